import { strToU8 } from 'fflate';
import { z } from 'zod';
import type { Locale } from '../../i18n/locale';
import { findArtifact } from '../../store/artifacts';
import { renderMarkdown } from '../markdown/render-markdown';
import type { ReportFacts } from '../report-facts';
import { Report } from '../report-schema';
import { type PackedFile, packEvidence } from './pack-evidence';
import { renderMigrationNotes, renderRollback } from './render-notes';
import { renderStandup } from './render-standup';

export const EXPORT_FORMATS = ['markdown', 'json', 'schema', 'zip', 'standup', 'notes', 'rollback'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface Exported {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** The JSON Schema of the report's JSON. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(Report, { unrepresentable: 'any' });
}

const json = (data: unknown) => strToU8(`${JSON.stringify(data, null, 2)}\n`);

async function packed(report: Report, facts: Pick<ReportFacts, 'artifacts' | 'runs'>, locale: Locale) {
  const files: PackedFile[] = [
    { folder: null, name: 'report.json', content: json(report) },
    { folder: null, name: 'report.md', content: strToU8(renderMarkdown(report, locale)) },
    { folder: null, name: 'MIGRATION-NOTES.md', content: strToU8(renderMigrationNotes(report, locale)) },
    { folder: null, name: 'ROLLBACK.md', content: strToU8(renderRollback(report, locale)) },
  ];
  for (const { id, runId, name } of facts.artifacts) {
    const file = await findArtifact(id);
    const run = facts.runs.find((entry) => entry.id === runId);
    const folder = run ? `artifacts/${run.stepId}/${run.action}-${run.attempt}` : 'artifacts';
    if (file) files.push({ folder, name, content: file.content });
  }
  return packEvidence(files);
}

/** One of the forms in which a report leaves the dashboard. */
export async function exportReport(
  format: ExportFormat,
  report: Report,
  facts: Pick<ReportFacts, 'artifacts' | 'runs'>,
  locale: Locale,
  now: Date,
): Promise<Exported> {
  const slug =
    report.migration.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'report';
  const text = (name: string, body: string) => ({
    name,
    mediaType: 'text/markdown; charset=utf-8',
    content: strToU8(body),
  });
  switch (format) {
    case 'markdown':
      return text(`${slug}-report.md`, renderMarkdown(report, locale));
    case 'json':
      return { name: `${slug}-report.json`, mediaType: 'application/json', content: json(report) };
    case 'schema':
      return { name: 'report.schema.json', mediaType: 'application/json', content: json(reportJsonSchema()) };
    case 'zip':
      return {
        name: `${slug}-evidence.zip`,
        mediaType: 'application/zip',
        content: await packed(report, facts, locale),
      };
    case 'standup':
      return text(`${slug}-standup.md`, renderStandup(report, locale, now));
    case 'notes':
      return text('MIGRATION-NOTES.md', renderMigrationNotes(report, locale));
    case 'rollback':
      return text('ROLLBACK.md', renderRollback(report, locale));
  }
}
