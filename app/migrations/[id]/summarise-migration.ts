import type { DrawnState } from '@/components/query/drawn-state';
import { hydratedState } from '@/components/query/hydrated-state';
import type { MigrationSummary } from '@/components/query/migration-summary';
import { queryKeys } from '@/components/query/query-keys';
import type { Translate } from '@/lib/i18n/translate';
import type { StepView } from '@/lib/runs/derive-steps';
import { isWaived } from '@/lib/runs/gate';
import type { Waiver } from '@/lib/store/waivers';
import { stepReason } from './step-reason';

const ms = (iso: string | null | undefined) => (iso ? Date.parse(iso) : null);

/** Where a migration stands, for the browser’s copy of it. Pure. */
export function summariseMigration(
  steps: readonly StepView[],
  waivers: readonly Waiver[],
  { revision, alerts }: Pick<MigrationSummary, 'revision' | 'alerts'>,
  now: Date,
  t: Translate,
): MigrationSummary {
  return {
    revision,
    alerts,
    serverNow: now.getTime(),
    steps: steps.map((step) => ({
      id: step.outline.id,
      phase: step.outline.phase,
      state: step.state,
      isOptional: step.outline.isOptional ?? false,
      ...(isWaived(step, waivers) ? { isWaived: true } : {}),
      ...(step.outline.isAside ? { isAside: true } : {}),
      startedAt: ms(step.lastRun?.startedAt),
      endedAt: ms(step.lastRun?.endedAt),
      reason: stepReason(step, t) ?? null,
      skippedBecause: step.skip?.reason ?? null,
    })),
  };
}

/** The same as the beginning of the live parts of a page. */
export function drawnState(migrationId: string, summary: MigrationSummary): DrawnState {
  return { migrationId, state: hydratedState([[queryKeys.summary(migrationId), summary]]) };
}
