import { backup } from './phase-0/backup';
import { latencyBaseline } from './phase-0/latency-baseline';
import { practiceLab } from './phase-0/practice-lab';
import { projectCreate } from './phase-0/project-create';
import { repository } from './phase-0/repository';
import { sourceConnection } from './phase-0/source-connection';
import { targetCredentials } from './phase-0/target-credentials';
import { testsBaseline } from './phase-0/tests-baseline';
import { tools } from './phase-0/tools';
import { connection } from './phase-1/connection';
import { exposure } from './phase-1/exposure';
import { schemaDeploy } from './phase-1/schema-deploy';
import { schemaPreview } from './phase-1/schema-preview';
import { schemaVerify } from './phase-1/schema-verify';
import { backendCompose } from './phase-2/backend-compose';
import { backendConnect } from './phase-2/backend-connect';
import { backendDriver } from './phase-2/backend-driver';
import { backendEnv } from './phase-2/backend-env';
import { crud } from './phase-3/crud';
import { health } from './phase-3/health';
import { latency } from './phase-3/latency';
import { testsIntegration } from './phase-3/tests-integration';
import { testsUnit } from './phase-3/tests-unit';
import { commit } from './phase-4/commit';
import { docs } from './phase-4/docs';
import { report } from './phase-4/report';
import { rollbackBackend } from './rollback/rollback-backend';
import { rollbackEverything } from './rollback/rollback-everything';
import { rollbackRehearsal } from './rollback/rollback-rehearsal';
import { rollbackSchema } from './rollback/rollback-schema';
import type { AnyStep } from './step';
import type { StepId } from './step-id';

/** Every step that can run, in any order; the order on screen is that of the outline. */
const STEPS: readonly AnyStep[] = [
  // One line each, so that two additions do not meet.
  tools,
  repository,
  backup,
  backendEnv,
  backendCompose,
  backendDriver,
  backendConnect,
  docs,
  commit,
  rollbackRehearsal,
  rollbackSchema,
  rollbackBackend,
  rollbackEverything,
  practiceLab,
  latencyBaseline,
  crud,
  testsBaseline,
  testsUnit,
  testsIntegration,
  health,
  latency,
  schemaPreview,
  schemaDeploy,
  schemaVerify,
  exposure,
  report,
  projectCreate,
  targetCredentials,
  sourceConnection,
  connection,
];

const byId = new Map<StepId, AnyStep>(STEPS.map((step) => [step.id, step]));

/** The step's code, or undefined for a row of the checklist that has none yet. */
export function findStep(id: StepId): AnyStep | undefined {
  return byId.get(id);
}
