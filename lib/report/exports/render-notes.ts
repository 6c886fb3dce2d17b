import { formatInstant } from '../../i18n/format/format-instant';
import { formatMs } from '../../i18n/format/format-ms';
import type { Locale } from '../../i18n/locale';
import { rollbackLimit } from '../markdown/rollback-limit';
import type { Report } from '../report-schema';
import { reportTranslator } from '../report-translate';

const DONE = [
  ['schema.deploy', 'schema'],
  ['backend.env', 'env'],
  ['backend.compose', 'compose'],
  ['tests.integration', 'tests'],
  ['health', 'health'],
] as const;

/** `MIGRATION-NOTES.md` in the shape of the original plan, filled with what was measured. Pure. */
export function renderMigrationNotes(report: Report, locale: Locale): string {
  const t = reportTranslator(locale);
  const steps = report.phases.flatMap((phase) => phase.steps);
  const isDone = (id: string) =>
    steps.some((step) => step.id === id && (step.state === 'succeeded' || step.state === 'warned'));
  const probe = report.latency?.workloads.find((entry) => entry.workload === 'select1');
  const at = formatInstant(report.duration.endedAt ?? report.madeAt, locale);
  return `${[
    `# ${t('report.notes.title', { name: report.migration.name, at })}`,
    '',
    `## ${t('report.notes.changes')}`,
    '',
    ...DONE.map(([step, text]) => `- [${isDone(step) ? 'x' : ' '}] ${t(`report.notes.change.${text}`)}`),
    '',
    `## ${t('report.notes.baseline')}`,
    '',
    `- P95: ${formatMs(probe?.after?.p95, locale)}`,
    `- ${t('report.latency.before')}: ${formatMs(probe?.before?.p95, locale)}`,
    `- ${t('report.field.pooling')}: ${report.target?.pooling ?? '–'}`,
    `- ${t('report.field.region')}: ${report.target?.region ?? '–'}`,
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
    `# ${t('report.section.rollback')} · ${report.migration.name}`,
    '',
    t(isRehearsed ? 'report.rollback.rehearsed' : 'report.rollback.notRehearsed'),
    '',
    t('report.rollback.how'),
    '',
    `1. ${t('report.rollback.stepBackend')}`,
    ...files.map((file) => `   - \`${file}\``),
    `2. ${t('report.rollback.stepHealth')}`,
    `3. ${t('report.rollback.stepSchema')}`,
    '',
    rollbackLimit({ report, t, locale }),
  ].join('\n')}\n`;
}
