'use client';

import { useState, useSyncExternalStore } from 'react';
import type { LogLevel } from '@/lib/plan/step-context';
import type { LogBuffer } from './log-buffer';
import { LogView } from './log-view';

/** The rows to show and the matches of the search, caught up with the buffer at each render. */
export function useLogFilter(buffer: LogBuffer) {
  const version = useSyncExternalStore(buffer.subscribe, buffer.getVersion, () => 0);
  const [view] = useState(() => new LogView());
  const [query, setQueryText] = useState('');
  const [isOnlyMatches, setOnlyMatches] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<LogLevel>>(new Set());
  /** Place of the current match among the matches; -1 before the first step. */
  const [current, setCurrent] = useState(-1);

  view.sync(buffer, { hidden, query, isOnlyMatches });
  return {
    version,
    rows: view.rows,
    matches: view.matches,
    query,
    isOnlyMatches,
    hidden,
    current,
    setCurrent,
    setOnlyMatches,
    setQuery: (next: string) => {
      setQueryText(next);
      setCurrent(-1);
    },
    toggleLevel: (level: LogLevel) =>
      setHidden((now) => {
        const next = new Set(now);
        if (!next.delete(level)) next.add(level);
        return next;
      }),
  };
}
