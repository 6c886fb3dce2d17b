import type { AnyStep } from '../plan/step';
import { provideSteps } from '../plan/step-catalog';
import { backendCompose } from './backend/backend-compose';
import { backendConnect } from './backend/backend-connect';
import { backendDriver } from './backend/backend-driver';
import { backendEnv } from './backend/backend-env';
import { backup } from './backend/backup';
import { commit } from './backend/commit';
import { docs } from './backend/docs';
import { repository } from './backend/repository';
import { tools } from './backend/tools';
import { connection } from './connection/connection';
import { projectCreate } from './connection/project-create';
import { sourceConnection } from './connection/source-connection';
import { targetCredentials } from './connection/target-credentials';
import { crud } from './crud/step';
import { dataClean } from './data/data-clean';
import { dataCopy } from './data/data-copy';
import { dataCutover } from './data/data-cutover';
import { dataFollow } from './data/data-follow';
import { dataPreflight } from './data/data-preflight';
import { dataPrepare } from './data/data-prepare';
import { dataRehearse } from './data/data-rehearse';
import { dataReverse } from './data/data-reverse';
import { dataVerify } from './data/data-verify';
import { exposure } from './exposure/step';
import { health } from './health/step';
import { latencyBaseline } from './latency/baseline-step';
import { latency } from './latency/step';
import { practiceBookings } from './practice/practice-bookings';
import { practiceLab } from './practice/practice-lab';
import { report } from './report/step';
import { rollbackBackend } from './rollback/rollback-backend';
import { rollbackEverything } from './rollback/rollback-everything';
import { rollbackRehearsal } from './rollback/rollback-rehearsal';
import { rollbackSchema } from './rollback/rollback-schema';
import { schemaDeploy } from './schema/schema-deploy';
import { schemaPreview } from './schema/schema-preview';
import { schemaVerify } from './schema/schema-verify';
import { testsBaseline } from './tests/tests-baseline';
import { testsIntegration } from './tests/tests-integration';
import { testsUnit } from './tests/tests-unit';

/** Every step that can run, in any order; the order on screen is that of the outline. */
export const STEPS: readonly AnyStep[] = [
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
  practiceBookings,
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
  dataPreflight,
  dataPrepare,
  dataCopy,
  dataVerify,
  dataFollow,
  dataRehearse,
  dataCutover,
  dataReverse,
  dataClean,
  report,
  projectCreate,
  targetCredentials,
  sourceConnection,
  connection,
];

provideSteps(STEPS);
