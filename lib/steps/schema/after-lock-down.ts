import { exposureEvidence, type LockDownChange } from '../../plan/evidence/exposure-evidence';
import type { StepContext } from '../../plan/step-context';
import { type Catalog, objectKey } from '../../postgres/catalog/catalog';

/** Objects that a lock-down made and that are as it left them, and those that it took away and that are not there. */
function cameOrWent(changed: readonly LockDownChange[], target: Catalog): string[] {
  const keys = [...new Set(changed.flatMap(({ object, became }) => (became ? [object] : [])))];
  return keys.filter((key) => {
    const there = target.objects.get(key);
    const own = changed.filter(({ object, became }) => object === key && became);
    if (own.at(-1)?.became === 'gone') return !there;
    const last = new Map(own.map(({ property, after }) => [property, after]));
    last.delete('');
    return there && [...last].every(([property, after]) => (there.properties[property] ?? null) === after);
  });
}

/**
 * The expected state includes what the migration's own later steps did: where the target is as a lock-down that stands left
 * it, that is no drift. Whatever else differs still is. Pure but for reading the runs.
 */
export async function afterLockDown(ctx: StepContext, expected: Catalog, target: Catalog): Promise<Catalog> {
  const runs = await ctx.standingRuns('exposure');
  const changed = runs.flatMap(({ evidence }) => exposureEvidence.read(evidence)?.changed ?? []);
  if (changed.length === 0) return expected;
  const objects = new Map(expected.objects);
  for (const key of cameOrWent(changed, target)) {
    const there = target.objects.get(key);
    if (there) objects.set(key, there);
    else objects.delete(key);
  }
  for (const { object: key, property, after, became } of changed) {
    if (became) continue;
    const wanted = objects.get(key);
    if (!wanted || (target.objects.get(key)?.properties[property] ?? null) !== after) continue;
    const { [property]: _, ...others } = wanted.properties;
    const properties = after === null ? others : { ...others, [property]: after };
    objects.set(objectKey(wanted), { ...wanted, properties });
  }
  return { ...expected, objects };
}
