import { type CrudEvidence, crudEvidence } from '../../plan/evidence/crud-evidence';
import type { StepContext } from '../../plan/step-context';

/** Tables in which an operation failed, or a rule was broken. */
function redTables({ tables }: CrudEvidence): string[] {
  const red = tables.filter(
    ({ operations, rules }) =>
      operations.some(({ isOk }) => !isOk) || rules.some(({ outcome }) => outcome === 'broken'),
  );
  return [...new Set(red.map(({ table }) => table))];
}

/**
 * The tables to try: those that are named, and with them every one in which the last run, passed or red, found something
 * wrong: naming fewer must not silence it. Empty for all tables.
 */
export async function tablesToTry(ctx: StepContext, named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return [];
  const last = crudEvidence.read((await ctx.standingRuns('crud')).at(-1)?.evidence);
  return [...new Set([...named, ...(last ? redTables(last) : [])])];
}
