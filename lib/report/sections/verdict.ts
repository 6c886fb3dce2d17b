import { type Message, say } from '../../i18n/message';
import { applyWaivers, obstaclesOf } from '../gate';
import type { ReportFacts } from '../report-facts';
import type { BoardEntry, IssueEntry, Report } from '../report-schema';

/** The report itself and the rollback are no part of what is judged. */
const isJudged = (step: ReportFacts['steps'][number]) =>
  step.outline.id !== 'report' && step.outline.phase !== 'R';

/**
 * The verdict and the rule that gave it. FAILED: something is red and nobody waived it. PARTIAL: nothing is red,
 * but a required step is missing or out of date, a success criterion has no answer, something was waived, or an
 * issue is still open. SUCCESS: otherwise. Pure.
 */
export function verdictOf(
  facts: Pick<ReportFacts, 'steps' | 'waivers'>,
  issues: readonly IssueEntry[],
  board: readonly BoardEntry[],
): Report['verdict'] {
  const obstacles = facts.steps.filter(isJudged).flatMap(obstaclesOf);
  const { open, waived } = applyWaivers(obstacles, facts.waivers);
  const red = open.filter(({ kind }) => kind === 'red' || kind === 'failed');
  const missing = open.filter(({ kind }) => kind === 'missing' || kind === 'stale');
  const openIssues = issues.filter((issue) => issue.status === 'OPEN');
  if (red.length > 0) {
    const rule = say('report.verdict.rule.failed', { count: red.length });
    return { status: 'failed', rule, reasons: red.map(({ message }) => message) };
  }
  const unanswered = board.filter(({ state }) => state === 'open' || state === 'fail');
  const reasons: Message[] = [
    ...missing.map(({ message }) => message),
    ...waived.map(({ criterionId, stepId, waiver }) =>
      say('report.verdict.waived', { criterion: criterionId, step: stepId, name: waiver.name }),
    ),
  ];
  if (unanswered.length > 0) reasons.push(say('report.verdict.unanswered', { count: unanswered.length }));
  if (openIssues.length > 0) reasons.push(say('report.verdict.openIssues', { count: openIssues.length }));
  if (reasons.length === 0) {
    const passed = facts.steps.filter((step) => step.state === 'succeeded' || step.state === 'warned');
    return { status: 'success', rule: say('report.verdict.rule.success', { count: passed.length }), reasons };
  }
  const params = {
    missing: missing.length,
    unanswered: unanswered.length,
    waived: waived.length,
    issues: openIssues.length,
  };
  return { status: 'partial', rule: say('report.verdict.rule.partial', params), reasons };
}
