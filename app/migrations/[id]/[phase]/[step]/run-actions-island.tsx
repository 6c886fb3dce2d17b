'use client';

import type { DehydratedState } from '@tanstack/react-query';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslate } from '@/components/i18n/translate-provider';
import { ActionProblem } from '@/components/query/action-problem';
import { fetchJson } from '@/components/query/fetch-json';
import type { RunSummary } from '@/components/query/migration-summary';
import { PostForm } from '@/components/query/post-form';
import { QueryIsland } from '@/components/query/query-island';
import { queryKeys } from '@/components/query/query-keys';
import { useAction } from '@/components/query/use-action';
import { Button } from '@/components/ui/button';
import { StatusBadge } from '@/components/ui/status-badge';
import { cancelRun } from './actions';

interface Props {
  readonly migrationId: string;
  readonly runId: string;
  readonly state: DehydratedState;
  readonly canCancel: boolean;
  readonly label: string;
  readonly pendingLabel: string;
}

/** Stops a run. No question asked: what it had begun is rolled back, and it can be run again. */
function Actions({ migrationId, runId, canCancel, label, pendingLabel }: Omit<Props, 'state'>) {
  const t = useTranslate();
  const client = useQueryClient();
  const key = queryKeys.run(migrationId, runId);
  const { data: run } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson<RunSummary>(`/api/runs/${runId}`, signal),
  });
  const cancel = useAction(cancelRun, { migrationId });
  if (!run) return null;
  const press = () =>
    cancel.mutate(
      { runId },
      { onSuccess: () => client.setQueryData(key, { ...run, status: 'cancelling' as const }) },
    );
  const isCancelling = cancel.isPending || run.status === 'cancelling';
  return (
    <>
      <StatusBadge status={run.status} t={t} />
      {canCancel && !run.isTerminal ? (
        <PostForm action={cancelRun} values={{ runId }} onSend={press}>
          <Button type="submit" variant="secondary" size="sm" isPending={isCancelling}>
            {isCancelling ? pendingLabel : label}
          </Button>
        </PostForm>
      ) : null}
      <ActionProblem error={cancel.error} />
    </>
  );
}

export default function RunActionsIsland({ state, ...props }: Props) {
  return (
    <QueryIsland state={state}>
      <Actions {...props} />
    </QueryIsland>
  );
}
