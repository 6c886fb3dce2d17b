import { say } from '../../i18n/message';
import type { Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { undoDeploy } from '../../postgres/deploy/undo-deploy';
import { DEPLOY_LIMITS } from '../schema/deploy-limits';
import { previewUndoDeploy } from '../schema/deploy-preview';
import { readDeployRecord, standingDeploy } from '../schema/standing-deploy';

/** What taking the schema back will do, or what keeps it from being taken; null when this migration deployed none. */
export async function previewSchema(ctx: StepContext): Promise<Preview | null> {
  const evidence = await standingDeploy(ctx);
  return evidence && previewUndoDeploy(ctx, evidence);
}

/**
 * Takes the schema back in a transaction that is rolled back, so that a rollback of everything refuses before it has
 * touched a file. Throws what `undoSchema` throws.
 */
export async function tryUndoSchema(ctx: StepContext): Promise<void> {
  const record = await readDeployRecord(ctx, await standingDeploy(ctx));
  if (!record) return;
  const settings = { lockTimeout: DEPLOY_LIMITS.lockTimeout, isRehearsal: true };
  await ctx.clients.withSession((client) => undoDeploy(client, record, settings));
  ctx.log('info', say('backend.log.schemaTried'));
}

/**
 * Drops exactly what the deployment created, in one transaction; the catalog proves that nothing else went. Gives
 * the statements, or null when this migration deployed no schema. Throws MUD-321 and MUD-322 with nothing changed.
 */
export async function undoSchema(ctx: StepContext): Promise<string[] | null> {
  const evidence = await standingDeploy(ctx);
  const record = await readDeployRecord(ctx, evidence);
  if (!record) {
    ctx.log('info', say('backend.log.noSchema'));
    return null;
  }
  const statements = await ctx.clients.withSession((client) =>
    undoDeploy(client, record, {
      lockTimeout: DEPLOY_LIMITS.lockTimeout,
      onDropped: (statement) => ctx.log('info', say('schema.log.dropped', { statement })),
    }),
  );
  ctx.log('info', say('backend.log.schemaUndone'));
  return statements;
}
