'use client';

import { type DehydratedState, useQuery } from '@tanstack/react-query';
import { useLanguage } from '@/components/i18n/translate-provider';
import { fetchJson } from '@/components/query/fetch-json';
import { QueryIsland } from '@/components/query/query-island';
import { queryKeys } from '@/components/query/query-keys';
import { DataTable } from '@/components/ui/data-table';
import { KeyValueList } from '@/components/ui/key-value-list';
import { LocalTime } from '@/components/ui/local-time';
import { WatchStrip } from '@/components/watch/watch-strip';
import type { WatchView } from '@/lib/web/monitor/present-watch';

/** Names of columns, rows and totals, and what stands in place of none. */
export type WatchTexts = Readonly<
  Record<
    | 'since'
    | 'until'
    | 'upTime'
    | 'downTime'
    | 'gapTime'
    | 'up'
    | 'down'
    | 'gap'
    | 'what'
    | 'from'
    | 'to'
    | 'length'
    | 'none'
    | 'clean',
    string
  >
>;

interface Props {
  readonly migrationId: string;
  readonly state: DehydratedState;
  /** While it watches, the record grows by the second and nobody tells: it is asked for. */
  readonly isOn: boolean;
  readonly texts: WatchTexts;
}

const PAUSE_MS = 5_000;

function Totals({
  seen,
  texts,
}: {
  readonly seen: NonNullable<WatchView['seen']>;
  readonly texts: WatchTexts;
}) {
  const { record, up, down, gap } = seen;
  return (
    <KeyValueList
      items={[
        { key: 'since', label: texts.since, value: <LocalTime at={record.from} hasSeconds /> },
        { key: 'until', label: texts.until, value: <LocalTime at={record.to} hasSeconds /> },
        { key: 'up', label: texts.upTime, value: up },
        { key: 'down', label: texts.downTime, value: down },
        { key: 'gap', label: texts.gapTime, value: gap },
      ]}
    />
  );
}

function Breaks({
  seen,
  texts,
}: {
  readonly seen: NonNullable<WatchView['seen']>;
  readonly texts: WatchTexts;
}) {
  return (
    <DataTable
      caption={seen.caption}
      rows={seen.rows}
      rowKey={({ what, from }) => `${what}-${from}`}
      empty={texts.clean}
      columns={[
        {
          id: 'what',
          header: texts.what,
          // Nobody gives a reason for not having watched.
          cell: ({ what, reason }) => (
            <>
              {what}
              {reason === null ? null : <span className="block text-xs text-ink-muted">{reason}</span>}
            </>
          ),
        },
        { id: 'from', header: texts.from, cell: ({ from }) => <LocalTime at={from} hasSeconds /> },
        { id: 'to', header: texts.to, cell: ({ to }) => <LocalTime at={to} hasSeconds /> },
        { id: 'length', header: texts.length, isNumeric: true, cell: ({ length }) => length },
      ]}
    />
  );
}

function Watched({ migrationId, isOn, texts }: Omit<Props, 'state'>) {
  const { locale } = useLanguage();
  const { data } = useQuery({
    queryKey: queryKeys.watch(migrationId, locale),
    queryFn: ({ signal }) => fetchJson<WatchView>(`/api/migrations/${migrationId}/watch`, signal),
    refetchInterval: isOn ? PAUSE_MS : false,
  });
  if (!data?.seen) return <p className="text-sm text-ink-muted">{texts.none}</p>;
  const { seen } = data;
  return (
    <>
      <Totals seen={seen} texts={texts} />
      <WatchStrip
        record={seen.record}
        label={seen.label}
        names={{ up: texts.up, down: texts.down, gap: texts.gap }}
      />
      <Breaks seen={seen} texts={texts} />
    </>
  );
}

/** What the downtime watch saw: totals, a strip, and every outage and gap with begin and end. */
export default function WatchRecordIsland({ state, ...props }: Props) {
  return (
    <QueryIsland state={state}>
      <Watched {...props} />
    </QueryIsland>
  );
}
