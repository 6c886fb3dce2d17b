/** The phases in order; `rollback` is reachable at any time and no part of the sequence. */
export const PHASE_IDS = ['prepare', 'schema', 'data', 'backend', 'prove', 'close', 'rollback'] as const;
export type PhaseId = (typeof PHASE_IDS)[number];

/**
 * What people see before a phase's name and in the numbers of its steps: those of the plan, in which moving the rows is
 * a chapter of its own. For display, old addresses and stored signatures only.
 */
export const PHASE_NUMBERS: Readonly<Record<PhaseId, string>> = {
  prepare: '0',
  schema: '1',
  data: 'D',
  backend: '2',
  prove: '3',
  close: '4',
  rollback: 'R',
};

/** The phase that an address or a stored row of an older version means by its number; undefined for any other text. */
export function phaseOfNumber(number: string): PhaseId | undefined {
  return PHASE_IDS.find((id) => PHASE_NUMBERS[id] === number);
}

interface OutlineRow {
  readonly id: string;
  readonly phase: PhaseId;
  /** Number shown to people, as in the plan. */
  readonly number: string;
  /** Minutes the plan reserves for it. */
  readonly estimate: number;
  /** May be left out without a waiver. */
  readonly isOptional?: boolean;
  /** Never offered as the next thing to do: only who needs it opens it. */
  readonly isAside?: boolean;
  /** Only in migrations of this kind. */
  readonly onlyIn?: 'practice' | 'supabase';
}

/** Every step once, in order; the rollback is last and outside the order. Ids and types come from here. */
const ROWS = [
  { id: 'practice.lab', phase: 'prepare', number: '0.0', estimate: 1, onlyIn: 'practice' },
  {
    id: 'project.create',
    phase: 'prepare',
    number: '0.0',
    estimate: 5,
    isOptional: true,
    isAside: true,
    onlyIn: 'supabase',
  },
  { id: 'target.credentials', phase: 'prepare', number: '0.1', estimate: 4 },
  { id: 'source.connection', phase: 'prepare', number: '0.2', estimate: 2, isOptional: true },
  { id: 'tools', phase: 'prepare', number: '0.3', estimate: 1, isOptional: true },
  { id: 'repository', phase: 'prepare', number: '0.4', estimate: 1, isOptional: true },
  { id: 'backup', phase: 'prepare', number: '0.5', estimate: 1, isOptional: true },
  { id: 'tests.baseline', phase: 'prepare', number: '0.6', estimate: 4, isOptional: true },
  { id: 'latency.baseline', phase: 'prepare', number: '0.7', estimate: 2, isOptional: true },
  { id: 'connection', phase: 'schema', number: '1.1', estimate: 5 },
  { id: 'schema.preview', phase: 'schema', number: '1.2', estimate: 5 },
  { id: 'schema.deploy', phase: 'schema', number: '1.3', estimate: 10 },
  { id: 'schema.verify', phase: 'schema', number: '1.4', estimate: 5 },
  { id: 'exposure', phase: 'schema', number: '1.5', estimate: 5, isOptional: true },
  {
    id: 'practice.bookings',
    phase: 'data',
    number: 'D.0',
    estimate: 1,
    isOptional: true,
    isAside: true,
    onlyIn: 'practice',
  },
  { id: 'data.preflight', phase: 'data', number: 'D.1', estimate: 3, isOptional: true },
  { id: 'data.prepare', phase: 'data', number: 'D.2', estimate: 5, isOptional: true, isAside: true },
  { id: 'data.copy', phase: 'data', number: 'D.3', estimate: 30, isOptional: true },
  { id: 'data.verify', phase: 'data', number: 'D.4', estimate: 10, isOptional: true },
  { id: 'data.follow', phase: 'data', number: 'D.5', estimate: 10, isOptional: true, isAside: true },
  { id: 'data.rehearse', phase: 'data', number: 'D.6', estimate: 5, isOptional: true, isAside: true },
  { id: 'data.cutover', phase: 'data', number: 'D.7', estimate: 5, isOptional: true, isAside: true },
  { id: 'data.reverse', phase: 'data', number: 'D.8', estimate: 10, isOptional: true, isAside: true },
  { id: 'data.clean', phase: 'data', number: 'D.9', estimate: 1, isOptional: true, isAside: true },
  { id: 'backend.env', phase: 'backend', number: '2.1', estimate: 15, isOptional: true },
  { id: 'backend.driver', phase: 'backend', number: '2.2', estimate: 10, isOptional: true },
  { id: 'backend.compose', phase: 'backend', number: '2.3', estimate: 10, isOptional: true },
  { id: 'backend.connect', phase: 'backend', number: '2.4', estimate: 10, isOptional: true },
  { id: 'tests.unit', phase: 'prove', number: '3.1', estimate: 15, isOptional: true },
  { id: 'tests.integration', phase: 'prove', number: '3.2', estimate: 15, isOptional: true },
  { id: 'health', phase: 'prove', number: '3.3', estimate: 10, isOptional: true },
  { id: 'crud', phase: 'prove', number: '3.4', estimate: 10 },
  { id: 'latency', phase: 'prove', number: '3.5', estimate: 10 },
  { id: 'docs', phase: 'close', number: '4.1', estimate: 10, isOptional: true },
  { id: 'commit', phase: 'close', number: '4.2', estimate: 10, isOptional: true },
  { id: 'report', phase: 'close', number: '4.3', estimate: 10 },
  { id: 'rollback.rehearsal', phase: 'rollback', number: 'R.1', estimate: 2, isOptional: true },
  { id: 'rollback.schema', phase: 'rollback', number: 'R.2', estimate: 2, isOptional: true },
  { id: 'rollback.backend', phase: 'rollback', number: 'R.3', estimate: 2, isOptional: true },
  { id: 'rollback.everything', phase: 'rollback', number: 'R.4', estimate: 5, isOptional: true },
] as const satisfies readonly OutlineRow[];

export type OutlineId = (typeof ROWS)[number]['id'];

export interface StepOutline extends OutlineRow {
  readonly id: OutlineId;
}

/** The checklist in order: what a screen needs to draw it, free of any code that runs a step. */
export const OUTLINE: readonly StepOutline[] = ROWS;
