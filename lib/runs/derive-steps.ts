import { OUTLINE, type StepOutline } from '../plan/outline';
import type { StepState } from '../plan/status';
import type { AnyStep, TakenBack } from '../plan/step';
import type { StepId } from '../plan/step-id';
import type { AgainMark } from '../store/again-marks';
import type { StepSkip } from '../store/step-skips';
import type { RunView } from './derive-run';
import type { Settled } from './gate';
import { type LastChange, lastChange } from './last-change';

export interface StepView {
  readonly outline: StepOutline;
  readonly state: StepState;
  readonly lastRun: RunView | null;
  readonly lastPreview: RunView | null;
  /** Every run, preview and undo of the step, oldest first. */
  readonly attempts: readonly RunView[];
  /** Steps this one waits for. */
  readonly blockedBy: readonly StepId[];
  /** Steps that changed after this one ran: why it is stale. */
  readonly staleBecause: readonly StepId[];
  /** Files that are no longer as the step left them: why it is stale. */
  readonly strayed?: readonly string[];
  readonly skip: StepSkip | null;
  /** Why it is stale, when an operator runs everything again from an earlier step. */
  readonly again?: AgainMark;
  /** The step as its ended runs left it; only where what is under way, or a preview that failed, hides that. */
  readonly settled?: Settled & Pick<StepView, 'state' | 'lastRun' | 'staleBecause'>;
}

/** What the derivation must know of a step's code. */
export interface StepFacts {
  readonly needs: readonly StepId[];
  /** Steps that make this one stale without blocking it. */
  readonly looksAt?: readonly StepId[];
  readonly takenBack?: TakenBack | undefined;
  readonly hasPreview: boolean;
}

/** What a step's code says of it. */
export function stepFacts({ needs, looksAt, takenBack, preview }: AnyStep): StepFacts {
  return { needs, looksAt: looksAt ?? [], takenBack, hasPreview: preview !== undefined };
}

export interface DeriveInput {
  readonly runs: readonly RunView[];
  readonly kind: 'practice' | 'supabase';
  readonly skips: readonly StepSkip[];
  /** From which steps everything is run again. */
  readonly marks?: readonly AgainMark[];
  /** Files, step by step, that are no longer as the step's last run left them. */
  readonly strayed?: ReadonlyMap<string, readonly string[]>;
  /** Undefined for a row of the checklist that has no code. */
  readonly facts: (id: StepId) => StepFacts | undefined;
}

const isDeed = (run: RunView) => run.action === 'run' || run.action === 'undo';

function stateOf(
  own: readonly RunView[],
  change: LastChange | null,
  isBlocked: boolean,
  facts: StepFacts | undefined,
): StepState {
  if (own.some((run) => !run.isTerminal)) return 'running';
  const deed = own.filter(isDeed).at(-1);
  const preview = own.filter((run) => run.action === 'preview').at(-1);
  const isWaiting = preview?.status === 'succeeded' && preview.requestedAt > (deed?.requestedAt ?? '');
  if (facts?.hasPreview && isWaiting) return 'waiting';
  const last = own.filter((run) => run.action === 'run').at(-1);
  const isUndone =
    change?.isUndone === true && last !== undefined && change.run.requestedAt > last.requestedAt;
  if (!last || isUndone) {
    if (preview && preview.status !== 'succeeded' && !last) return asState(preview);
    if (!facts) return 'not-started';
    if (isUndone) return 'undone';
    return isBlocked ? 'blocked' : 'ready';
  }
  return asState(last);
}

/** A run that is over gives its step the state of the same name; an open one was dealt with before. */
function asState(run: RunView): StepState {
  return run.status === 'queued' || run.status === 'cancelling' ? 'running' : run.status;
}

const place = (id: StepId) => OUTLINE.findIndex((row) => row.id === id);

/** The newest mark set on an earlier step after this one ran. The rollback stands outside of the sequence. */
function againOf({ id, phase }: StepOutline, lastRun: RunView | null, marks: readonly AgainMark[]) {
  if (!lastRun || phase === 'rollback') return undefined;
  const later = marks.filter((mark) => mark.at.toISOString() > lastRun.requestedAt);
  return later.findLast((mark) => place(mark.stepId) < place(id));
}

/**
 * Derives the checklist of a migration from its runs: the state of each step, what blocks it, and which steps are
 * stale because something they read ran again, or was undone, after them, because files
 * are no longer as they left them, or because everything is run again. Pure.
 */
export function deriveSteps(input: DeriveInput): StepView[] {
  const ended = input.runs.filter((run) => run.isTerminal && isDeed(run));
  const settled = ended.length < input.runs.length ? derived({ ...input, runs: ended }) : [];
  return derived(input).map((step, at) => {
    const left = settled[at];
    if (!left || left.state === step.state) return step;
    const { state, lastRun, staleBecause, strayed } = left;
    return { ...step, settled: { state, lastRun, staleBecause, ...(strayed ? { strayed } : {}) } };
  });
}

function derived({ runs, kind, skips, facts, marks = [], strayed }: DeriveInput): StepView[] {
  const rows = OUTLINE.filter((row) => !row.onlyIn || row.onlyIn === kind);
  const changeOf = (id: StepId) => lastChange(runs, id, facts(id)?.takenBack);
  return rows.map((outline) => {
    const attempts = runs.filter((run) => run.stepId === outline.id);
    const own = facts(outline.id);
    const needs = own?.needs ?? [];
    const blockedBy = needs.filter((id) => changeOf(id)?.isUndone !== false);
    const lastRun = attempts.filter((run) => run.action === 'run').at(-1) ?? null;
    const files = strayed?.get(outline.id) ?? [];
    const staleBecause = [...needs, ...(own?.looksAt ?? [])].filter((id) => {
      if (strayed?.has(id) && changeOf(id)?.isUndone === false) return true;
      const changed = changeOf(id)?.run.endedAt;
      return lastRun?.startedAt && changed && changed > lastRun.startedAt;
    });
    const skip = skips.find((entry) => entry.stepId === outline.id) ?? null;
    const plain = stateOf(attempts, changeOf(outline.id), blockedBy.length > 0, own);
    const again = againOf(outline, lastRun, marks);
    const hasPassed = plain === 'succeeded' || plain === 'warned';
    const isStale = hasPassed && (files.length + staleBecause.length > 0 || again !== undefined);
    const isIdle = plain !== 'running' && !hasPassed;
    return {
      outline,
      state: skip && isIdle ? 'skipped' : isStale ? 'stale' : plain,
      lastRun,
      lastPreview: attempts.filter((run) => run.action === 'preview').at(-1) ?? null,
      attempts,
      blockedBy,
      staleBecause: isStale ? [...new Set([...staleBecause, ...(again ? [again.stepId] : [])])] : [],
      skip,
      ...(isStale && again ? { again } : {}),
      ...(isStale && files.length > 0 ? { strayed: files } : {}),
    };
  });
}
