import { listArtifacts } from '../store/artifacts';
import { listConnections } from '../store/connections';
import { listIssues } from '../store/issues';
import type { Migration } from '../store/migrations';
import { listRechecks } from '../store/rechecks';
import { listNotes } from '../store/report-notes';
import { listSignOffs } from '../store/sign-offs';
import { listStatements } from '../store/statements';
import { listWaivers } from '../store/waivers';
import { listWatchSpans } from '../store/watch';
import { readChangedConfiguration } from './read-configuration';
import type { ReportFacts } from './report-facts';

/** Reads what a report is made from; the checklist comes from the caller, since only it may know the steps. */
export async function readReportFacts(
  migration: Migration,
  checklist: Pick<ReportFacts, 'steps' | 'runs'>,
): Promise<ReportFacts> {
  const { id } = migration;
  const [
    connections,
    waivers,
    signOffs,
    issues,
    notes,
    statements,
    rechecks,
    artifacts,
    watched,
    configuration,
  ] = await Promise.all([
    listConnections(id),
    listWaivers(id),
    listSignOffs(id),
    listIssues(id),
    listNotes(id),
    listStatements(id),
    listRechecks(id),
    listArtifacts(id),
    listWatchSpans(id),
    readChangedConfiguration(migration),
  ]);
  return {
    migration,
    steps: checklist.steps,
    runs: checklist.runs,
    connections,
    waivers,
    signOffs,
    issues,
    notes,
    statements,
    rechecks,
    artifacts,
    watched,
    configuration,
  };
}
