import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { copyWorkspace } from '../../backend/files/copy-workspace';
import { differingFiles, folderHashes } from '../../backend/files/folder-hashes';
import type { Workspace } from '../../backend/files/workspace';
import { applyUndo } from '../../backend/journal/apply-undo';
import { planUndo } from '../../backend/journal/plan-undo';
import { say } from '../../i18n/message';
import type { AnyStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { STEP_IDS } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { backendCompose } from '../backend/backend-compose';
import { backendEnv } from '../backend/backend-env';
import { backup } from '../backend/backup';
import { docs } from '../backend/docs';
import { journalOf } from '../backend/workspace-of';
import { inexact } from './rollback-evidence';

export const RehearsedStep = z.object({
  id: z.enum(STEP_IDS),
  changed: z.number(),
  /** Code of the error that kept the step from running here. */
  refusedWith: z.string().nullable(),
});
export type RehearsedStep = z.infer<typeof RehearsedStep>;

/** How the migration's own writes so far went back on the copy. */
export const RehearsedReturn = z.object({
  files: z.number(),
  /** Paths that somebody changed after Mudanza wrote them: a rollback refuses, so nothing went back. */
  conflicts: z.array(z.string()).readonly(),
  /** Paths that are not exactly what they were before the migration. */
  differing: z.array(z.string()).readonly(),
});
export type RehearsedReturn = z.infer<typeof RehearsedReturn>;

export const FileRehearsal = z.object({
  /** Null where the migration has written nothing yet; missing in rehearsals of older versions. */
  takenBack: RehearsedReturn.nullable().optional(),
  /** Files of the copy. */
  files: z.number(),
  steps: z.array(RehearsedStep).readonly(),
  /** Paths that are not after the undo what they were before; empty is the proof. */
  differing: z.array(z.string()).readonly(),
});
export type FileRehearsal = z.infer<typeof FileRehearsal>;

/**
 * The step's context with the copy in place of the backend, and nothing that it could store. It says nothing either: its
 * sentences would read as if the backend's own files were written.
 */
function onCopy(ctx: StepContext, copy: Workspace, data: string): StepContext {
  const settings = { ...ctx.migration.settings, workspace: copy.root };
  return {
    ...ctx,
    migration: { ...ctx.migration, settings },
    dataFolder: () => data,
    updateSettings: async () => undefined,
    log: () => undefined,
  };
}

async function tryStep(
  step: AnyStep,
  ctx: StepContext,
  copy: Workspace,
  data: string,
): Promise<RehearsedStep> {
  const before = folderHashes(copy);
  try {
    await step.run(onCopy(ctx, copy, data), step.input.parse({}));
    const changed = differingFiles(before, folderHashes(copy)).length;
    ctx.log('info', say('backend.log.rehearsed', { step: step.id, count: changed }));
    return { id: step.id, changed, refusedWith: null };
  } catch (error) {
    if (!(error instanceof MudanzaError)) throw error;
    ctx.log('warn', say('backend.log.rehearsalRefused', { step: step.id, code: error.code }));
    return { id: step.id, changed: 0, refusedWith: error.code };
  }
}

/** Takes back on the copy what the migration has written so far, by a copy of its journal: what a rollback now would do. */
function takeBack(ctx: StepContext, copy: Workspace, data: string): RehearsedReturn | null {
  const own = join(ctx.dataFolder(), 'journal');
  if (!existsSync(own)) return null;
  cpSync(own, join(data, 'journal'), { recursive: true });
  const journal = journalOf(onCopy(ctx, copy, data), copy);
  const files = planUndo(journal, () => true);
  if (files.length === 0) return null;
  const conflicts = files.filter(({ verdict }) => verdict === 'conflict').map(({ path }) => path);
  const restored = conflicts.length > 0 ? [] : applyUndo(journal, files);
  if (restored.length > 0) ctx.log('info', say('backend.log.rehearsedBack', { count: restored.length }));
  return { files: files.length, conflicts, differing: inexact(restored) };
}

/**
 * On a copy of the backend: takes back what the migration has written so far, so that the copy is the backend as it
 * was, then runs every step that writes files, takes all of it back, and compares each file.
 */
export async function rehearseFiles(ctx: StepContext, workspace: Workspace): Promise<FileRehearsal> {
  const parent = ctx.dataFolder();
  // Copies of the backend, its env file among them, that a killed rehearsal left.
  for (const name of readdirSync(parent))
    if (/^rehearsal-[0-9a-f]{12}$/.test(name)) rmSync(join(parent, name), { recursive: true, force: true });
  const folder = join(parent, `rehearsal-${randomBytes(6).toString('hex')}`);
  try {
    const copy = copyWorkspace(workspace, join(folder, 'backend'));
    const takenBack = takeBack(ctx, copy, join(folder, 'back'));
    const data = join(folder, 'data');
    const before = folderHashes(copy);
    const steps: RehearsedStep[] = [];
    for (const step of [backup, backendEnv, backendCompose, docs])
      steps.push(await tryStep(step, ctx, copy, data));
    const journal = journalOf(onCopy(ctx, copy, data), copy);
    applyUndo(
      journal,
      planUndo(journal, () => true),
    );
    return { takenBack, files: before.size, steps, differing: differingFiles(before, folderHashes(copy)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
