'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import type { DrawnState } from '@/components/query/drawn-state';
import { QueryIsland } from '@/components/query/query-island';
import { useMigration } from '@/components/query/use-migration';
import { StepList, type StepView } from './step-list';

interface Props extends DrawnState {
  /** What does not change while the page is open. */
  readonly steps: readonly Omit<StepView, 'state' | 'startedAt' | 'endedAt' | 'reason'>[];
  readonly label: string;
  readonly currentId?: string | undefined;
  readonly isCompact: boolean;
}

function Rail({ migrationId, steps, label, currentId, isCompact }: Omit<Props, 'state'>) {
  const t = useTranslate();
  const { data } = useMigration(migrationId);
  const views = steps.flatMap((step): StepView[] => {
    const now = data?.steps.find(({ id }) => id === step.id);
    if (!now) return [];
    const { state, startedAt, endedAt, reason } = now;
    return [{ ...step, state, startedAt, endedAt, ...(reason === null ? {} : { reason }) }];
  });
  return (
    <StepList
      steps={views}
      currentId={currentId}
      serverNow={data?.serverNow ?? 0}
      t={t}
      label={label}
      isCompact={isCompact}
    />
  );
}

export default function LiveRailIsland({ state, ...props }: Props) {
  return (
    <QueryIsland state={state}>
      <Rail {...props} />
    </QueryIsland>
  );
}
