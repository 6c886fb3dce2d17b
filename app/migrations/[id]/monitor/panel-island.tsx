'use client';

import { useQuery } from '@tanstack/react-query';
import { MonitorCards } from '@/components/monitor/monitor-cards';
import type { MonitorTexts } from '@/components/monitor/monitor-texts';
import { fetchJson } from '@/components/query/fetch-json';
import { QueryIsland } from '@/components/query/query-island';
import { queryKeys } from '@/components/query/query-keys';
import { QueryState } from '@/components/query/query-state';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import type { PanelAnswer, PanelPart } from '@/lib/web/monitor/panel-card';

interface Props {
  readonly migrationId: string;
  readonly part: PanelPart;
  /** What was chosen to be looked at: another choice is another question, asked at once. */
  readonly chosen: string;
  readonly texts: MonitorTexts;
}

const PAUSE_MS = 5_000;

function Part({ migrationId, part, chosen, texts }: Props) {
  const query = useQuery({
    queryKey: queryKeys.panel(migrationId, part, chosen),
    queryFn: ({ signal }) =>
      fetchJson<PanelAnswer>(`/api/migrations/${migrationId}/panel?part=${part}`, signal),
    // A question is never sent before the last is answered, nor by a tab that nobody looks at.
    refetchInterval: PAUSE_MS,
    staleTime: PAUSE_MS,
  });
  const answer = query.data;
  return (
    <div className="space-y-5">
      <QueryState query={query} />
      {answer?.problem ? <p className="text-sm break-words text-ink-muted">{answer.problem}</p> : null}
      {answer ? <MonitorCards cards={answer.cards} texts={texts} /> : null}
      {query.isPending && !query.isError ? (
        <div aria-busy className="space-y-2">
          <p className="text-sm text-ink-muted">{texts.reading}</p>
          <Skeleton className="h-16" />
        </div>
      ) : null}
      {query.isError ? <Callout tone="warning">{texts.lost}</Callout> : null}
    </div>
  );
}

/** One part of the page, read by itself: while it loads, when it cannot be read, and what it shows. */
export default function PanelIsland(props: Props) {
  return (
    <QueryIsland>
      <Part {...props} />
    </QueryIsland>
  );
}
