import { createHash } from 'node:crypto';
import { type Message, say } from '../i18n/message';
import { PHASE_IDS, PHASE_NUMBERS, type PhaseId, type StepOutline } from '../plan/outline';
import type { StepState } from '../plan/status';
import type { StepId } from '../plan/step-id';
import type { SignOff } from '../store/sign-offs';
import type { Waiver } from '../store/waivers';
import type { RunView } from './derive-run';

/** What a gate must know of a step; the checklist's `StepView` has it all. */
export interface GateStep {
  readonly outline: Pick<StepOutline, 'id' | 'phase' | 'isOptional'>;
  readonly state: StepState;
  readonly lastRun: Pick<RunView, 'id' | 'status' | 'outcomes' | 'error'> | null;
  /** The steps after which a stale one has to run again. */
  readonly staleBecause?: readonly StepId[];
  /** Files that are no longer as a stale one left them. */
  readonly strayed?: readonly string[];
  /** The step as its ended runs left it, where a run or a preview under way, or a preview that failed, hides that. */
  readonly settled?: Settled;
}

/** What a step is once nothing of it is under way. */
export type Settled = Pick<GateStep, 'state' | 'lastRun' | 'staleBecause' | 'strayed'>;

/** Criterion id of the step as a whole: it ended without verdicts, never ran, or is out of date. */
export const WHOLE_STEP = 'step';

/** Something that stands in the way: fix it (run the step again), or waive it by name and reason. */
export interface Obstacle {
  readonly phase: PhaseId;
  readonly stepId: StepId;
  readonly criterionId: string;
  /** The run to waive; null for a step that never ran. */
  readonly runId: string | null;
  readonly kind: 'red' | 'failed' | 'interrupted' | 'missing' | 'undone' | 'stale';
  readonly message: Message;
}

export interface WaivedObstacle extends Obstacle {
  readonly waiver: Waiver;
}

export interface Gate {
  readonly phase: PhaseId;
  /** True when nothing stands in the way of running steps of this phase. */
  readonly isOpen: boolean;
  readonly obstacles: readonly Obstacle[];
  readonly waived: readonly WaivedObstacle[];
  /** Earlier phases nobody has signed, or whose signature is older than what happened in them. */
  readonly unsigned: readonly PhaseId[];
}

const SEQUENCE = PHASE_IDS.filter((phase): phase is PhaseId => phase !== 'rollback');

/** Why a step is out of date. */
export function staleMessage({
  outline,
  staleBecause,
  strayed = [],
}: Pick<GateStep, 'outline' | 'staleBecause' | 'strayed'>): Message {
  if (strayed.length > 0)
    return say('report.gate.strayed', { step: outline.id, count: strayed.length, files: strayed.join(', ') });
  return say('report.gate.stale', { step: outline.id, because: staleBecause?.[0] ?? 'none' });
}

function wholeStep(step: GateStep, kind: Obstacle['kind']): Obstacle {
  const { id, phase } = step.outline;
  const runId = step.lastRun?.id ?? null;
  const code = step.lastRun?.error?.code ?? 'none';
  const message = kind === 'stale' ? staleMessage(step) : say(`report.gate.${kind}`, { step: id, code });
  return { phase, stepId: id, criterionId: WHOLE_STEP, runId, kind, message };
}

function redCriteria(step: GateStep): Obstacle[] {
  const { id, phase } = step.outline;
  const red = step.lastRun?.outcomes.filter((outcome) => outcome.verdict === 'fail') ?? [];
  const runId = step.lastRun?.id ?? null;
  return red.map(({ id: criterionId, message }) => ({
    phase,
    stepId: id,
    criterionId,
    runId,
    kind: 'red' as const,
    message,
  }));
}

const missing = (step: GateStep) => (step.outline.isOptional ? [] : [wholeStep(step, 'missing')]);

/** While a new run or preview is under way, the last run that ended still speaks for its step. */
function settledState(status: RunView['status']): StepState {
  const isOpen = status === 'queued' || status === 'running' || status === 'cancelling';
  return isOpen ? 'not-started' : status;
}

/**
 * A step as the runs that ended left it. A preview answers nothing: a step that was undone or is out of date stays so
 * while a new one waits to be confirmed.
 */
export function settledStep<S extends GateStep>(step: S): S {
  if (step.settled) return { ...step, ...step.settled, settled: undefined };
  const isOpen = step.state === 'running' || step.state === 'waiting';
  return isOpen && step.lastRun ? { ...step, state: settledState(step.lastRun.status) } : step;
}

