'use client';

import { useEffect, useRef, useState } from 'react';
import type { OverTimePoint } from '../chart/chart-data';
import { LazyChart } from '../chart/lazy-chart';
import { LiveLogBody, type LiveLogProps } from '../log/live-log-body';
import type { LogEvent } from '../log/log-event';
import { QueryIsland } from '../query/query-island';
import { queryKeys } from '../query/query-keys';
import { useKept } from '../query/use-kept';
import { DataTable } from '../ui/data-table';
import { LiveSamples, type LiveSeries } from './live-samples';

export interface LiveLatencyTexts {
  readonly title: string;
  readonly lead: string;
  readonly seconds: string;
  readonly ms: string;
  readonly msLog: string;
  readonly series: string;
  readonly limit: string;
  /** Names of the series by `workload.side`. */
  readonly names: Readonly<Record<string, string>>;
}

export interface LiveLatencyProps extends Omit<LiveLogProps, 'onFresh'> {
  readonly limitMs: number;
  readonly locale: string;
  readonly texts: LiveLatencyTexts;
}

interface Shown {
  readonly series: readonly LiveSeries[];
  readonly current: string | null;
  readonly points: readonly OverTimePoint[];
}

/** Twice a second is all that an eye follows, and a fast server sends far more. */
const DRAW_MS = 500;
const NUMBERS = ['n', 'p50', 'p95', 'p99'] as const;

function shownOf(samples: LiveSamples): Shown {
  const current = samples.current();
  return { series: samples.series(), current, points: current ? samples.points(current) : [] };
}

/** The percentiles so far, from the events that the log follows anyway. */
function useLiveSamples(runId: string, initialEvents: readonly LogEvent[]) {
  // Kept as long as the log, which resumes where it was and does not send the times of before again.
  const samples = useKept(queryKeys.samples(runId), () => {
    const fresh = new LiveSamples();
    fresh.add(initialEvents);
    return fresh;
  });
  const [shown, setShown] = useState(() => shownOf(samples));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onFresh = (events: readonly LogEvent[]) => {
    if (!samples.add(events) || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setShown(shownOf(samples));
    }, DRAW_MS);
  };
  return { shown, onFresh };
}

/** The log of a latency run with the percentiles so far above it, against the limit. */
function LatencyLog({ limitMs, locale, texts, ...log }: LiveLatencyProps) {
  const { shown, onFresh } = useLiveSamples(log.runId, log.initialEvents);
  const nameOf = (id: string) => texts.names[id] ?? id;
  return (
    <>
      {shown.current ? (
        <figure id="live-latency" className="min-w-0 space-y-3 border-b p-4 sm:p-5">
          <figcaption>
            <span className="block font-semibold">
              {texts.title}: {nameOf(shown.current)}
            </span>
            <span className="block text-sm text-ink-muted">{texts.lead}</span>
          </figcaption>
          <LazyChart
            spec={{
              kind: 'over-time',
              points: shown.points,
              limit: { value: limitMs, label: texts.limit },
              floor: null,
              names: { x: texts.seconds, y: texts.ms, yLog: texts.msLog },
            }}
          />
          <DataTable<LiveSeries>
            caption={texts.ms}
            rows={shown.series}
            rowKey={({ id }) => id}
            columns={[
              { id: 'series', header: texts.series, cell: ({ id }) => nameOf(id) },
              ...NUMBERS.map((id) => ({
                id,
                header: id === 'n' ? id : id.toUpperCase(),
                isNumeric: true,
                cell: (row: LiveSeries) => row[id].toLocaleString(locale),
              })),
            ]}
          />
        </figure>
      ) : null}
      <LiveLogBody {...log} onFresh={onFresh} />
    </>
  );
}

export default function LiveLatencyIsland(props: LiveLatencyProps) {
  return (
    <QueryIsland>
      <LatencyLog {...props} />
    </QueryIsland>
  );
}
