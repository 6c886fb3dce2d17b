'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import type { DrawnState } from '@/components/query/drawn-state';
import { QueryIsland } from '@/components/query/query-island';
import { useMigration } from '@/components/query/use-migration';
import { StepStateBadge } from '@/components/ui/step-state-badge';

interface Props extends DrawnState {
  readonly stepId: string;
}

function State({ migrationId, stepId }: Omit<Props, 'state'>) {
  const t = useTranslate();
  const { data } = useMigration(migrationId);
  const state = data?.steps.find(({ id }) => id === stepId)?.state;
  return state ? <StepStateBadge state={state} t={t} /> : null;
}

export default function LiveStepStateIsland({ state, ...props }: Props) {
  return (
    <QueryIsland state={state}>
      <State {...props} />
    </QueryIsland>
  );
}
