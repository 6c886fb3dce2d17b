import { readEvidence } from '../../plan/read-evidence';
import type { AnyStep, Preview } from '../../plan/step';
import { findStep } from '../../plan/step-catalog';
import type { StepContext } from '../../plan/step-context';
import { STEP_IDS, type StepId } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { cutoverEvidence } from '../data/cutover-evidence';
import { previewEmptying } from '../data/undo-copy';

/** The deployment goes last: what was changed on its objects has to go back while they are there. */
const LAST: StepId = 'schema.deploy';

/** One run that wrote to the target and whose writes still stand. */
interface LedgerEntry {
  readonly step: AnyStep;
  readonly at: string;
  readonly evidence: unknown;
}

/** Whoever rolls everything back goes back to the source first (`way-back.ts`): then nothing of the switch stands. */
const BEFORE: StepId = 'data.cutover';

function undoes(id: StepId): AnyStep | null {
  const step = findStep(id);
  const isOwn = step?.writes?.some(({ place, by }) => place === 'target' && by === 'undo');
  return step && isOwn && step.undo && id !== LAST && id !== BEFORE ? step : null;
}

/** Steps that bring rows: the switch does so where it copies behind its fence. */
export const BRINGS_ROWS: readonly StepId[] = ['data.copy', BEFORE];

/** The rows of a switch that was not preceded by a copy go the same way as a copy's: by the target's own journal. */
async function rowsOfSwitch(ctx: StepContext): Promise<LedgerEntry[]> {
  const step = findStep('data.copy');
  if (!step || (await ctx.standingRuns('data.copy', 'withBroken')).length > 0) return [];
  const runs = await ctx.standingRuns(BEFORE, 'withBroken');
  // One that was broken off may have copied: the journal knows.
  const [run] = runs.filter(({ evidence }) => cutoverEvidence.read(evidence)?.way !== 'follow');
  return run ? [{ step, at: run.at, evidence: null }] : [];
}

/** What stands in the target besides the deployment, newest first, whichever steps there are. */
async function targetLedger(ctx: StepContext): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const id of STEP_IDS) {
    const step = undoes(id);
    if (!step) continue;
    const runs = await ctx.standingRuns(id, step.hasOwnRecord && 'withBroken');
    for (const { at, evidence } of runs)
      entries.push({ step, at, evidence: evidence === null ? null : readEvidence(step, evidence) });
  }
  entries.push(...(await rowsOfSwitch(ctx)));
  return entries.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * What taking it back will run, statement by statement; or what keeps it from being taken back.
 *
 * @param comesBack the application goes back to the source before, with what it wrote to the target
 */
export async function previewLedger(ctx: StepContext, comesBack = false): Promise<Preview[]> {
  const previews: Preview[] = [];
  for (const { step, evidence } of await targetLedger(ctx)) {
    const preview =
      step.id === 'data.copy'
        ? await previewEmptying(ctx, comesBack)
        : await step.previewUndo?.(ctx, evidence);
    if (preview && (preview.isRefused || preview.actions.some(({ detail }) => detail !== undefined)))
      previews.push(preview);
  }
  return previews;
}

/** Takes it back, newest first. Gives the steps that had something to take back. */
export async function undoLedger(ctx: StepContext): Promise<StepId[]> {
  const taken: StepId[] = [];
  for (const { step, evidence } of await targetLedger(ctx)) {
    try {
      await step.undo?.(ctx, evidence);
      taken.push(step.id);
    } catch (error) {
      // A run that changed nothing has nothing to take back.
      if (!(error instanceof MudanzaError) || error.code !== 'MUD-323') throw error;
    }
  }
  return [...new Set(taken)];
}

/** Steps that ran and left something which no rollback takes back, e.g. a project that was made. */
export async function whatStays(ctx: StepContext): Promise<StepId[]> {
  const stays: StepId[] = [];
  for (const id of STEP_IDS) {
    const isKept = findStep(id)?.writes?.some(({ by }) => by === 'nobody');
    if (isKept && (await ctx.standingRuns(id)).length > 0) stays.push(id);
  }
  return stays;
}
