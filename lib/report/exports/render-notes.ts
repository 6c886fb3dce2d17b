import { formatInstant } from '../../i18n/format/format-instant';
import { formatMs } from '../../i18n/format/format-ms';
import type { Locale } from '../../i18n/locale';
import { escapeParams } from '../../platform/log/escape-params';
import { markdownCode, markdownText } from '../../platform/log/markdown-text';
import type { MarkdownContext } from '../markdown/markdown-context';
import { rollbackLimit } from '../markdown/rollback-limit';
import type { Report, StepEntry } from '../report-schema';
import { reportTranslator } from '../report-translate';

const TOLD: readonly string[] = [
  'schema.deploy',
  'schema.verify',
  'exposure',
  'backend.env',
  'backend.driver',
  'backend.compose',
  'backend.connect',
  'tests.unit',
  'tests.integration',
  'health',
  'crud',
];

/** A step as its criteria judged it, with what is true of it besides: out of date, taken back, never run. */
function changeLines(step: StepEntry, { t }: Pick<MarkdownContext, 't'>): string[] {
  const title = t('report.field.stepName', { step: step.id });
  const isJudged = ['succeeded', 'warned', 'failed'].includes(step.state);
  if (!isJudged || step.criteria.length === 0)
    return [`- [ ] ${title}: ${t(`run.stepState.${step.state}.label`)}`];
  const told = step.criteria.filter(({ verdict }) => verdict !== 'unchecked');
  return [
    `- ${title}`,
    ...told.map(
      ({ verdict, message }) => `  - [${verdict === 'pass' ? 'x' : ' '}] ${escapeParams(t)(message)}`,
    ),
  ];
}

/** `MIGRATION-NOTES.md` in the shape of the original plan, filled with what was measured. Pure. */
export function renderMigrationNotes(report: Report, locale: Locale): string {
  const t = reportTranslator(locale);
  const steps = report.phases.flatMap((phase) => phase.steps);
  const probe = report.latency?.workloads.find((entry) => entry.workload === 'select1');
  const at = formatInstant(report.duration.endedAt ?? report.madeAt, locale);
  return `${[
    `# ${escapeParams(t)('report.notes.title', { name: report.migration.name, at })}`,
    '',
    `## ${t('report.notes.changes')}`,
    '',
    ...(report.verdict.rolledBack ? [`**${escapeParams(t)(report.verdict.rolledBack)}**`, ''] : []),
    `${t('report.verdict.label')}: **${t(`report.status.${report.verdict.status}`)}**. ${escapeParams(t)(report.verdict.rule)}`,
    '',
    ...steps.filter(({ id }) => TOLD.includes(id)).flatMap((step) => changeLines(step, { t })),
    '',
    `## ${t('report.notes.baseline')}`,
    '',
    `- P95: ${formatMs(probe?.after?.p95, locale)}`,
    `- ${t('report.latency.before')}: ${formatMs(probe?.before?.p95, locale)}`,
    `- ${t('report.field.pooling')}: ${markdownText(report.target?.pooling ?? '–')}`,
    `- ${t('report.field.region')}: ${markdownText(report.target?.region ?? '–')}`,
    '',
    `## ${t('report.section.rollback')}`,
    '',
    t('report.notes.seeRollback'),
  ].join('\n')}\n`;
}

/** `ROLLBACK.md`: how to go back, with file names and the time limit. Pure. */
export function renderRollback(report: Report, locale: Locale): string {
  const t = reportTranslator(locale);
  const { isRehearsed, files } = report.rollback;
  return `${[
    `# ${t('report.section.rollback')} · ${markdownText(report.migration.name)}`,
    '',
    t(isRehearsed ? 'report.rollback.rehearsed' : 'report.rollback.notRehearsed'),
    '',
    t('report.rollback.how'),
    '',
    `1. ${t('report.rollback.stepBackend')}`,
    ...files.map((file) => `   - ${markdownCode(file)}`),
    `2. ${t('report.rollback.stepHealth')}`,
    `3. ${t('report.rollback.stepSchema')}`,
    '',
    rollbackLimit({ report, t, locale }),
  ].join('\n')}\n`;
}
