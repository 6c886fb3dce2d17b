import { z } from 'zod';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import type { Catalog } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { countMade } from '../../postgres/deploy/count-made';
import { deploySchema } from '../../postgres/deploy/deploy-schema';
import { undoDeploy } from '../../postgres/deploy/undo-deploy';
import { DEPLOY_LIMITS } from '../schema/deploy-limits';
import { readPreviewed } from '../schema/read-previewed';

export const SchemaRehearsal = z.object({
  /** Objects that the deployment made on the scratch database. */
  created: z.number(),
  dropped: z.number(),
  /** Objects that differ between before and after; empty is the proof. */
  differing: z.array(z.string()).readonly(),
});
export type SchemaRehearsal = z.infer<typeof SchemaRehearsal>;

function differingObjects(before: Catalog, after: Catalog): string[] {
  const keys = new Set([...before.objects.keys(), ...after.objects.keys()]);
  const text = (catalog: Catalog, key: string) => JSON.stringify(catalog.objects.get(key));
  return [...keys].filter((key) => text(before, key) !== text(after, key));
}

/**
 * Deploys the previewed schema on a scratch database, takes it back as a rollback would, and compares the catalog.
 * Null when no schema was previewed yet.
 */
export async function rehearseSchema(ctx: StepContext): Promise<SchemaRehearsal | null> {
  if ((await ctx.evidenceOf(schemaPreviewEvidence)) === null) return null;
  const { statements, schemas } = await readPreviewed(ctx);
  const inOne = statements.filter(({ isTransactional }) => isTransactional);
  return ctx.clients.withScratch(async (client) => {
    const look = () => client.snapshot(() => readCatalog(client, schemas));
    const before = await look();
    const { record } = await deploySchema(client, { ...DEPLOY_LIMITS, statements: inOne, schemas });
    const dropped = await undoDeploy(client, record, { lockTimeout: DEPLOY_LIMITS.lockTimeout });
    const differing = differingObjects(before, await look());
    return { created: countMade(record), dropped: dropped.length, differing: differing.slice(0, 200) };
  });
}
