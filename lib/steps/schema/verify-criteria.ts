import { say } from '../../i18n/message';
import type { Comparison, SchemaVerifyEvidence } from '../../plan/evidence/schema-verify-evidence';
import type { Criterion, Outcome } from '../../plan/step';

/**
 * What the source holds and the target lacks is red, object by object, until each is accepted by name. The file against
 * the source is drift: it is looked at from both ends, so that either order of the two gives the same numbers.
 */
export function judgeComparison(comparison: Comparison | null, side: 'file' | 'source' | 'drift'): Outcome {
  if (!comparison)
    return { verdict: side === 'file' ? 'warn' : 'unchecked', message: say(`schema.verify.none.${side}`) };
  const { objects, others = 0, fails, warns, notes, accepted } = comparison;
  const { onlyHere = fails, onlyThere = notes, different = warns } = comparison;
  const params = { objects, fails, warns, notes, onlyHere, onlyThere, different };
  const isEqual = fails + warns + notes + accepted === 0;
  // A file of schemas, extensions or default privileges alone is compared too; across servers those are not.
  if (objects === 0 && isEqual && (side !== 'file' || others === 0))
    return { verdict: 'unchecked', message: say('schema.verify.nothing') };
  if (objects === 0 && isEqual)
    return { verdict: 'pass', message: say('schema.verify.othersSame', { others }) };
  const message = say(`schema.verify.differs.${side}`, params);
  if (fails > 0 && side !== 'drift') return { verdict: 'fail', message };
  if (fails + warns > 0 || (side === 'drift' && onlyThere > 0)) return { verdict: 'warn', message };
  if (accepted > 0) return { verdict: 'warn', message: say('schema.verify.accepted', { accepted, objects }) };
  return { verdict: 'pass', message: say(`schema.verify.same.${side}`, params) };
}

/** Tables of the source with rows, for which the target has no table: nobody may go on without having said so. */
function judgeRows({ rows, sourceToTarget }: SchemaVerifyEvidence): Outcome {
  if (!rows) return { verdict: 'unchecked', message: say('schema.verify.none.source') };
  const accepted = new Set(
    (sourceToTarget?.differences.first ?? []).flatMap(({ kind, name, accepted: why }) =>
      kind === 'table' && why !== null ? [name.replaceAll('"', '')] : [],
    ),
  );
  const homeless = rows.filter(({ isThere, source }) => !isThere && source !== 0);
  const open = homeless.filter(({ table }) => !accepted.has(table));
  const list = (some: typeof homeless) =>
    some.map(({ table, source }) => `${table} (${source ?? '?'})`).join(', ');
  if (open.length > 0)
    return {
      verdict: 'fail',
      message: say('schema.verify.rowsHomeless', { count: open.length, tables: list(open) }),
    };
  if (homeless.length > 0)
    return {
      verdict: 'warn',
      message: say('schema.verify.rowsGivenUp', { count: homeless.length, tables: list(homeless) }),
    };
  return { verdict: 'pass', message: say('schema.verify.rowsHaveAPlace', { count: rows.length }) };
}

function judgeTriggers({ triggers }: SchemaVerifyEvidence): Outcome {
  const dead = triggers.filter(({ state }) => state === 'fired-nothing');
  const [first] = dead;
  if (first)
    return {
      verdict: 'fail',
      message: say('schema.verify.triggerDead', {
        trigger: first.trigger,
        columns: first.detail,
        count: dead.length,
      }),
    };
  const untried = triggers.filter(({ state }) => state === 'not-tried' || state === 'not-judged').length;
  const params = { count: triggers.length - untried, untried };
  const isProved = triggers.length === 0 || untried < triggers.length;
  return { verdict: isProved ? 'pass' : 'unchecked', message: say('schema.verify.triggersProved', params) };
}

export const VERIFY_CRITERIA: readonly Criterion<SchemaVerifyEvidence, 'schema.verify'>[] = [
  { id: 'file-to-target', judge: ({ fileToTarget }) => judgeComparison(fileToTarget, 'file') },
  { id: 'source-to-target', judge: ({ sourceToTarget }) => judgeComparison(sourceToTarget, 'source') },
  { id: 'file-to-source', judge: ({ fileToSource }) => judgeComparison(fileToSource, 'drift') },
  { id: 'row-places', judge: judgeRows },
  { id: 'triggers', judge: judgeTriggers },
];
