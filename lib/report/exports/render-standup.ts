import { formatInstant } from '../../i18n/format/format-instant';
import type { Locale } from '../../i18n/locale';
import { STEP_STATE_LOOK } from '../../plan/status';
import { escapeParams } from '../../platform/log/escape-params';
import { markdownText } from '../../platform/log/markdown-text';
import { issueTitle } from '../markdown/people-sections';
import type { Report, StepEntry } from '../report-schema';
import { reportTranslator } from '../report-translate';

const DAY = 86_400_000;
const MINUTE = 60_000;
const dayOf = (iso: string | Date) => (typeof iso === 'string' ? iso : iso.toISOString()).slice(0, 10);

/** Number of the working day in UTC, counted from the first run; 1 before anything ran. */
function dayNumber(report: Report, now: Date): number {
  const first = report.duration.startedAt;
  if (!first) return 1;
  return Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(first))) / DAY) + 1;
}

function remaining(report: Report): StepEntry[] {
  const steps = report.phases.filter((phase) => phase.id !== 'rollback').flatMap((phase) => phase.steps);
  return steps.filter((step) => !step.isOptional && !STEP_STATE_LOOK[step.state].isDone);
}

/**
 * The stand-up text for today, as the plan's template has it: status, what was done today, what blocks, what is
 * next, and when it should be over if the estimates hold from now on. Pure.
 */
export function renderStandup(report: Report, locale: Locale, now: Date): string {
  const t = reportTranslator(locale);
  const name = (step: StepEntry) => t('report.field.stepName', { step: step.id });
  const today = dayOf(now);
  const steps = report.phases.flatMap((phase) => phase.steps);
  const isPassed = (step: StepEntry) => step.state === 'succeeded' || step.state === 'warned';
  const done = steps.filter((step) => isPassed(step) && step.endedAt && dayOf(step.endedAt) === today);
  const red = steps.filter((step) => STEP_STATE_LOOK[step.state].tone === 'danger');
  const issues = report.issues.filter((issue) => issue.status === 'OPEN');
  const left = remaining(report);
  const minutes = left.reduce((sum, step) => sum + step.estimateMinutes, 0);
  const isLate = report.duration.workMs > report.duration.estimateMinutes * MINUTE;
  const status = red.length > 0 ? 'blocked' : issues.length > 0 || isLate ? 'atRisk' : 'onTrack';
  const list = (lines: readonly string[], mark: string) =>
    lines.length > 0 ? lines.map((line) => `- ${mark}${line}`) : [`- ${t('report.standup.none')}`];
  const eta = new Date(now.getTime() + minutes * MINUTE).toISOString();
  const blockers = [...red.map(name), ...issues.map((issue) => markdownText(issueTitle(issue, { t })))];
  return `${[
    `## ${markdownText(report.migration.name)} – ${t('report.standup.day', { day: dayNumber(report, now) })}`,
    '',
    ...(report.verdict.rolledBack ? [`**${escapeParams(t)(report.verdict.rolledBack)}**`, ''] : []),
    `**${t('report.field.status')}:** ${t(`report.standup.status.${status}`)}`,
    '',
    `**${t('report.standup.completed')}:**`,
    ...list(done.map(name), '[x] '),
    '',
    `**${t('report.standup.blockers')}:**`,
    ...list([...new Set(blockers)], ''),
    '',
    `**${t('report.standup.next')}:**`,
    ...list(left.slice(0, 4).map(name), '[ ] '),
    '',
    left.length > 0
      ? `**ETA:** ${t('report.standup.eta', { at: formatInstant(eta, locale), minutes })}`
      : `**ETA:** ${t('report.standup.over')}`,
  ].join('\n')}\n`;
}
