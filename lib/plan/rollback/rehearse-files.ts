import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyWorkspace } from '../../backend/files/copy-workspace';
import { differingFiles, folderHashes } from '../../backend/files/folder-hashes';
import type { Workspace } from '../../backend/files/workspace';
import { applyUndo } from '../../backend/journal/apply-undo';
import { planUndo } from '../../backend/journal/plan-undo';
import { MudanzaError } from '../../errors/mudanza-error';
import { say } from '../../i18n/message';
import { journalOf } from '../backend/workspace-of';
import { backup } from '../phase-0/backup';
import { backendCompose } from '../phase-2/backend-compose';
import { backendEnv } from '../phase-2/backend-env';
import { docs } from '../phase-4/docs';
import type { AnyStep } from '../step';
import type { StepContext } from '../step-context';
import type { StepId } from '../step-id';

export interface RehearsedStep {
  readonly id: StepId;
  readonly changed: number;
  /** Code of the error that kept the step from running here. */
  readonly refusedWith: string | null;
}

export interface FileRehearsal {
  /** Files of the copy. */
  readonly files: number;
  readonly steps: readonly RehearsedStep[];
  /** Paths that are not after the undo what they were before; empty is the proof. */
  readonly differing: readonly string[];
}

/** The step's context with the copy in place of the backend, and nothing that it could store. */
function onCopy(ctx: StepContext, copy: Workspace, data: string): StepContext {
  const settings = { ...ctx.migration.settings, workspace: copy.root };
  return {
    ...ctx,
    migration: { ...ctx.migration, settings },
    dataFolder: () => data,
    updateSettings: async () => undefined,
  };
}

async function tryStep(step: AnyStep, ctx: StepContext, copy: Workspace): Promise<RehearsedStep> {
  const before = folderHashes(copy);
  try {
    await step.run(ctx, step.input.parse({}));
    const changed = differingFiles(before, folderHashes(copy)).length;
    ctx.log('info', say('backend.log.rehearsal', { what: `${step.id}: ${changed}` }));
    return { id: step.id, changed, refusedWith: null };
  } catch (error) {
    if (!(error instanceof MudanzaError)) throw error;
    ctx.log('warn', say('backend.log.rehearsal', { what: `${step.id}: ${error.code}` }));
    return { id: step.id, changed: 0, refusedWith: error.code };
  }
}

/** Runs every step that writes files on a copy of the backend, takes all of it back, and compares each file. */
export async function rehearseFiles(ctx: StepContext, workspace: Workspace): Promise<FileRehearsal> {
  const parent = ctx.dataFolder();
  // Copies of the backend, its env file among them, that a killed rehearsal left.
  for (const name of readdirSync(parent))
    if (/^rehearsal-[0-9a-f]{12}$/.test(name)) rmSync(join(parent, name), { recursive: true, force: true });
  const folder = join(parent, `rehearsal-${randomBytes(6).toString('hex')}`);
  try {
    const copy = copyWorkspace(workspace, join(folder, 'backend'));
    const copyCtx = onCopy(ctx, copy, join(folder, 'data'));
    const before = folderHashes(copy);
    const steps: RehearsedStep[] = [];
    for (const step of [backup, backendEnv, backendCompose, docs])
      steps.push(await tryStep(step, copyCtx, copy));
    const journal = journalOf(copyCtx, copy);
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    return { files: before.size, steps, differing: differingFiles(before, folderHashes(copy)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
