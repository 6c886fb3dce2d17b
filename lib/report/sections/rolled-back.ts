import { type Message, say } from '../../i18n/message';
import type { StepId } from '../../plan/step-id';
import { writtenBy } from '../../runs/written-by';
import type { ReportFacts, ReportStep } from '../report-facts';

/** Steps that leave something which a rollback of everything takes back; what only looks, or cleans up, writes nothing. */
const WRITING: readonly StepId[] = [
  'backup',
  'schema.deploy',
  'exposure',
  'data.prepare',
  'data.copy',
  'data.follow',
  'data.cutover',
  'data.reverse',
  'data.cutover',
  'backend.env',
  'backend.compose',
  'docs',
  'commit',
];

/** Steps that wrote again after the rollback: the migration goes on, and the rollback is history. */
function wroteSince({ outline, attempts }: ReportStep, at: string): boolean {
  return (
    WRITING.includes(outline.id) &&
    attempts.some((run) => run.action === 'run' && run.requestedAt > at && writtenBy(run) !== null)
  );
}

/**
 * That everything was rolled back, which a reader has to know before anything else; null where nobody did, or where steps
 * wrote again since. Pure.
 */
export function rolledBack({ steps }: Pick<ReportFacts, 'steps'>): Message | null {
  const step = steps.find(({ outline }) => outline.id === 'rollback.everything');
  const run = step?.attempts.findLast(({ action, outcomes }) => action === 'run' && outcomes.length > 0);
  if (!run || steps.some((one) => wroteSince(one, run.requestedAt))) return null;
  const isExact = run.status === 'succeeded' || run.status === 'warned';
  const at = run.endedAt ?? run.requestedAt;
  return say('report.verdict.rolledBack', { name: run.requestedBy, at, isExact });
}
