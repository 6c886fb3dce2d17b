import { say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';
import type { VerifiedEvidence } from './data-evidence';
import { named } from './named';

const KEY_LIMIT = 5;

function keysOf({ differing }: VerifiedEvidence): string {
  const keys = differing.flatMap(({ key }) => (key ? [key.map((part) => part ?? 'null').join('/')] : []));
  return keys.slice(0, KEY_LIMIT).join(', ');
}

/** Tables whose result is of an earlier moment, and the first of those moments; null where all were asked now. */
function earlierOf(tables: readonly VerifiedEvidence[]) {
  const kept = tables.flatMap(({ schema, name, comparedAt }) =>
    comparedAt === undefined ? [] : [{ label: `${schema}.${name}`, comparedAt }],
  );
  const [first] = kept.map(({ comparedAt }) => comparedAt).sort();
  if (first === undefined) return null;
  const { names } = named(kept.map(({ label }) => label));
  return { kept: kept.length, names, at: first };
}

/** The verdict on compared rows: every table equal, or the first that is not, with keys and never with values. What was compared earlier and not asked again is named. */
export function judgeRows(tables: readonly VerifiedEvidence[]): Outcome {
  const wrong = tables.filter(({ badBuckets }) => badBuckets > 0);
  const rows = tables.reduce((sum, { sourceRows }) => sum + sourceRows, 0);
  const [first] = wrong;
  if (!first) {
    const earlier = earlierOf(tables);
    if (earlier)
      return {
        verdict: 'pass',
        message: say('data.rows.equalThen', { ...earlier, rows, count: tables.length }),
      };
    return tables.length > 0
      ? { verdict: 'pass', message: say('data.rows.equal', { count: tables.length, rows }) }
      : { verdict: 'unchecked', message: say('data.rows.none') };
  }
  const { schema, name, sourceRows, targetRows } = first;
  const params = {
    count: wrong.length,
    table: `${schema}.${name}`,
    source: sourceRows,
    target: targetRows,
    keys: keysOf(first) || 'none',
  };
  return { verdict: 'fail', message: say('data.rows.differ', params) };
}
