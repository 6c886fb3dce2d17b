'use client';

import { type DehydratedState, useQuery } from '@tanstack/react-query';
import { FlaskConical, ServerCog } from 'lucide-react';
import Link from 'next/link';
import { useLanguage } from '@/components/i18n/translate-provider';
import { fetchJson } from '@/components/query/fetch-json';
import type { MigrationRow } from '@/components/query/migration-row';
import { QueryIsland } from '@/components/query/query-island';
import { queryKeys } from '@/components/query/query-keys';
import { QueryState } from '@/components/query/query-state';
import { Badge } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { StepStateBadge } from '@/components/ui/step-state-badge';
import type { Translate } from '@/lib/i18n/translate';

function Progress({ row, t }: { readonly row: MigrationRow; readonly t: Translate }) {
  return (
    <span className="w-full text-sm sm:w-72 lg:w-96">
      <span className="flex items-center justify-between gap-2">
        <span className="tabular text-ink-muted">{row.progress}</span>
        {row.loud ? <StepStateBadge state={row.loud} t={t} /> : null}
      </span>
      <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-neutral-bg">
        <span
          data-forced-border
          className="block h-full bg-linear-to-r from-source-solid to-target-solid"
          style={{ width: `${Math.round((100 * row.done) / Math.max(1, row.total))}%` }}
        />
      </span>
      <span className="mt-1 block">
        <span className="text-ink-muted">{t('ui.frame.next')}</span> {row.next}
      </span>
    </span>
  );
}

function Row({ row, t }: { readonly row: MigrationRow; readonly t: Translate }) {
  const isPractice = row.kind === 'practice';
  return (
    <li>
      <Link
        href={`/migrations/${row.id}`}
        className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-3.5 no-underline hover:bg-sunken focus-visible:-outline-offset-2 sm:px-5"
      >
        <span className="min-w-0 flex-1 basis-52">
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="truncate font-medium">{row.name}</span>
            <Badge
              tone={isPractice ? 'info' : 'neutral'}
              icon={isPractice ? <FlaskConical aria-hidden /> : <ServerCog aria-hidden />}
            >
              {row.kindName}
            </Badge>
          </span>
          <span className="mt-0.5 block text-sm text-ink-muted">
            {row.created} · <LocalTime at={row.createdAt} />
          </span>
        </span>
        <Progress row={row} t={t} />
      </Link>
    </li>
  );
}

function List() {
  const { t, locale } = useLanguage();
  const query = useQuery({
    queryKey: queryKeys.migrationList(locale),
    queryFn: ({ signal }) => fetchJson<MigrationRow[]>('/api/migrations', signal),
  });
  return (
    <>
      <QueryState query={query} />
      <ul className="divide-y">
        {query.data?.map((row) => (
          <Row key={row.id} row={row} t={t} />
        ))}
      </ul>
    </>
  );
}

export default function MigrationListIsland({ state }: { readonly state: DehydratedState }) {
  return (
    <QueryIsland state={state}>
      <List />
    </QueryIsland>
  );
}
