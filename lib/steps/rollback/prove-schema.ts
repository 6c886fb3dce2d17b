import { z } from 'zod';
import type { StepContext } from '../../plan/step-context';
import { objectKey } from '../../postgres/catalog/catalog';
import { catalogDigest } from '../../postgres/catalog/catalog-digest';
import type { CatalogObject } from '../../postgres/catalog/catalog-object';
import { countObjects } from '../../postgres/catalog/count-objects';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { countMade } from '../../postgres/deploy/count-made';
import { differingObjects, forgetBaseline, readBaseline, wholeCatalog } from '../../runs/target-baseline';
import { readDeployRecord, standingDeploy } from '../schema/standing-deploy';

export const SchemaProof = z.object({
  /** Objects that the deployment made, altered or removed. */
  checked: z.number(),
  /** Those that are not what they were before it; empty is the proof. */
  differing: z.array(z.string()).readonly(),
  /** SHA-256 of the whole catalog of those schemas as it is now. */
  digest: z.string(),
  /** True where the whole target was held against what it was before the first write, privileges and all. */
  isWhole: z.boolean().optional(),
});
export type SchemaProof = z.infer<typeof SchemaProof>;

/** The whole target against the catalog that was kept before the first write; null where none was kept. */
async function proveWhole(ctx: StepContext): Promise<SchemaProof | null> {
  const before = readBaseline(ctx);
  if (!before) return null;
  const now = await ctx.clients.withSession(wholeCatalog);
  const differing = differingObjects(before, now);
  if (differing.length === 0) forgetBaseline(ctx);
  return {
    checked: countObjects([before, now]),
    differing: differing.slice(0, 200),
    digest: catalogDigest(now),
    isWhole: true,
  };
}

function isSame(before: CatalogObject, now: CatalogObject | undefined): boolean {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(now?.properties ?? {})]);
  return now !== undefined && [...names].every((name) => before.properties[name] === now.properties[name]);
}

/** The strongest proof there is: the whole target, else what the deployment wrote down about itself. */
export async function proveTarget(ctx: StepContext): Promise<SchemaProof | null> {
  return (await proveWhole(ctx)) ?? (await proveSchema(ctx));
}

/**
 * Reads the target's catalog anew and holds it against what the deployment wrote down about itself: what it made is
 * gone, what it altered or removed is as it was. Null when this migration deployed no schema.
 */
async function proveSchema(ctx: StepContext): Promise<SchemaProof | null> {
  const record = await readDeployRecord(ctx, await standingDeploy(ctx));
  if (!record) return null;
  const catalog = await ctx.clients.withSession((client) =>
    client.snapshot(() => readCatalog(client, record.schemas)),
  );
  // Default privileges belong to a role, not to the deployment's objects; undoing it does not touch them.
  const made = record.created.filter(({ kind }) => kind !== 'default privileges');
  const left = [...made.map(objectKey), ...record.contents].filter((key) => catalog.objects.has(key));
  const old = [...record.altered, ...record.removed];
  const changed = old.filter((object) => !isSame(object, catalog.objects.get(objectKey(object))));
  return {
    checked: countMade(record) + old.length,
    differing: [...left, ...changed.map(objectKey)].slice(0, 200),
    digest: catalogDigest(catalog),
  };
}
