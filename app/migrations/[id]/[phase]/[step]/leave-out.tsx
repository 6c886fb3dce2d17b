import Link from 'next/link';
import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK } from '@/lib/plan/status';
import type { StepView } from '@/lib/runs/derive-steps';
import { loadDrawn } from '../../load-migration';
import { SkipPanel } from './skip-panel';

interface Props {
  readonly migrationId: string;
  readonly step: StepView;
  readonly t: Translate;
}

/** The way past a step: leaving an optional one out with a reason; for a required one, why there is none. */
export async function LeaveOut({ migrationId, step, t }: Props) {
  // The rollback is no part of the sequence, so there is nothing to leave out.
  const isOutside = step.outline.phase === 'rollback';
  if (!step.skip && (isOutside || STEP_STATE_LOOK[step.state].isDone)) return null;
  if (!step.skip && !step.outline.isOptional) {
    // Only where it is in the way: a step that has not run yet, or waits for an answer, needs no way past it.
    if (!step.lastRun || step.state === 'waiting') return null;
    return (
      <p className="text-sm text-ink-muted">
        {t('app.step.required')}{' '}
        <Link className="text-link" href={`/migrations/${migrationId}#gates`}>
          {t('app.step.requiredLink')}
        </Link>
      </p>
    );
  }
  const { drawn } = await loadDrawn(migrationId);
  return (
    <SkipPanel
      {...drawn}
      stepId={step.outline.id}
      skippedBecause={step.skip?.reason ?? null}
      texts={{
        skip: t('app.step.skip'),
        skipping: t('app.step.skipping'),
        reason: t('app.step.skipReason'),
        reasonHelp: t('app.step.skipHelp'),
        unskip: t('app.step.unskip'),
      }}
    />
  );
}
