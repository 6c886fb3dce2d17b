'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';

/** A page that answers sooner than this needs no sign that it is coming. */
const PATIENCE_MS = 150;

/**
 * A thin bar while the next page is on its way. Pages are sent whole rather than behind a loading screen, so that
 * they also work without scripts; this is the sign that a click was heard.
 */
export function NavigationProgress() {
  const path = usePathname();
  const search = useSearchParams().toString();
  const [isGoing, setGoing] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address changed, so the page is there
  useEffect(() => setGoing(false), [path, search]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || link.target || link.hasAttribute('download'))
        return;
      const { origin, pathname, search: query } = window.location;
      if (link.origin !== origin || (link.pathname === pathname && link.search === query)) return;
      clearTimeout(timer);
      timer = setTimeout(() => setGoing(true), PATIENCE_MS);
    };
    document.addEventListener('click', onClick, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', onClick, true);
    };
  }, []);

  return isGoing ? (
    <div
      aria-hidden
      className="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-linear-to-r from-source-solid to-target-solid"
    />
  ) : null;
}
