import type { ReportFacts } from '../report-facts';
import type { Report } from '../report-schema';

/** Copies of files made before anything changed carry this in their name. */
const BACKUP = /\.backup\.|^schema.*\.sql$/;

/** How to go back: whether it was rehearsed, and the files it takes. Pure. */
export function rollbackOf(facts: Pick<ReportFacts, 'steps' | 'artifacts'>): Report['rollback'] {
  const rehearsal = facts.steps.find((step) => step.outline.id === 'rollback.rehearsal');
  const isRehearsed = rehearsal?.state === 'succeeded' || rehearsal?.state === 'warned';
  const names = facts.artifacts.map((artifact) => artifact.name).filter((name) => BACKUP.test(name));
  return { isRehearsed, files: [...new Set(names)].sort(), until: null };
}
