import { readBackups } from '../evidence/configuration';
import { latestEvidence } from '../evidence/latest-evidence';
import type { ReportFacts } from '../report-facts';
import type { Report } from '../report-schema';

/** What undoing the schema needs, kept by the deployment. */
const RECORD = 'deploy-record.json';

/** How to go back: whether it was rehearsed, and the files it takes. Pure. */
export function rollbackOf(facts: Pick<ReportFacts, 'steps' | 'artifacts'>): Report['rollback'] {
  const rehearsal = facts.steps.find((step) => step.outline.id === 'rollback.rehearsal');
  const isRehearsed = rehearsal?.state === 'succeeded' || rehearsal?.state === 'warned';
  const hasRecord = facts.artifacts.some((artifact) => artifact.name === RECORD);
  const backups = readBackups(latestEvidence(facts.steps, 'backup'));
  return { isRehearsed, files: [...backups, ...(hasRecord ? [RECORD] : [])], until: null };
}
