import { exposureEvidence } from '../../plan/evidence/exposure-evidence';
import type { StepContext } from '../../plan/step-context';
import { type Catalog, objectKey } from '../../postgres/catalog/catalog';

/**
 * The expected state includes what the migration's own later steps did: where the target is as a lock-down that stands left
 * it, that is no drift. Whatever else differs still is. Pure but for reading the runs.
 */
export async function afterLockDown(ctx: StepContext, expected: Catalog, target: Catalog): Promise<Catalog> {
  const runs = await ctx.standingRuns('exposure');
  const changed = runs.flatMap(({ evidence }) => exposureEvidence.read(evidence)?.changed ?? []);
  if (changed.length === 0) return expected;
  const objects = new Map(expected.objects);
  for (const { object: key, property, after } of changed) {
    const wanted = objects.get(key);
    if (!wanted || (target.objects.get(key)?.properties[property] ?? null) !== after) continue;
    const { [property]: _, ...others } = wanted.properties;
    const properties = after === null ? others : { ...others, [property]: after };
    objects.set(objectKey(wanted), { ...wanted, properties });
  }
  return { ...expected, objects };
}
