import { type Message, say } from '../../i18n/message';
import { reverseNames } from '../../postgres/replication/follow-names';
import { settledStep } from '../../runs/gate';
import type { ReportFacts } from '../report-facts';

type Facts = Pick<ReportFacts, 'steps'> & { readonly migration: Pick<ReportFacts['migration'], 'id'> };

/** What says that a switch made the slot, and that a clean-up took it away. */
const [MADE, CLEANED] = ['data.cutover.wayBack', 'data.clean.left'];

/**
 * The slot of the way back that a switch left on the target and nobody has taken away since; also where the switch was
 * broken off, so that nobody knows. It keeps the target's log, of which a project has little. Pure.
 */
export function leftOnTarget({ steps, migration }: Facts): Message[] {
  const of = (id: 'data.cutover' | 'data.clean' | 'data.reverse') =>
    steps.find((step) => step.outline.id === id);
  const found = of('data.cutover');
  const switched = found && settledStep(found);
  const run = switched?.lastRun;
  if (!run?.startedAt || switched?.state === 'undone') return [];
  const isBroken = switched?.state === 'interrupted' || switched?.state === 'cancelled';
  const wasMade = run.outcomes.some(({ id, verdict }) => id === MADE && verdict === 'pass');
  if (!wasMade && !isBroken) return [];
  const since = run.startedAt;
  const isClean = of('data.clean')?.attempts.some(
    ({ startedAt, outcomes }) =>
      (startedAt ?? '') > since && outcomes.some(({ id, verdict }) => id === CLEANED && verdict === 'pass'),
  );
  const isGivenUp = of('data.reverse')?.attempts.some(
    ({ action, status, startedAt }) =>
      action === 'undo' && status === 'succeeded' && (startedAt ?? '') > since,
  );
  if (isClean || isGivenUp) return [];
  const { slot } = reverseNames(migration.id);
  return [say('report.verdict.leftOnTarget', { step: 'data.cutover', because: 'data.clean', slot })];
}
