import { say } from '../../i18n/message';
import { backupEvidence } from '../../plan/evidence/backup-evidence';
import { settledStep } from '../../runs/gate';
import { takenBackBy } from '../../runs/taken-back-by';
import { readBackups } from '../evidence/configuration';
import { latestEvidence } from '../evidence/latest-evidence';
import type { ReportFacts } from '../report-facts';
import type { Report } from '../report-schema';

/** What undoing the schema needs, kept by the deployment. */
const RECORD = 'deploy-record.json';

const DAY = 86_400_000;
const LAST_PHASE = 'close';

/**
 * Until when the old database is to be kept, and the rule that says so: the day set by the plan, else some days after
 * the last phase was signed (the newest signature counts). Nothing measures whether somebody really keeps it.
 */
function limitOf({ migration, signOffs }: Limits): Pick<Report['rollback'], 'until' | 'rule'> {
  const { keepSourceUntil, keepSourceDays: days } = migration.settings;
  if (keepSourceUntil)
    return { until: `${keepSourceUntil}T23:59:59.000Z`, rule: say('report.rollback.rule.plan') };
  const signed = signOffs.filter(({ phase }) => phase === LAST_PHASE).at(-1);
  if (!signed) return { until: null, rule: say('report.rollback.rule.unsigned', { days }) };
  const until = new Date(signed.at.getTime() + days * DAY).toISOString();
  return { until, rule: say('report.rollback.rule.signed', { days, name: signed.name }) };
}

type Limits = Pick<ReportFacts, 'migration' | 'signOffs'>;

/** How to go back: whether it was rehearsed, the files it takes, and until when. Pure. */
export function rollbackOf(
  facts: Pick<ReportFacts, 'steps' | 'artifacts' | 'runs'> & Limits,
): Report['rollback'] {
  const found = facts.steps.find((step) => step.outline.id === 'rollback.rehearsal');
  const rehearsal = found && settledStep(found);
  const isRehearsed = rehearsal?.state === 'succeeded' || rehearsal?.state === 'warned';
  const isTakenBack = takenBackBy(facts.runs, 'schema.deploy');
  // What was undone already needs no record any more.
  const standing = new Set(facts.runs.filter((run) => !isTakenBack(run)).map(({ id }) => id));
  const hasRecord = facts.artifacts.some(({ name, runId }) => name === RECORD && standing.has(runId ?? ''));
  const backups = readBackups(latestEvidence(facts.steps, backupEvidence));
  return { isRehearsed, files: [...backups, ...(hasRecord ? [RECORD] : [])], ...limitOf(facts) };
}
