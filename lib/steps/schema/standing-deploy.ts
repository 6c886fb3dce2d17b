import { type SchemaDeployEvidence, schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import type { StepContext } from '../../plan/step-context';
import type { DeployRecord } from '../../postgres/deploy/deploy-record';
import { mergeRecords } from '../../postgres/deploy/merge-records';
import { recordSince, unpackLook } from '../../postgres/deploy/record-around';
import { wasCommitted } from '../../postgres/deploy/was-committed';

/**
 * What the deployments of this migration left, from the newest that wrote and still stands, passed, red or killed; null when
 * none deployed a schema. One that only announced what it would commit counts where the server says that it did.
 */
export async function standingDeploy(ctx: StepContext): Promise<SchemaDeployEvidence | null> {
  const runs = await ctx.standingRuns('schema.deploy');
  for (const { evidence } of runs.toReversed()) {
    const deployed = schemaDeployEvidence.read(evidence);
    if (deployed?.record && (await isCommitted(ctx, deployed))) return deployed;
  }
  return null;
}

/** False where the transaction of a deployment is known to have come to nothing. */
export function isCommitted(ctx: StepContext, { transaction }: SchemaDeployEvidence): Promise<boolean> {
  if (transaction === undefined) return Promise.resolve(true);
  return ctx.clients.withSession((client) => wasCommitted(client, transaction));
}

/**
 * Reads what a deploy wrote down about itself. Where it was killed while its second part ran, which no transaction holds, what
 * came of these schemas since counts as that part's.
 */
export async function readDeployRecord(
  ctx: StepContext,
  evidence: SchemaDeployEvidence | null,
): Promise<DeployRecord | null> {
  if (!evidence?.record) return null;
  const content = await ctx.readArtifact(evidence.record.id);
  const record: DeployRecord = JSON.parse(Buffer.from(content).toString('utf8'));
  const { secondPartFrom } = evidence;
  if (!secondPartFrom) return record;
  const before = unpackLook(await ctx.readArtifact(secondPartFrom.id));
  const since = await ctx.clients.withSession((client) => recordSince(client, record.schemas, before));
  return mergeRecords(record, since);
}
