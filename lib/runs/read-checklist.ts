import { openWorkspace } from '../backend/files/workspace';
import { strayedFiles } from '../backend/journal/left-files';
import type { AnyStep } from '../plan/step';
import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import { dataDir } from '../platform/data-dir';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { listAgainMarks } from '../store/again-marks';
import type { Migration } from '../store/migrations';
import { listSkips } from '../store/step-skips';
import type { RunView } from './derive-run';
import { deriveSteps, type StepView, stepFacts } from './derive-steps';
import { readRuns } from './read-runs';

export interface Checklist {
  readonly steps: readonly StepView[];
  readonly runs: readonly RunView[];
}

/** What the bytes on disk say; nothing where the folder cannot be read, or no step has written to it. */
function strayedOf({ id, settings }: Pick<Migration, 'id' | 'settings'>): Map<string, string[]> {
  const path = settings.workspace?.trim();
  if (!path) return new Map();
  try {
    return strayedFiles(dataDir('migrations', id, 'journal'), openWorkspace(path));
  } catch (error) {
    if (error instanceof MudanzaError) return new Map();
    throw error;
  }
}

/** The checklist of a migration as it stands now, with every run behind it. */
export async function readChecklist(
  migration: Pick<Migration, 'id' | 'kind' | 'settings'>,
  find: (id: StepId) => AnyStep | undefined = findStep,
): Promise<Checklist> {
  const [runs, skips, marks] = await Promise.all([
    readRuns(migration.id),
    listSkips(migration.id),
    listAgainMarks(migration.id),
  ]);
  const derived = deriveSteps({
    runs,
    kind: migration.kind,
    skips,
    marks,
    strayed: strayedOf(migration),
    facts: (id) => {
      const step = find(id);
      return step && stepFacts(step);
    },
  });
  const { estimates } = migration.settings;
  const steps = derived.map((step) => {
    const estimate = estimates[step.outline.id] ?? step.outline.estimate;
    return { ...step, outline: { ...step.outline, estimate } };
  });
  return { steps, runs };
}
