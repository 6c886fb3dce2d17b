'use client';

import { useEffect, useRef, useState } from 'react';
import { type Connection, EventStream } from './event-stream';
import { LogBuffer } from './log-buffer';
import type { LogEvent } from './log-event';

interface Options {
  readonly runId: string;
  /** What the server rendered with the page. */
  readonly initialEvents: readonly LogEvent[];
  /** A run that ended: nothing to follow once its events are here. */
  readonly isTerminal: boolean;
  /** Each new event once, of every stream: progress, samples, lifecycle. */
  readonly onFresh?: (events: readonly LogEvent[]) => void;
}

/**
 * The events of a run, live. The buffer is changed in place: subscribe to it. It follows
 * `/api/runs/RUNID/events?after=SEQ`, which sends `id: seq`, JSON events, and `event: end` after the last one.
 */
export function useRunEvents({ runId, initialEvents, isTerminal, onFresh }: Options) {
  const [buffer] = useState(() => {
    const fresh = new LogBuffer();
    fresh.push(initialEvents);
    return fresh;
  });
  const [connection, setConnection] = useState<Connection>(isTerminal ? 'ended' : 'connecting');
  const tell = useRef(onFresh);
  useEffect(() => {
    tell.current = onFresh;
  });

  useEffect(() => {
    const stream = new EventStream({
      url: (after) => `/api/runs/${encodeURIComponent(runId)}/events?after=${after}`,
      lastSeq: () => buffer.lastSeq,
      onEvents: (events) => {
        const fresh = buffer.push(events);
        if (fresh.length > 0) tell.current?.(fresh);
      },
      onConnection: setConnection,
    });
    const retry = () => stream.retryNow();
    window.addEventListener('online', retry);
    stream.start();
    return () => {
      window.removeEventListener('online', retry);
      stream.close();
    };
  }, [runId, buffer]);

  return { buffer, connection };
}
