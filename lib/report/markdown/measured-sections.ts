import { formatBytes } from '../../i18n/format/format-bytes';
import { formatKinds } from '../../i18n/format/format-kinds';
import { formatMs } from '../../i18n/format/format-ms';
import { formatRatio } from '../../i18n/format/format-ratio';
import { formatSpan } from '../../i18n/format/format-span';
import { PHASE_NUMBERS } from '../../plan/outline';
import { escapeParams } from '../../platform/log/escape-params';
import { markdownCode, markdownText } from '../../platform/log/markdown-text';
import type { Report } from '../report-schema';
import type { MarkdownContext } from './markdown-context';
import { markdownTable } from './markdown-table';
import { watchSection } from './watch-section';

function metrics({ report, t }: MarkdownContext): string {
  const rows = report.phases
    .filter((phase) => phase.steps.some((step) => step.attempts > 0))
    .map((phase) => [
      `${PHASE_NUMBERS[phase.id]} · ${t(`plan.phase.${phase.id}.title`)}`,
      formatSpan(phase.workMs),
      formatSpan(phase.elapsedMs),
      t('report.field.minutes', { minutes: phase.estimateMinutes }),
    ]);
  const { duration } = report;
  const total = [
    t('report.field.total'),
    formatSpan(duration.workMs),
    formatSpan(duration.elapsedMs),
    t('report.field.minutes', { minutes: duration.estimateMinutes }),
  ];
  const columns = ['phase', 'work', 'elapsed', 'estimate'] as const;
  const table = markdownTable(
    columns.map((column) => t(`report.field.${column}`)),
    [...rows, total],
  );
  return `## ${t('report.section.metrics')}\n\n${table}`;
}

function place(place: Report['target'], { t, locale }: MarkdownContext): string {
  if (!place) return '–';
  const details = [
    markdownText(place.version ?? ''),
    place.tls && `${t('report.field.tls')} ${markdownText(place.tls)}`,
    place.pooling && `${t('report.field.pooling')} ${markdownText(place.pooling)}`,
    place.region && `${t('report.field.region')} ${markdownText(place.region)}`,
    place.sizeBytes === null ? null : formatBytes(place.sizeBytes, locale),
  ];
  return [markdownCode(`${place.host}:${place.port}/${place.database}`), ...details.filter(Boolean)].join(
    ' · ',
  );
}

function performance(context: MarkdownContext): string {
  const { report, t, locale } = context;
  const { latency } = report;
  const lines = [
    `- ${t('report.field.source')}: ${place(report.source, context)}`,
    `- ${t('report.field.target')}: ${place(report.target, context)}`,
  ];
  if (!latency)
    return [`## ${t('report.section.performance')}`, '', ...lines, '', t('report.latency.none')].join('\n');
  const rows = latency.workloads.map((entry) => [
    workloadName(entry.workload, context),
    formatMs(entry.before?.p50, locale),
    formatMs(entry.before?.p95, locale),
    formatMs(entry.after?.p50, locale),
    formatMs(entry.after?.p95, locale),
    formatMs(entry.after?.p99, locale),
    entry.ratio ? formatRatio(entry.ratio, locale) : '–',
  ]);
  const [before, after] = [t('report.latency.before'), t('report.latency.after')];
  const columns = [
    t('report.latency.workload'),
    `${before} P50`,
    `${before} P95`,
    `${after} P50`,
    `${after} P95`,
    `${after} P99`,
    t('report.latency.ratio'),
  ];
  return [`## ${t('report.section.performance')}`, '', ...lines, '', markdownTable(columns, rows)].join('\n');
}

const KNOWN = ['select1', 'lookup', 'insert', 'transaction', 'connect'] as const;

/** Name of a workload in the reader's language; one this version does not know keeps its own. */
export function workloadName(id: string, { t }: Pick<MarkdownContext, 't'>): string {
  const known = KNOWN.find((name) => name === id);
  return known ? t(`report.latency.workloads.${known}`) : id;
}

function schema({ report, t }: MarkdownContext): string {
  const { schemaSummary } = report;
  if (!schemaSummary) return '';
  const counts = ['statements', 'objects', 'differences', 'sourceDifferences', 'triggersProved'] as const;
  const lines = counts.map((count) => `- ${t(`report.schema.${count}`)}: ${schemaSummary[count] ?? '–'}`);
  const created = formatKinds(schemaSummary.created, t);
  if (created) lines.push(`- ${t('report.schema.created')}: ${created}`);
  if (schemaSummary.tableNames.length > 0)
    lines.push(`- ${markdownCode(schemaSummary.tableNames.join(', '))}`);
  if (schemaSummary.fileSha256) lines.push(`- ${t('report.schema.file')}: \`${schemaSummary.fileSha256}\``);
  return [`## ${t('report.section.schema')}`, '', ...lines].join('\n');
}

function exposure({ report, t }: MarkdownContext): string {
  if (!report.exposure) return '';
  const { readable, writable, checked } = report.exposure;
  const say = escapeParams(t);
  const lines = [
    readable.length > 0 ? `- ${say('report.exposure.readable', { tables: readable.join(', ') })}` : '',
    writable.length > 0 ? `- ${say('report.exposure.writable', { tables: writable.join(', ') })}` : '',
    readable.length + writable.length === 0 ? `- ${t('report.exposure.clean', { checked })}` : '',
  ];
  return [`## ${t('report.section.exposure')}`, '', ...lines.filter(Boolean)].join('\n');
}

function tests({ report, t }: MarkdownContext): string {
  const rows = report.tests.map((entry) => [
    t(`report.tests.suite.${entry.suite}`),
    String(entry.passed),
    String(entry.failed),
    String(entry.skipped),
  ]);
  if (rows.length === 0) return '';
  const columns = ['suiteLabel', 'passed', 'failed', 'skipped'] as const;
  const table = markdownTable(
    columns.map((column) => t(`report.tests.${column}`)),
    rows,
  );
  return `## ${t('report.section.tests')}\n\n${table}`;
}

function configuration({ report, t }: MarkdownContext): string {
  if (report.configuration.length === 0) return '';
  const files = report.configuration.map(({ file, diff }) => `### ${markdownCode(file)}\n\n${fenced(diff)}`);
  return [`## ${t('report.section.configuration')}`, ...files].join('\n\n');
}

/** A diff in a fence longer than any run of backticks in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text.trimEnd()}\n${fence}`;
}

/** Metrics, performance, schema, exposure, tests, downtime watch and configuration. */
export function measuredSections(context: MarkdownContext): string[] {
  return [metrics, performance, schema, exposure, tests, watchSection, configuration].map((write) =>
    write(context),
  );
}
