'use client';

import { useEffect, useRef, useState } from 'react';
import { type Connection, EventStream } from '@/components/query/event-stream';
import { queryKeys } from '@/components/query/query-keys';
import { useKept } from '@/components/query/use-kept';
import { LogBuffer } from './log-buffer';
import { type LogEvent, parseLogEvent } from './log-event';
import { runEventsUrl } from './run-events-url';

interface Options {
  readonly runId: string;
  /** What the server rendered with the page. */
  readonly initialEvents: readonly LogEvent[];
  /** A run that ended: nothing to follow once its events are here. */
  readonly isTerminal: boolean;
  /** Each new event once, of every stream: progress, samples, lifecycle. */
  readonly onFresh?: (events: readonly LogEvent[]) => void;
}

function bufferOf(events: readonly LogEvent[]): LogBuffer {
  const buffer = new LogBuffer();
  buffer.push(events);
  return buffer;
}

/**
 * The events of a run, live. The buffer is changed in place: subscribe to it. It follows
 * `/api/runs/RUNID/events?after=SEQ`, which sends `id: seq`, JSON events, and `event: end` after the last one. Who comes
 * back to the page finds the buffer of before and resumes it.
 */
export function useRunEvents({ runId, initialEvents, isTerminal, onFresh }: Options) {
  const buffer = useKept(queryKeys.log(runId), () => bufferOf(initialEvents));
  const [connection, setConnection] = useState<Connection>(isTerminal ? 'ended' : 'connecting');
  const tell = useRef(onFresh);
  useEffect(() => {
    tell.current = onFresh;
  });

  useEffect(() => {
    const stream = new EventStream<LogEvent>({
      url: (waiting) => runEventsUrl(runId, buffer.lastSeq, waiting),
      parse: parseLogEvent,
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
