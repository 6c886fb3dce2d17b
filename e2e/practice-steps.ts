/** Steps of a practice migration that pass without a choice of the operator, in their order: `phase/step`. */
export const PRACTICE_STEPS = [
  'prepare/target.credentials',
  'prepare/source.connection',
  'prepare/tools',
  'prepare/repository',
  'prepare/backup',
  'prepare/tests.baseline',
  'prepare/latency.baseline',
  'schema/connection',
  'schema/schema.preview',
  'schema/schema.deploy',
  'schema/schema.verify',
  'data/data.preflight',
  'data/data.copy',
  'data/data.verify',
  'backend/backend.env',
  'backend/backend.driver',
  'backend/backend.compose',
  'backend/backend.connect',
  'prove/tests.unit',
  'prove/health',
  'prove/crud',
  'prove/latency',
  'close/docs',
  'close/report',
] as const;

/** Those that a short walk shows: the databases themselves, nothing of the backend's folder. */
export const SHOWN_STEPS = PRACTICE_STEPS.filter((step) =>
  /^(?:schema|data)\/|^prepare\/(?:target|source)|^prove\/(?:crud|latency)$/.test(step),
);
