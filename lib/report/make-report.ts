import type { MadeReport } from '../plan/step-context';
import { readChecklist } from '../runs/read-checklist';
import { buildReport } from './build-report';
import { findMigrationOrFail } from './deeds/find-migration-or-fail';
import { renderMarkdown } from './markdown/render-markdown';
import { readReportFacts } from './read-report-facts';

/** Makes the final report of a migration, as JSON and as Markdown in both languages; the runner is handed this. */
export async function makeReport(migrationId: string): Promise<MadeReport> {
  const migration = await findMigrationOrFail(migrationId);
  const checklist = await readChecklist(migration);
  const made = buildReport(await readReportFacts(migration, checklist), new Date());
  return {
    verdict: made.verdict.status,
    reasons: made.verdict.reasons.length,
    digest: made.digest,
    unanswered: made.board.filter((entry) => entry.state === 'open').map((entry) => entry.id),
    runs: checklist.runs.length,
    files: [
      { name: 'report.json', mediaType: 'application/json', content: JSON.stringify(made, null, 2) },
      { name: 'report.en.md', mediaType: 'text/markdown', content: renderMarkdown(made, 'en') },
      { name: 'report.es.md', mediaType: 'text/markdown', content: renderMarkdown(made, 'es') },
    ],
  };
}
