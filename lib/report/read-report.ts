import { readChecklist } from '../runs/read-checklist';
import type { Migration } from '../store/migrations';
import { buildReport } from './build-report';
import { readReportFacts } from './read-report-facts';
import type { Report } from './report-schema';

/** The report of a migration as it stands now. */
export async function readReport(migration: Migration, now = new Date()): Promise<Report> {
  return buildReport(await readReportFacts(migration, await readChecklist(migration)), now);
}