/**
 * What one step puts in the way. An optional step that never ran, or was skipped, is no obstacle; one that ran and
 * is red is, since its result is known now.
 */
export function obstaclesOf(given: GateStep): Obstacle[] {
  const step = settledStep(given);
  switch (step.state) {
    case 'succeeded':
    case 'warned':
    case 'skipped':
      return [];
    case 'stale':
      return step.outline.isOptional ? [] : [wholeStep(step, 'stale')];
    case 'failed': {
      const red = redCriteria(step);
      return red.length > 0 ? red : [wholeStep(step, 'failed')];
    }
    case 'interrupted':
    case 'cancelled':
      return step.outline.isOptional && !step.lastRun ? [] : [wholeStep(step, 'interrupted')];
    case 'undone':
      return step.outline.isOptional ? [] : [wholeStep(step, 'undone')];
    default:
      return missing(step);
  }
}

const covers = (waiver: Waiver, { stepId, criterionId, runId }: Obstacle) =>
  waiver.stepId === stepId && waiver.criterionId === criterionId && waiver.runId === runId;

/** Splits obstacles into those that stand and those that somebody waived. A waiver holds for one run only. */
export function applyWaivers(
  obstacles: readonly Obstacle[],
  waivers: readonly Waiver[],
): { open: Obstacle[]; waived: WaivedObstacle[] } {
  const open: Obstacle[] = [];
  const waived: WaivedObstacle[] = [];
  for (const obstacle of obstacles) {
    const waiver = waivers.find((entry) => covers(entry, obstacle));
    if (waiver) waived.push({ ...obstacle, waiver });
    else open.push(obstacle);
  }
  return { open, waived };
}

/** True where a step puts something in the way and all of it was waived by name: nobody waits for it any more. Pure. */
export function isWaived(step: GateStep, waivers: readonly Waiver[]): boolean {
  const { open, waived } = applyWaivers(obstaclesOf(step), waivers);
  return open.length === 0 && waived.length > 0;
}

/**
 * SHA-256 of what there is to sign in a phase: which run of each step counts, with which verdict, and what is
 * waived. A signature whose basis differs was given for something else.
 */
export function signBasis(
  phase: PhaseId,
  steps: readonly GateStep[],
  waivers: readonly Pick<Waiver, 'id' | 'stepId'>[],
): string {
  const own = steps.filter((step) => step.outline.phase === phase);
  const ids = new Set<string>(own.map((step) => step.outline.id));
  const facts = [
    PHASE_NUMBERS[phase],
    own.map((step) => [step.outline.id, step.state, step.lastRun?.id ?? null]),
    waivers.filter((waiver) => ids.has(waiver.stepId)).map((waiver) => waiver.id),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** The newest signature of a phase, and whether it still covers what is there. Pure. */
export function signatureOf(
  phase: PhaseId,
  steps: readonly GateStep[],
  waivers: readonly Waiver[],
  signOffs: readonly SignOff[],
): { readonly signOff: SignOff; readonly isCurrent: boolean } | null {
  const signOff = signOffs.filter((entry) => entry.phase === phase).at(-1);
  return signOff ? { signOff, isCurrent: signOff.basis === signBasis(phase, steps, waivers) } : null;
}

/**
 * The gate before a phase. Going on is impossible while a required step of an earlier phase is missing, stale or
 * failed, or any step of one has a red criterion, unless each of these is waived by name and reason for the very
 * run that is red. Phase 0 and the rollback are always open: they only look, or put back. Signatures do not open
 * or close the gate; `unsigned` says which are asked for.
 *
 * @param phase the phase whose steps somebody wants to run
 * @param steps the checklist, all phases
 * @param waivers those not withdrawn
 * @param signOffs oldest first
 */
export function gateFor(
  phase: PhaseId,
  steps: readonly GateStep[],
  waivers: readonly Waiver[],
  signOffs: readonly SignOff[],
): Gate {
  const earlier = SEQUENCE.slice(0, Math.max(0, SEQUENCE.indexOf(phase)));
  const before = steps.filter((step) => earlier.includes(step.outline.phase));
  const { open, waived } = applyWaivers(before.flatMap(obstaclesOf), waivers);
  // Nobody signs a phase that may be left out and in which nothing was run.
  const isAsked = (id: PhaseId) =>
    steps.some(({ outline, lastRun }) => outline.phase === id && (!outline.isOptional || lastRun !== null));
  const unsigned = earlier.filter(
    (id) => isAsked(id) && !signatureOf(id, steps, waivers, signOffs)?.isCurrent,
  );
  return { phase, isOpen: open.length === 0, obstacles: open, waived, unsigned };
}
