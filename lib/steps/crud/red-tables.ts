import { crudEvidence } from '../../plan/evidence/crud-evidence';
import type { StepContext } from '../../plan/step-context';

/** Tables in which the last run, passed or red, saw an operation fail or a rule broken; `schema.name`. */
export async function redTables(ctx: StepContext): Promise<string[]> {
  const last = crudEvidence.read((await ctx.standingRuns('crud')).at(-1)?.evidence);
  const red = (last?.tables ?? []).filter(
    ({ operations, rules }) =>
      operations.some(({ isOk }) => !isOk) || rules.some(({ outcome }) => outcome === 'broken'),
  );
  return [...new Set(red.map(({ table }) => table))];
}
