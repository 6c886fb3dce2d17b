'use client';

import { useMemo } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import type { DrawnState } from '@/components/query/drawn-state';
import { QueryIsland } from '@/components/query/query-island';
import { tabState } from '@/components/query/tab-state';
import { useBrowserNews } from '@/components/query/use-browser-news';
import { useMigration } from '@/components/query/use-migration';
import { useRevision } from '@/components/query/use-revision';
import { useTabState } from '@/components/query/use-tab-state';
import type { PhaseId } from '@/lib/plan/outline';
import { NO_PROGRESS, phaseProgress } from './phase-progress';
import { PhaseStepper, type PhaseView } from './phase-stepper';

interface Props extends DrawnState {
  readonly phases: readonly (Pick<PhaseView, 'number' | 'title' | 'href'> & { readonly id: PhaseId })[];
  readonly migrationName: string;
  readonly currentId?: PhaseId | undefined;
  /** False where the page draws the phases itself, and only follows along here. */
  readonly isDrawn: boolean;
  /** Of what the page was drawn from. */
  readonly revision: string;
}

function Phases({ migrationId, migrationName, phases, currentId, isDrawn, revision }: Omit<Props, 'state'>) {
  const t = useTranslate();
  const { data } = useMigration(migrationId);
  useRevision(revision, data?.revision);
  useTabState(data ? tabState(data) : 'calm');
  const names = useMemo(
    () => ({
      migration: migrationName,
      phase: (id: PhaseId) => phases.find((phase) => phase.id === id)?.title ?? '',
    }),
    [migrationName, phases],
  );
  useBrowserNews(data, names);
  if (!isDrawn) return null;
  const ids = phases.map(({ id }) => id);
  const progress = phaseProgress(ids, data?.steps ?? []);
  const views = phases.map((phase) => ({ ...phase, ...(progress.get(phase.id) ?? NO_PROGRESS) }));
  return <PhaseStepper phases={views} currentId={currentId} t={t} />;
}

export default function LivePhasesIsland({ state, ...props }: Props) {
  return (
    <QueryIsland state={state}>
      <Phases {...props} />
    </QueryIsland>
  );
}
