/** Every step of the checklist, in order; the numbers are those of the plan. The rollback is last and outside the order. */
export const STEP_IDS = [
  'practice.lab',
  'project.create',
  'target.credentials',
  'source.connection',
  'tools',
  'repository',
  'backup',
  'tests.baseline',
  'latency.baseline',
  'connection',
  'schema.preview',
  'schema.deploy',
  'schema.verify',
  'exposure',
  'data.preflight',
  'data.copy',
  'data.verify',
  'backend.env',
  'backend.driver',
  'backend.compose',
  'backend.connect',
  'tests.unit',
  'tests.integration',
  'health',
  'crud',
  'latency',
  'docs',
  'commit',
  'report',
  'rollback.rehearsal',
  'rollback.schema',
  'rollback.backend',
  'rollback.everything',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** True when a text (from a URL or a stored row) names a step. */
export function isStepId(text: string): text is StepId {
  return STEP_IDS.some((id) => id === text);
}
