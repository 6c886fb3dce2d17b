import { say } from '../../i18n/message';
import type { SchemaDeployEvidence as Evidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { undoDeploy } from '../../postgres/deploy/undo-deploy';
import { DEPLOY_CRITERIA } from './deploy-criteria';
import { DEPLOY_FIELDS, DeployInput } from './deploy-input';
import { DEPLOY_LIMITS } from './deploy-limits';
import { previewDeploy, previewUndoDeploy } from './deploy-preview';
import { deployPreviewed } from './deploy-previewed';
import { isCommitted, readDeployRecord } from './standing-deploy';

export type SchemaDeployEvidence = Evidence;

async function undo(ctx: StepContext, evidence: Evidence) {
  const record = await readDeployRecord(ctx, evidence);
  if (!record) throw new MudanzaError('MUD-323');
  if (!(await isCommitted(ctx, evidence))) return { dropped: 0, statements: [] };
  const dropped = await ctx.clients.withSession((client) =>
    undoDeploy(client, record, {
      lockTimeout: DEPLOY_LIMITS.lockTimeout,
      onDropped: (statement) => ctx.log('info', say('schema.log.dropped', { statement })),
    }),
  );
  return { dropped: dropped.length, statements: dropped.slice(0, 500) };
}

/** Deploys what was previewed, in one transaction, or nothing at all. */
export const schemaDeploy = defineStep({
  id: 'schema.deploy',
  input: DeployInput,
  evidence: schemaDeployEvidence,
  fields: DEPLOY_FIELDS,
  needs: ['schema.preview'],
  sides: { target: 'writes' },
  writesTarget: true,
  writes: [{ place: 'target', by: 'undo' }],
  takenBack: { by: ['rollback.schema', 'rollback.everything'], when: 'rollback.catalog' },
  preview: previewDeploy,
  run: deployPreviewed,
  criteria: DEPLOY_CRITERIA,
  changed: ({ record }) => record !== null,
  previewUndo: previewUndoDeploy,
  undo,
});
