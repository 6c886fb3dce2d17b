'use client';

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LineTarget } from './line-target';
import type { LogRow } from './log-buffer';

/** Height of a line that is not wrapped, in px: also the smallest target of its number (WCAG 2.5.8). */
const LINE = 24;
/** How near to the end still counts as the end, in px. */
const NEAR_END = 16;

/** The link may stand far above the log; the reader, and the keyboard, go where it leads. */
function goTo(box: HTMLElement | null): void {
  box?.scrollIntoView({ block: 'nearest' });
  box?.focus({ preventScroll: true });
}

interface Options {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: readonly LogRow[];
  /** Changes when `rows`, which is changed in place, did. */
  readonly version: number;
  readonly isLive: boolean;
  readonly target: LineTarget | null;
}

/**
 * A log that is over opens at its first error, else at its end, however many of its lines are there by now. Gives what
 * ends that: the reader goes elsewhere.
 */
function useRestingPlace(
  { rows, version, isLive }: Pick<Options, 'rows' | 'version' | 'isLive'>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): () => void {
  const isResting = useRef(!isLive);
  const leave = useCallback(() => {
    isResting.current = false;
  }, []);
  useEffect(() => {
    if (!isResting.current || rows.length === 0 || version < 0) return;
    if (window.location.hash.startsWith('#L')) return;
    const firstError = rows.findIndex((row) => row.level === 'error');
    if (firstError < 0) return virtualizer.scrollToEnd();
    leave();
    virtualizer.scrollToIndex(firstError, { align: 'center' });
  }, [rows, version, virtualizer, leave]);
  return leave;
}

/**
 * What is on screen of a log and whether it follows the end. Following begins on for a running log, stops when
 * the reader scrolls up and comes back at the end; a chosen line, once there, is shown and stops it too.
 */
export function useLogScroll({ box, rows, version, isLive, target }: Options) {
  const [isFollowing, setFollowing] = useState(isLive);
  const [seen, setSeen] = useState(0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 4,
    anchorTo: 'end',
    scrollEndThreshold: NEAR_END,
  });

  // Also after the box changed its height: a form may open above it, a phone be turned.
  const height = virtualizer.scrollRect?.height ?? 0;
  useLayoutEffect(() => {
    if (isFollowing && version > 0 && height > 0) virtualizer.scrollToEnd();
  }, [isFollowing, version, height, virtualizer]);

  const leave = useRestingPlace({ rows, version, isLive }, virtualizer);
  const show = (index: number) => {
    leave();
    setFollowing(false);
    virtualizer.scrollToIndex(index, { align: 'center' });
  };

  const last = useRef({ top: 0, height: 0 });
  const shown = useRef<LineTarget | null>(null);
  useEffect(() => {
    if (!target || shown.current === target || version < 0) return;
    const index = rows.findIndex((row) => row.seq >= target.from);
    if (index < 0) return;
    shown.current = target;
    leave();
    setFollowing(false);
    virtualizer.scrollToIndex(index, { align: 'center' });
    goTo(box.current);
  }, [box, target, rows, version, virtualizer, leave]);

  return {
    virtualizer,
    isFollowing,
    /** Lines that came below while the reader looked elsewhere. */
    unseen: isFollowing || !isLive ? 0 : Math.max(0, rows.length - seen),
    show,
    follow: (isOn: boolean) => {
      setFollowing(isOn);
      setSeen(rows.length);
      if (isOn) virtualizer.scrollToEnd();
    },
    onScroll: () => {
      const element = box.current;
      if (!element) return;
      const before = last.current;
      last.current = { top: element.scrollTop, height: element.scrollHeight };
      const isAtEnd = element.scrollHeight - element.clientHeight - element.scrollTop <= NEAR_END;
      if (isAtEnd) setSeen(rows.length);
      // Only a reader scrolls up while nothing is trimmed; the program moves downwards, and following stays on.
      const wentUp = last.current.top < before.top - 1 && last.current.height >= before.height;
      if (wentUp) leave();
      if (isLive) setFollowing((now) => (isAtEnd ? true : wentUp ? false : now));
    },
  };
}
