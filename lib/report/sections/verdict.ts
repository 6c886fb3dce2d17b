import { type Message, say } from '../../i18n/message';
import { applyWaivers, obstaclesOf, settledStep, staleMessage } from '../../runs/gate';
import type { RowFacts } from '../evidence/rows';
import type { ReportFacts, ReportStep } from '../report-facts';
import type { BoardEntry, IssueEntry, Report } from '../report-schema';
import { standingOf, type Weight, weightOf } from './standing';

/** All that a verdict is computed from. */
export interface Judged {
  readonly facts: Pick<ReportFacts, 'steps' | 'waivers'>;
  readonly issues: readonly Pick<IssueEntry, 'status'>[];
  readonly board: readonly BoardEntry[];
  readonly losses: NonNullable<Report['losses']>;
  readonly rows: RowFacts;
  /** What the migration left where it has to go before the end. */
  readonly left?: readonly Message[];
}

/** The report is no part of what is judged; the rollback is: a rehearsal that failed is an answer. */
const isJudged = ({ outline }: ReportStep) => outline.id !== 'report';

function redReasons({ steps, waivers }: Judged['facts']): Message[] {
  return applyWaivers(
    steps.flatMap((step) => obstaclesOf(step)),
    waivers,
  ).open.map(({ message }) => message);
}

function unansweredReason(step: ReportStep, { waivers }: Judged['facts']): Message {
  const standing = standingOf(step, waivers);
  if (standing === 'underWay') return say('report.verdict.underWay', { step: step.outline.id });
  const [obstacle] = obstaclesOf(step);
  if (obstacle) return obstacle.message;
  if (standing === 'stale') return staleMessage(settledStep(step));
  if (standing === 'undone' || standing === 'unchecked')
    return say(`report.verdict.${standing}`, { step: step.outline.id });
  return say('report.verdict.skipped', { step: step.outline.id });
}

function waivedReasons({ steps, waivers }: Judged['facts']): Message[] {
  const { waived } = applyWaivers(
    steps.flatMap((step) => obstaclesOf(step)),
    waivers,
  );
  return waived.map(({ criterionId, stepId, waiver }) =>
    say('report.verdict.waived', { criterion: criterionId, step: stepId, name: waiver.name }),
  );
}

/** A criterion that somebody denied, or that a record contradicts, without a red step behind it. */
function denials(board: readonly BoardEntry[], isRed: (id: string | null) => boolean): BoardEntry[] {
  return board.filter(({ state, step }) => state === 'fail' && !isRed(step));
}

function dataParams({ state, rows, tables, moved, isExact }: RowFacts) {
  return { data: state, rows, tables, moved, isAbout: !isExact };
}

/**
 * The one verdict, from every criterion of every phase, the rollback's too, and the rule that gave it. FAILED: a question
 * was answered no and nobody waived it. PARTIAL: none was, but one is not answered, or a named person let something
 * pass. SUCCESS: otherwise. Each says what became of the rows. Pure.
 */
export function verdictOf(judged: Judged): Report['verdict'] {
  const { facts, issues, board, losses, left = [] } = judged;
  const weighed = facts.steps
    .filter(isJudged)
    .map((step) => ({ step, weight: weightOf(step, facts.waivers) }));
  const of = (weight: Weight) => weighed.filter((entry) => entry.weight === weight).map(({ step }) => step);
  const red = of('red');
  const own = { ...facts, steps: facts.steps.filter(isJudged) };
  const denied = denials(board, (id) => red.some((step) => step.outline.id === id));
  const unanswered = board.filter(({ state }) => state === 'open');
  const accepted = losses.filter(({ reason }) => reason !== null);
  const openIssues = issues.filter((issue) => issue.status === 'OPEN');
  const data = dataParams(judged.rows);
  const missing = of('unanswered');
  const waived = waivedReasons(own);
  const open: Message[] = [
    ...left,
    ...missing.map((step) => unansweredReason(step, facts)),
    ...waived,
    ...accepted.map(({ kind, name, reason, by }) =>
      say('report.verdict.givenUp', { object: `${kind} ${name}`, reason: reason ?? '', name: by ?? '' }),
    ),
    ...(unanswered.length > 0
      ? [
          say('report.verdict.unanswered', {
            count: unanswered.length,
            criteria: unanswered.map(({ id }) => id).join(),
          }),
        ]
      : []),
    ...(openIssues.length > 0 ? [say('report.verdict.openIssues', { count: openIssues.length })] : []),
  ];
  const counts = {
    missing: missing.length,
    unanswered: unanswered.length,
    waived: waived.length,
    losses: accepted.length,
    issues: openIssues.length,
    left: left.length,
  };
  if (red.length + denied.length > 0) {
    const reasons = [...redReasons({ ...own, steps: red }), ...denied.map(({ message }) => message)];
    const rule = say('report.verdict.rule.failed', { count: reasons.length, ...counts, ...data });
    return { status: 'failed', rule, reasons: [...reasons, ...open] };
  }
  if (open.length > 0)
    return {
      status: 'partial',
      rule: say('report.verdict.rule.partial', { ...counts, ...data }),
      reasons: open,
    };
  const passed = own.steps.filter((step) => ['pass', 'attention'].includes(standingOf(step, facts.waivers)));
  const attention = own.steps.filter((step) => standingOf(step, facts.waivers) === 'attention').length;
  const rule = say('report.verdict.rule.success', { count: passed.length, attention, ...data });
  return { status: 'success', rule, reasons: [] };
}
