import { say } from '../../i18n/message';
import type { RunView } from '../../runs/derive-run';
import type { Issue } from '../../store/issues';
import type { ReportFacts, ReportStep } from '../report-facts';
import type { IssueEntry } from '../report-schema';

/** What issues are made from. */
type Known = Pick<ReportFacts, 'issues' | 'runs' | 'steps' | 'waivers'>;

const isFailure = (run: RunView) =>
  run.action !== 'recheck' && (run.status === 'failed' || run.status === 'interrupted');

function fromIssue(issue: Issue, runs: readonly RunView[]): IssueEntry {
  return {
    number: issue.number,
    title: issue.title,
    message: null,
    description: issue.description,
    status: issue.status,
    how: issue.how,
    step: runs.find((run) => run.id === issue.runId)?.stepId ?? null,
    run: issue.runId,
    at: issue.openedAt.toISOString(),
  };
}

/** Resolved when a later run of the same step passed, mitigated when somebody waived the failure. */
function statusOf(run: RunView, step: ReportStep, facts: Known): IssueEntry['status'] {
  const passed = step.attempts.some(
    (later) =>
      later.action === 'run' &&
      later.requestedAt > run.requestedAt &&
      (later.status === 'succeeded' || later.status === 'warned'),
  );
  if (passed) return 'RESOLVED';
  return facts.waivers.some((waiver) => waiver.runId === run.id) ? 'MITIGATED' : 'OPEN';
}

function fromRun(run: RunView, step: ReportStep, facts: Known): IssueEntry {
  const red = run.outcomes.find((outcome) => outcome.verdict === 'fail');
  const params = { step: run.stepId, code: run.error?.code ?? 'none', attempt: run.attempt };
  return {
    number: null,
    title: null,
    message: red ? red.message : say('report.issue.failedRun', params),
    description: run.error?.original ?? '',
    status: statusOf(run, step, facts),
    how: facts.waivers.find((waiver) => waiver.runId === run.id)?.reason ?? '',
    step: run.stepId,
    run: run.id,
    at: run.endedAt ?? run.requestedAt,
  };
}

/** Failed runs of a migration that no issue describes yet, oldest first. */
export function undescribedFailures(facts: Known): IssueEntry[] {
  const described = new Set(facts.issues.map((issue) => issue.runId));
  return facts.steps.flatMap((step) =>
    step.attempts
      .filter((run) => isFailure(run) && run.stepId !== 'report' && !described.has(run.id))
      .map((run) => fromRun(run, step, facts)),
  );
}

/**
 * What went wrong on the way: the issues people wrote, and each failed run nobody has described. The latter are
 * resolved when the step passed later, and mitigated when somebody waived the failure. Pure.
 */
export function issuesOf(facts: Known): IssueEntry[] {
  const written = facts.issues.map((issue) => fromIssue(issue, facts.runs));
  return [...written, ...undescribedFailures(facts)];
}
