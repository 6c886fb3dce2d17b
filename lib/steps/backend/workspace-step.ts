import type { Workspace } from '../../backend/files/workspace';
import type { Journal } from '../../backend/journal/journal';
import { noteLeft } from '../../backend/journal/left-files';
import type { Instruction, ManualEvidence } from '../../plan/evidence/manual-evidence';
import type { Preview, Step } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { manualEvidence, manualPreview } from './manual';
import { journalOf, workspaceOf } from './workspace-of';

/** Where a step of the backend works: its folder, and the journal that every write to it goes through. */
export interface Place {
  readonly ctx: StepContext;
  readonly workspace: Workspace;
  readonly journal: Journal;
}

interface WorkspaceWork<Input, Done> {
  /** What a person does instead, for a migration without a folder. */
  readonly byHand: (
    ctx: StepContext,
    input: Input,
  ) => readonly Instruction[] | Promise<readonly Instruction[]>;
  readonly preview: (place: Place, input: Input) => Promise<Preview>;
  readonly run: (place: Place, input: Input) => Promise<Done>;
  /** The step whose files are noted as a run leaves them; `isShared` where others go on writing in them. */
  readonly leaves?: { readonly step: StepId; readonly isShared?: boolean };
}

/** Opens the backend's folder and its journal, or gives null for a migration without a folder. Throws MUD-400. */
export function openPlace(ctx: StepContext): Place | null {
  const workspace = workspaceOf(ctx);
  return workspace && { ctx, workspace, journal: journalOf(ctx, workspace) };
}

/**
 * The opening that the steps which write to the backend's folder share: open the folder and the journal, which settles
 * what a killed run left, or show instructions and believe only a named person.
 */
export function workspaceStep<Input extends { readonly confirmedBy: string }, Done>(
  work: WorkspaceWork<Input, Done>,
): Required<Pick<Step<Input, Done | ManualEvidence>, 'preview' | 'run'>> {
  return {
    preview: async (ctx, input) => {
      const place = openPlace(ctx);
      return place ? work.preview(place, input) : manualPreview(await work.byHand(ctx, input));
    },
    run: async (ctx, input) => {
      const place = openPlace(ctx);
      if (!place) return manualEvidence(await work.byHand(ctx, input), input.confirmedBy);
      const done = await work.run(place, input);
      if (work.leaves) noteLeft(place.journal, work.leaves.step, work.leaves.isShared ?? false);
      return done;
    },
  };
}
