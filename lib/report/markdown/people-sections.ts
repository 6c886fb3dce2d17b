import { formatInstant } from '../../i18n/format/format-instant';
import { PHASE_NUMBERS } from '../../plan/outline';
import { escapeParams } from '../../platform/log/escape-params';
import { markdownText } from '../../platform/log/markdown-text';
import type { IssueEntry, NoteEntry } from '../report-schema';
import type { MarkdownContext } from './markdown-context';
import { markdownTable } from './markdown-table';
import { rollbackLimit } from './rollback-limit';

/** The words of an issue: a person's title, else what the evidence says. */
export function issueTitle(issue: IssueEntry, { t }: Pick<MarkdownContext, 't'>): string {
  return issue.title ?? (issue.message ? t(issue.message) : '');
}

/** The words of a note: a person's, else the suggestion's. */
export function noteText(note: NoteEntry, { t }: Pick<MarkdownContext, 't'>): string {
  return note.text ?? (note.message ? t(note.message) : '');
}

function issues(context: MarkdownContext): string {
  const { report, t } = context;
  const lines = report.issues.map((issue, index) => {
    const how = issue.how ? `: ${markdownText(issue.how)}` : '';
    return `${index + 1}. ${markdownText(issueTitle(issue, context))} – **${t(`report.issue.status.${issue.status}`)}**${how}`;
  });
  return section(t('report.issue.title'), lines, t('report.issue.none'));
}

function notes(kind: 'lesson' | 'recommend', context: MarkdownContext): string {
  const { report, t } = context;
  const entries = kind === 'lesson' ? report.lessons : report.recommendations;
  const lines = entries.map((note, index) => `${index + 1}. ${markdownText(noteText(note, context))}`);
  return section(t(`report.${kind}.title`), lines, t(`report.${kind}.none`));
}

function section(title: string, lines: readonly string[], none: string): string {
  return [`## ${title}`, '', ...(lines.length > 0 ? lines : [none])].join('\n');
}

function waivers({ report, t, locale }: MarkdownContext): string {
  if (report.waivers.length === 0) return '';
  const columns = ['step', 'criterion', 'name', 'reason', 'at'] as const;
  const rows = report.waivers.map((waiver) => [
    t('report.field.stepName', { step: waiver.step }),
    waiver.criterion,
    waiver.name,
    waiver.reason,
    formatInstant(waiver.at, locale),
  ]);
  const table = markdownTable(
    columns.map((column) => t(`report.field.${column}`)),
    rows,
  );
  return `## ${t('report.section.waivers')}\n\n${table}`;
}

function rollback(context: MarkdownContext): string {
  const { report, t } = context;
  const { isRehearsed, files } = report.rollback;
  const steps = ['stepBackend', 'stepHealth', 'stepSchema'] as const;
  return [
    `## ${t('report.section.rollback')}`,
    '',
    t(isRehearsed ? 'report.rollback.rehearsed' : 'report.rollback.notRehearsed'),
    t('report.rollback.how'),
    '',
    ...steps.map((step, index) => `${index + 1}. ${t(`report.rollback.${step}`)}`),
    '',
    ...(files.length > 0 ? [escapeParams(t)('report.rollback.files', { files: files.join(', ') })] : []),
    '',
    rollbackLimit(context),
  ].join('\n');
}

function signOffs({ report, t, locale }: MarkdownContext): string {
  const lines = report.signOffs.map((entry) => {
    const note = entry.note ? ` – ${markdownText(entry.note)}` : '';
    const state = t(entry.isCurrent ? 'report.signOff.current' : 'report.signOff.outdated');
    return `- ${t('report.field.phase')} ${PHASE_NUMBERS[entry.phase]}: **${markdownText(entry.name)}**, ${formatInstant(entry.at, locale)} (${state})${note}`;
  });
  return section(t('report.section.signOffs'), lines, t('report.signOff.none'));
}

/** Issues, lessons, recommendations, waivers, rollback and signatures. */
export function peopleSections(context: MarkdownContext): string[] {
  return [
    issues(context),
    notes('lesson', context),
    notes('recommend', context),
    waivers(context),
    rollback(context),
    signOffs(context),
  ];
}
