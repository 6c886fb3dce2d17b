'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ChartPlaceholder } from '@/components/chart/chart-placeholder';
import { CHART_STYLE } from '@/components/chart/chart-style';
import { formatUnit } from '@/components/chart/format-unit';
import { useLanguage } from '@/components/i18n/translate-provider';
import { fetchJson } from '@/components/query/fetch-json';
import { QueryIsland } from '@/components/query/query-island';
import { queryKeys } from '@/components/query/query-keys';
import { QueryState } from '@/components/query/query-state';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { LocalTime } from '@/components/ui/local-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { HistoryChart as Chart, HistoryView } from '@/lib/web/history/present-history';
import type { RangeId } from '@/lib/web/history/ranges';

const HistoryChart = dynamic(
  () => import('@/components/chart/history-chart').then((module) => module.HistoryChart),
  { ssr: false, loading: () => <ChartPlaceholder /> },
);

export interface HistoryTexts {
  readonly none: string;
  readonly ranges: string;
  readonly range: readonly { readonly id: RangeId; readonly name: string }[];
  readonly csv: string;
  readonly unseen: string;
  readonly alerts: string;
  readonly calm: string;
  readonly outage: string;
  readonly now: string;
}

interface Props {
  readonly migrationId: string;
  /** While it watches, looks are added and nobody tells: they are asked for. */
  readonly isOn: boolean;
  readonly texts: HistoryTexts;
}

const LOOK_MS = 15_000;
const SLOW_MS = 60_000;

/** One chart, with its newest and highest numbers in words. */
function Figure({
  chart,
  view,
  now,
}: {
  readonly chart: Chart;
  readonly view: HistoryView;
  readonly now: string;
}) {
  const { locale } = useLanguage();
  const said = chart.lines.flatMap(({ key, name }, index) => {
    const values = view.points.flatMap((point) => point[key] ?? []);
    const last = values.at(-1);
    if (last === undefined) return [];
    const show = (value: number) => formatUnit(value, chart.unit, locale);
    const most = values.reduce((a, b) => Math.max(a, b));
    const text = `${name}: ${now.replace('{value}', show(last)).replace('{most}', show(most))}`;
    return [{ key, text, colour: CHART_STYLE.lines[index % CHART_STYLE.lines.length] }];
  });
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1">
        <span className="block text-sm font-semibold">{chart.title}</span>
        {said.map(({ key, text, colour }) => (
          <span key={key} className="tabular flex items-center gap-1.5 text-xs text-ink-muted">
            <span aria-hidden className="h-0.5 w-3 shrink-0 rounded" style={{ background: colour }} />
            {text}
          </span>
        ))}
      </figcaption>
      <HistoryChart chart={chart} view={view} locale={locale} />
    </figure>
  );
}

function Alerts({ view, texts, isOn }: { view: HistoryView; texts: HistoryTexts; isOn: boolean }) {
  if (view.alerts.length > 0)
    return (
      <Callout tone="danger" role="alert" title={texts.alerts}>
        <ul className="list-disc pl-4">
          {view.alerts.map((alert) => (
            <li key={alert}>{alert}</li>
          ))}
        </ul>
      </Callout>
    );
  return isOn ? <p className="text-sm text-ink-muted">{texts.calm}</p> : null;
}

/** What the numbered lines of the charts stand for. */
function Marks({ view, texts }: { readonly view: HistoryView; readonly texts: HistoryTexts }) {
  if (view.marks.length + view.outages.length === 0) return null;
  return (
    <ol className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
      {view.marks.map(({ at, label }, index) => (
        <li key={`${at}-${label}`}>
          <span className="tabular mr-1.5 font-medium">{index + 1}</span>
          {label} · <LocalTime at={at} hasSeconds />
        </li>
      ))}
      {view.outages.map(({ from }) => (
        <li key={from}>
          <span aria-hidden className="mr-1.5 inline-block size-3 rounded-sm bg-danger-solid/30" />
          {texts.outage} · <LocalTime at={from} hasSeconds />
        </li>
      ))}
    </ol>
  );
}

function Remembered({ migrationId, isOn, texts }: Props) {
  const { locale } = useLanguage();
  const [range, setRange] = useState<RangeId>('15m');
  const address = `/api/migrations/${migrationId}/history?range=${range}`;
  const query = useQuery({
    queryKey: queryKeys.history(migrationId, range, locale),
    queryFn: ({ signal }) => fetchJson<HistoryView>(address, signal),
    refetchInterval: isOn ? (range === '7d' ? SLOW_MS : LOOK_MS) : false,
    placeholderData: keepPreviousData,
  });
  const view = query.data;
  return (
    <div className="space-y-4">
      <QueryState query={query} />
      {view ? <Alerts view={view} texts={texts} isOn={isOn} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these choose what is shown */}
        <div role="group" aria-label={texts.ranges} className="flex flex-wrap gap-1">
          {texts.range.map(({ id, name }) => (
            <Button
              key={id}
              size="sm"
              variant={id === range ? 'secondary' : 'ghost'}
              aria-pressed={id === range}
              onClick={() => setRange(id)}
            >
              {name}
            </Button>
          ))}
        </div>
        <a className={buttonClass('ghost', 'sm', 'ml-auto')} href={`${address}&format=csv`} download>
          <Download aria-hidden />
          {texts.csv}
        </a>
      </div>
      {view ? null : <Skeleton className="h-48" />}
      {view && view.charts.length === 0 ? <p className="text-sm text-ink-muted">{texts.none}</p> : null}
      {view && view.charts.length > 0 ? (
        <>
          <div className="grid items-end gap-x-6 gap-y-5 lg:grid-cols-2">
            {view.charts.map((chart) => (
              <Figure key={chart.id} chart={chart} view={view} now={texts.now} />
            ))}
          </div>
          <Marks view={view} texts={texts} />
          {view.unseen.length > 0 ? (
            <p className="text-sm text-ink-muted">
              {texts.unseen.replace('{names}', view.unseen.join(', '))}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

/** The time series of the target, its pooler and the backend: charts, alerts, marks, and all of it as CSV. */
export default function HistoryIsland(props: Props) {
  return (
    <QueryIsland>
      <Remembered {...props} />
    </QueryIsland>
  );
}
