import type { StepContext } from '../../plan/step-context';
import { objectKey } from '../../postgres/catalog/catalog';
import { catalogDigest } from '../../postgres/catalog/catalog-digest';
import type { CatalogObject } from '../../postgres/catalog/catalog-object';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { readDeployRecord } from '../schema/deploy-previewed';
import { deployEvidence } from './undo-schema';

export interface SchemaProof {
  /** Objects that the deployment made, altered or removed. */
  readonly checked: number;
  /** Those that are not what they were before it; empty is the proof. */
  readonly differing: readonly string[];
  /** SHA-256 of the whole catalog of those schemas as it is now. */
  readonly digest: string;
}

function isSame(before: CatalogObject, now: CatalogObject | undefined): boolean {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(now?.properties ?? {})]);
  return now !== undefined && [...names].every((name) => before.properties[name] === now.properties[name]);
}

/**
 * Reads the target's catalog anew and holds it against what the deployment wrote down about itself: what it made is
 * gone, what it altered or removed is as it was. Null when this migration deployed no schema.
 */
export async function proveSchema(ctx: StepContext): Promise<SchemaProof | null> {
  const record = await readDeployRecord(ctx, await deployEvidence(ctx));
  if (!record) return null;
  const catalog = await ctx.clients.withSession((client) =>
    client.snapshot(() => readCatalog(client, record.schemas)),
  );
  // Default privileges belong to a role, not to the deployment's objects; undoing it does not touch them.
  const made = record.created.filter(({ kind }) => kind !== 'default privileges');
  const left = made.filter((object) => catalog.objects.has(objectKey(object)));
  const old = [...record.altered, ...record.removed];
  const changed = old.filter((object) => !isSame(object, catalog.objects.get(objectKey(object))));
  return {
    checked: made.length + old.length,
    differing: [...left, ...changed].map(objectKey).slice(0, 200),
    digest: catalogDigest(catalog),
  };
}
