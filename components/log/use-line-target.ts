'use client';

import { type MouseEvent, useCallback, useEffect, useState } from 'react';
import { extendTo, type LineTarget, lineHash, parseLineTarget } from './line-target';

/**
 * The lines chosen by the address of the page. Clicking a number chooses its line, shift-click a range; the
 * address follows without a new entry in the history.
 */
export function useLineTarget() {
  const [target, setTarget] = useState<LineTarget | null>(null);
  useEffect(() => {
    const read = () => setTarget(parseLineTarget(window.location.hash));
    // The browser stays silent when a link leads to where the address is already.
    const again = (event: globalThis.MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#L"]') : null;
      if (link?.getAttribute('href') === window.location.hash) read();
    };
    read();
    window.addEventListener('hashchange', read);
    document.addEventListener('click', again);
    return () => {
      window.removeEventListener('hashchange', read);
      document.removeEventListener('click', again);
    };
  }, []);

  const choose = useCallback((event: MouseEvent, seq: number) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const isRange = event.shiftKey;
    setTarget((before) => {
      const next = isRange ? extendTo(before, seq) : { from: seq, to: seq };
      window.history.replaceState(null, '', lineHash(next));
      return next;
    });
  }, []);

  return { target, choose };
}
