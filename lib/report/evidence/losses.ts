import { say } from '../../i18n/message';
import { schemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import type { ReportStep } from '../report-facts';
import type { Report } from '../report-schema';
import { latestEvidence } from './latest-evidence';

/**
 * What the source holds and the target lacks, or holds otherwise, object by object: accepted by name, or not. The person
 * is the one who ran the comparison with that reason. Pure.
 */
export function lossesOf(steps: readonly ReportStep[]): NonNullable<Report['losses']> {
  const verified = latestEvidence(steps, schemaVerifyEvidence);
  const by = steps.find(({ outline }) => outline.id === 'schema.verify')?.lastRun?.requestedBy ?? '';
  const rowsOf = new Map((verified?.rows ?? []).map(({ table, source }) => [table, source]));
  const found = verified?.sourceToTarget?.differences.first ?? [];
  return found
    .filter(({ change, weight }) => change === 'missing' || (change === 'different' && weight === 'fail'))
    .map(({ change, kind, name, accepted: reason }) => {
      const what = change === 'missing' ? ('missing' as const) : ('different' as const);
      const rows = (kind === 'table' && what === 'missing' && rowsOf.get(name.replaceAll('"', ''))) || null;
      const params = { object: `${kind} ${name}`, rows: rows ?? 0, isAccepted: reason !== null, name: by };
      const message = say(`report.losses.${what}`, { ...params, reason: reason ?? '' });
      return { what, kind, name, rows, reason, by: reason === null ? null : by, message };
    });
}
