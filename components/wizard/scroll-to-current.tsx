'use client';

import { useEffect, useRef } from 'react';

/** Scrolls the box around it sideways, so that the current entry is in view. Draws nothing. */
export function ScrollToCurrent() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const box = mark.current?.parentElement;
    const current = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !current) return;
    const offset = current.getBoundingClientRect().left - box.getBoundingClientRect().left;
    box.scrollLeft += offset - (box.clientWidth - current.clientWidth) / 2;
  }, []);
  return <span ref={mark} hidden />;
}
