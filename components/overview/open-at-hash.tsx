'use client';

import { useEffect } from 'react';

/** Opens the `details` of that id when the address of the page leads to it, or to something inside. */
export function OpenAtHash({ id }: { readonly id: string }) {
  useEffect(() => {
    const open = () => {
      const part = document.getElementById(id);
      const wanted = document.getElementById(window.location.hash.slice(1));
      if (!(part instanceof HTMLDetailsElement) || !wanted || !part.contains(wanted)) return;
      part.open = true;
      wanted.scrollIntoView();
    };
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [id]);
  return null;
}
