import type { StepId } from './step-id';

/** `R` is the rollback: reachable at any time and no part of the sequence. */
export const PHASE_IDS = ['0', '1', '2', '3', '4', 'R'] as const;
export type PhaseId = (typeof PHASE_IDS)[number];

export interface StepOutline {
  readonly id: StepId;
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

/** The checklist in order: what a screen needs to draw it, free of any code that runs a step. */
export const OUTLINE: readonly StepOutline[] = [
  { id: 'practice.lab', phase: '0', number: '0.0', estimate: 1, onlyIn: 'practice' },
  {
    id: 'project.create',
    phase: '0',
    number: '0.0',
    estimate: 5,
    isOptional: true,
    isAside: true,
    onlyIn: 'supabase',
  },
  { id: 'target.credentials', phase: '0', number: '0.1', estimate: 4 },
  { id: 'source.connection', phase: '0', number: '0.2', estimate: 2, isOptional: true },
  { id: 'tools', phase: '0', number: '0.3', estimate: 1, isOptional: true },
  { id: 'repository', phase: '0', number: '0.4', estimate: 1, isOptional: true },
  { id: 'backup', phase: '0', number: '0.5', estimate: 1, isOptional: true },
  { id: 'tests.baseline', phase: '0', number: '0.6', estimate: 4, isOptional: true },
  { id: 'latency.baseline', phase: '0', number: '0.7', estimate: 2, isOptional: true },
  { id: 'connection', phase: '1', number: '1.1', estimate: 5 },
  { id: 'schema.preview', phase: '1', number: '1.2', estimate: 5 },
  { id: 'schema.deploy', phase: '1', number: '1.3', estimate: 10 },
  { id: 'schema.verify', phase: '1', number: '1.4', estimate: 5 },
  { id: 'exposure', phase: '1', number: '1.5', estimate: 5, isOptional: true },
  { id: 'backend.env', phase: '2', number: '2.1', estimate: 15, isOptional: true },
  { id: 'backend.driver', phase: '2', number: '2.2', estimate: 10, isOptional: true },
  { id: 'backend.compose', phase: '2', number: '2.3', estimate: 10, isOptional: true },
  { id: 'backend.connect', phase: '2', number: '2.4', estimate: 10, isOptional: true },
  { id: 'tests.unit', phase: '3', number: '3.1', estimate: 15, isOptional: true },
  { id: 'tests.integration', phase: '3', number: '3.2', estimate: 15, isOptional: true },
  { id: 'health', phase: '3', number: '3.3', estimate: 10, isOptional: true },
  { id: 'crud', phase: '3', number: '3.4', estimate: 10 },
  { id: 'latency', phase: '3', number: '3.5', estimate: 10 },
  { id: 'docs', phase: '4', number: '4.1', estimate: 10, isOptional: true },
  { id: 'commit', phase: '4', number: '4.2', estimate: 10, isOptional: true },
  { id: 'report', phase: '4', number: '4.3', estimate: 10 },
  { id: 'rollback.rehearsal', phase: 'R', number: 'R.1', estimate: 2, isOptional: true },
  { id: 'rollback.schema', phase: 'R', number: 'R.2', estimate: 2, isOptional: true },
  { id: 'rollback.backend', phase: 'R', number: 'R.3', estimate: 2, isOptional: true },
  { id: 'rollback.everything', phase: 'R', number: 'R.4', estimate: 5, isOptional: true },
];
