import type { StepId } from '../../plan/step-id';
import type { RunView } from '../../runs/derive-run';
import { settledStep } from '../../runs/gate';
import type { ReportStep } from '../report-facts';

/** Steps of the phase that leave the rows of the target as they are, and say nothing of them. */
const ASIDE: readonly StepId[] = [
  'practice.bookings',
  'data.preflight',
  'data.prepare',
  'data.rehearse',
  'data.clean',
];

/** Criteria that compare the rows themselves, and those without which the comparison is one of some tables only. */
const COMPARING: Partial<Record<StepId, readonly string[]>> = {
  'data.verify': ['data.verify.rows', 'data.verify.complete'],
  'data.copy': ['data.copy.verified'],
  'data.follow': ['data.follow.verified', 'data.follow.compared'],
  'data.cutover': ['data.cutover.equal'],
};

/** The step that was the last to move rows or to compare them, and what it says of them. */
export interface ComparedRows {
  readonly step: ReportStep;
  readonly criteria: readonly string[];
  readonly state: 'compared' | 'differ' | 'partly' | 'uncompared';
}

const isData = ({ outline }: ReportStep) => outline.phase === 'data' && !ASIDE.includes(outline.id);

/** Runs and undos of steps that move rows, ended in whatever way: what was counted before them no longer holds. */
export function rowsMovedAt(steps: readonly ReportStep[]): string {
  const moved = (run: RunView) => (run.action === 'run' || run.action === 'undo') && run.startedAt !== null;
  const ends = steps
    .filter((step) => isData(step) && step.outline.id !== 'data.verify')
    .flatMap(({ attempts }) => attempts.filter(moved).map((run) => run.endedAt ?? run.startedAt ?? ''));
  return ends.sort().at(-1) ?? '';
}

function stateOf({ state, lastRun }: ReportStep, criteria: readonly string[]): ComparedRows['state'] {
  if (!['succeeded', 'warned', 'failed'].includes(state)) return 'uncompared';
  const verdicts = (lastRun?.outcomes ?? [])
    .filter(({ id }) => criteria.includes(id))
    .map(({ verdict }) => verdict);
  if (verdicts.includes('fail')) return 'differ';
  if (verdicts.length === 0 || verdicts.every((verdict) => verdict === 'unchecked')) return 'uncompared';
  return verdicts.includes('unchecked') ? 'partly' : 'compared';
}

/**
 * What the newest step that moved or compared rows says of them; null where none ran, or all of them were taken back. A step
 * of the phase that compares nothing leaves the rows uncompared, whatever an earlier comparison said. Pure.
 */
export function comparedRows(steps: readonly ReportStep[]): ComparedRows | null {
  const ran = steps
    .filter(isData)
    .map((step) => settledStep(step))
    .filter(({ state, lastRun }) => lastRun?.startedAt && state !== 'undone' && state !== 'skipped');
  const [step] = ran.toSorted((a, b) =>
    (a.lastRun?.startedAt ?? '') < (b.lastRun?.startedAt ?? '') ? 1 : -1,
  );
  if (!step) return null;
  const criteria = COMPARING[step.outline.id] ?? [];
  return { step, criteria, state: stateOf(step, criteria) };
}
