import { type ZodType, z } from 'zod';
import type { Message } from '../i18n/message';
import type { CriterionId } from './criterion-id';
import type { EvidenceToken } from './define-evidence';
import type { Field } from './field';
import type { StepContext } from './step-context';
import type { StepId } from './step-id';
import type { Write } from './write';

/** `unchecked`: nothing was asked, so nothing is known. Never shown as a tick, never in the way. */
export const Verdict = z.enum(['pass', 'warn', 'fail', 'unchecked']);
export type Verdict = z.infer<typeof Verdict>;

/** Dangers that an operator must accept by name; the texts are in `plan.hazard`. */
export const HAZARDS = [
  'DROPS_OBJECTS',
  'DELETES_DATA',
  'REWRITES_TABLE',
  'LOCKS_TABLE',
  'NOT_TRANSACTIONAL',
  'NOT_UNDOABLE',
  'EXPOSES_DATA',
  'OPENS_SCHEMA',
  'CHANGES_FILES',
  'RUNS_COMMAND',
  'PUSHES_TO_REMOTE',
  'LOADS_TARGET',
  'SKIPS_CHECKS',
  'DROPS_INDEXES',
  'LEAVES_DATA_BEHIND',
  'WRITES_SOURCE',
  'HOLDS_WAL',
  'SOURCE_DOWNTIME',
  'OPENS_BEFORE_VERIFIED',
  'POINT_OF_NO_RETURN',
] as const;
export const Hazard = z.enum(HAZARDS);
export type Hazard = z.infer<typeof Hazard>;

/** One thing a step will do, as data: it is shown, logged, audited and executed from the same object. */
export interface Action {
  readonly summary: Message;
  /** SQL, a unified diff or a command, shown as it is. Never holds a secret. */
  readonly detail?: string;
  readonly detailKind?: 'sql' | 'diff' | 'command' | 'text';
  readonly hazards?: readonly Hazard[];
}

export interface Preview {
  /** SHA-256 (hex) of everything the actions were derived from; a run refuses when it has changed. */
  readonly basis: string;
  readonly actions: readonly Action[];
  /** Things the operator should know before running: clashes, what is there already, what was rewritten. */
  readonly notes?: readonly { readonly verdict: Verdict; readonly message: Message }[];
  /** As things stand the run would refuse and change nothing: the actions show what is in the way, and none can be confirmed. */
  readonly isRefused?: boolean;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly message: Message;
}

/** A pure question put to the evidence. `id` is stable: waivers and the report refer to it. */
export interface Criterion<Evidence, Id extends StepId = StepId> {
  readonly id: CriterionId<Id>;
  judge(evidence: Evidence): Outcome;
}

/**
 * What a step does to a database: reads it, may read it (when the form says so), writes to it, or tries inside a
 * transaction that is rolled back.
 */
export type SideUse = 'reads' | 'mayRead' | 'writes' | 'tries';

/** Rollbacks that take a step back besides its own undo. */
export interface TakenBack {
  readonly by: readonly StepId[];
  /** Criterion of those rollbacks that says whether it was really taken back. */
  readonly when: CriterionId<'rollback.schema' | 'rollback.backend' | 'rollback.everything'>;
}

/**
 * What a run may leave when it is killed, known by the run's id alone since such a run has no evidence. An undo of the
 * run shows exactly what is there and removes exactly that.
 */
export interface LeftBehind {
  /** Said in the log when the run begins, and on its page when it never came to its end. */
  readonly names: (runId: string) => Message;
  readonly preview: (ctx: StepContext, runId: string) => Promise<Preview>;
  readonly remove: (ctx: StepContext, runId: string) => Promise<unknown>;
}

/**
 * What a newcomer adds: one file in `lib/steps/<subject>/` with all that is true of the step, its test, its texts, its
 * row in the outline and its line in the registry.
 */
export interface Step<Input, Evidence, Id extends StepId = StepId> {
  readonly id: Id;
  readonly input: ZodType<Input>;
  /** The form of the step, when it asks for anything. */
  readonly fields?: readonly Field[];
  /** Steps whose evidence this one reads; when one of them runs again, this one becomes stale. */
  readonly needs: readonly StepId[];
  /**
   * Steps that change what this one looks at, but that it does not wait for: they may have been left out. When one of
   * them runs again or is taken back, this one becomes stale.
   */
  readonly looksAt?: readonly StepId[];
  /** Which of the two databases it touches, and how; absent for a step that opens no connection of its own. */
  readonly sides?: Partial<Record<'source' | 'target', SideUse>>;
  /**
   * The step only looks, and its answer may change behind the migration's back: it can be asked again. Gives the input
   * of that question from the last run's; with it the step writes nothing, and what it does besides was accepted then.
   */
  readonly recheck?: (lastInput: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /**
   * Its run goes on until it is stopped: after the end of its runner another one takes it up again, from what it has
   * written down itself, and stopping it is no failure.
   */
  readonly isService?: true;
  /** True when `run` writes to the target: the runner then holds the target's advisory lock. */
  readonly writesTarget?: boolean;
  /** What `run` may leave behind, and what takes it back; the rollback of everything works through these. */
  readonly writes?: readonly Write[];
  readonly takenBack?: TakenBack;
  preview?(ctx: StepContext, input: Input): Promise<Preview>;
  /** What `run` leaves behind, for everybody who reads it. */
  readonly evidence: EvidenceToken<Evidence>;
  run(ctx: StepContext, input: Input): Promise<Evidence>;
  readonly criteria: readonly Criterion<NoInfer<Evidence>, NoInfer<Id>>[];
  /**
   * What its runs wrote is recorded outside of their evidence, in the folder's journal or in the target: a run that threw or
   * was killed midway can be taken back too, with no evidence (null).
   */
  readonly hasOwnRecord?: true;
  /** False where a run changed nothing, so that there is nothing to take back; without it, every run that left evidence did. */
  changed?(evidence: Evidence): boolean;
  previewUndo?(ctx: StepContext, evidence: Evidence): Promise<Preview>;
  undo?(ctx: StepContext, evidence: Evidence): Promise<unknown>;
  /**
   * Its runner died in the middle of a run: whoever takes the run up takes back what must not stand without it, and the run
   * is then called interrupted.
   */
  afterKill?(ctx: StepContext): Promise<void>;
  /** What a killed run may leave; without it such a run leaves nothing that outlives its transaction. */
  readonly leftBehind?: LeftBehind;
}

/** A step with its types forgotten, as the registry and the runner hold it. */
export type AnyStep = Step<unknown, unknown>;

/** Declares a step with its own types; the registry forgets them. */
export function defineStep<Input, Evidence, Id extends StepId>(
  step: Step<Input, Evidence, Id>,
): Step<Input, Evidence, Id> {
  return step;
}
