import { randomUUID } from 'node:crypto';
import { workspaceSecrets } from '../backend/env-file/workspace-secrets';
import type { MessageParams } from '../i18n/message';
import { findOutline } from '../plan/find-outline';
import { readEvidence } from '../plan/read-evidence';
import type { Lifecycle } from '../plan/run-event';
import type { RunStatus } from '../plan/status';
import type { AnyStep, Preview } from '../plan/step';
import type { StepId } from '../plan/step-id';
import { diskFull } from '../platform/errors/disk-full';
import { inputError } from '../platform/errors/input-error';
import { MudanzaError } from '../platform/errors/mudanza-error';
import type { Logger } from '../platform/log/logger';
import { redactData, redactText } from '../platform/vault/redact-text';
import { classifyError } from '../postgres/classify-error';
import type { ScratchServer } from '../servers/embedded/scratch-server';
import { findMigration } from '../store/migrations';
import { appendEvents, lastSeq } from '../store/run-events';
import { endRun, findRun, type RunRow, readSealedInput } from '../store/runs';
import { openSecrets } from '../store/secrets';
import { lockTarget } from '../store/target-lock';
import { statusOf } from './derive-run';
import { EventWriter, LeaseLostError } from './event-writer';
import { isBrokenOff } from './is-broken-off';
import { prepareMigration } from './prepare-migration';
import { findRunView } from './read-runs';
import { type ContextParts, type RunContext, runContext } from './run-context';
import { joinInput } from './run-input';
import { keepBaseline } from './target-baseline';
import { writtenBy } from './written-by';

export interface ExecuteOptions {
  readonly runner: string;
  readonly scratch: ScratchServer;
  /** Aborts on cancel (reason 'cancelled'), when the lease is lost, and when the runner stops. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly findStep: (id: StepId) => AnyStep | undefined;
  readonly makeReport?: ContextParts['makeReport'];
}

interface Work {
  readonly run: RunRow;
  readonly step: AnyStep;
  readonly ctx: RunContext;
  readonly input: unknown;
  /** Gives the run up: it stops, and is called interrupted. */
  readonly giveUp: () => void;
  readonly lifecycle: (data: Lifecycle, text: string, level?: 'info' | 'error') => void;
}

function checkHazards(run: RunRow, preview: Preview): void {
  const hazards = new Set(preview.actions.flatMap((action) => action.hazards ?? []));
  const refused = [...hazards].filter((hazard) => !run.acceptedHazards.includes(hazard));
  if (refused.length > 0) throw new MudanzaError('MUD-004', { params: { hazards: refused.join(', ') } });
}

/** Makes the preview again and compares: what runs must be what was shown. */
async function confirmPreview(run: RunRow, make: () => Promise<Preview>): Promise<void> {
  const preview = await make();
  if (preview.basis !== run.confirmedBasis) throw new MudanzaError('MUD-003');
  checkHazards(run, preview);
}

interface Undoing {
  readonly preview: (() => Promise<Preview>) | null;
  readonly undo: () => Promise<unknown>;
}

/** What takes a run back: its undo, from its evidence; or the removal of what it left when it was broken off. */
async function undoing({ run, step, ctx }: Work): Promise<Undoing> {
  const undone = run.undoes ? await findRunView(run.undoes) : null;
  const { previewUndo, undo, leftBehind } = step;
  if (undone && leftBehind && isBrokenOff(undone))
    return {
      preview: () => leftBehind.preview(ctx, undone.id),
      undo: () => leftBehind.remove(ctx, undone.id),
    };
  const written = undone && writtenBy(undone);
  const isKnown = undone && (written !== null || step.hasOwnRecord);
  if (!undo || !isKnown) throw new MudanzaError('MUD-012');
  const evidence = written === null ? null : readEvidence(step, written);
  return {
    preview: previewUndo ? () => previewUndo(ctx, evidence) : null,
    undo: () => undo(ctx, evidence),
  };
}

async function runStep({ run, step, ctx, input, lifecycle }: Work): Promise<RunStatus> {
  const { preview } = step;
  // A recheck repeats a run that was confirmed: nobody is there to read what has changed since, only to have accepted it.
  if (preview && run.action === 'recheck') checkHazards(run, await preview(ctx, input));
  else if (preview) await confirmPreview(run, () => preview(ctx, input));
  if (step.leftBehind) ctx.log('info', step.leftBehind.names(run.id));
  const evidence = await step.run(ctx, input);
  const outcomes = step.criteria.map((criterion) => ({ id: criterion.id, ...criterion.judge(evidence) }));
  lifecycle({ kind: 'evidence', evidence, outcomes }, 'evidence kept');
  return statusOf(outcomes);
}

async function undoStep(work: Work): Promise<RunStatus> {
  const { run, lifecycle } = work;
  const { preview, undo } = await undoing(work);
  if (preview) await confirmPreview(run, preview);
  const result = await undo();
  lifecycle({ kind: 'evidence', evidence: result ?? {}, outcomes: [] }, 'undone');
  return 'succeeded';
}

async function previewStep(work: Work): Promise<RunStatus> {
  const { run, step, ctx, input, lifecycle } = work;
  const make =
    run.action === 'preview'
      ? step.preview && ((): Promise<Preview> | undefined => step.preview?.(ctx, input))
      : async () => (await undoing(work)).preview?.();
  const preview = await make?.();
  if (!preview) throw new MudanzaError('MUD-012');
  lifecycle({ kind: 'preview', preview }, 'preview made');
  return 'succeeded';
}

async function underLock(work: Work): Promise<RunStatus> {
  if (work.run.action === 'preview' || work.run.action === 'undo-preview') return previewStep(work);
  const deed = work.run.action === 'undo' ? undoStep : runStep;
  if (!work.step.writesTarget || work.run.action === 'recheck') return deed(work);
  const target = await work.ctx.clients.endpoint('target');
  const release = target ? await lockTarget(target, work.giveUp) : async () => undefined;
  if (!release) throw new MudanzaError('MUD-007');
  try {
    if (findOutline(work.step.id).phase !== 'rollback') await keepBaseline(work.ctx);
    return await deed(work);
  } finally {
    await release();
  }
}

function failure(
  error: unknown,
  logger: Logger,
  secrets: ReadonlySet<string>,
): Lifecycle & { kind: 'failed' } {
  const known = diskFull(error) ?? (error instanceof MudanzaError ? error : classifyError(error));
  const reference = known.params.reference ?? randomUUID().slice(0, 8);
  const params: MessageParams = known.code === 'MUD-001' ? { ...known.params, reference } : known.params;
  if (known.code === 'MUD-001') {
    const stack = error instanceof Error ? error.stack : String(error);
    const [at, err] = [String(params.reference), String(stack)].map((text) => redactText(text, [...secrets]));
    logger.error({ reference: at, err }, 'unknown error in a run');
  }
  const failed = {
    code: known.code,
    params,
    ...(known.original ? { original: known.original } : {}),
    ...(known.sqlState ? { sqlState: known.sqlState } : {}),
  };
  return { kind: 'failed', error: redactData(failed, [...secrets]) as typeof failed };
}

/**
 * Executes one claimed run from `started` to `ended`: joins its input, prepares its servers, checks the preview
 * it was confirmed for, runs the step and judges the evidence. Never throws for a failure of the step. A run that was
 * stopped for another reason than Cancel is not ended here: the runner, or the reaper, calls it interrupted.
 */
export async function executeRun(claimed: RunRow, options: ExecuteOptions): Promise<void> {
  const { runner, logger } = options;
  const given = new AbortController();
  const signal = AbortSignal.any([options.signal, given.signal]);
  const giveUp = () => given.abort('target lock lost');
  const before = await lastSeq(claimed.id);
  const writer = new EventWriter((events) => appendEvents(claimed.id, runner, events), {
    signal,
    notBefore: claimed.requestedAt,
    after: before,
  });
  const secrets = new Set<string>();
  const lifecycle: Work['lifecycle'] = (data, text, level = 'info') =>
    writer.add({ stream: 'lifecycle', level, text, data: redactData(data, [...secrets]) });
  lifecycle({ kind: 'started', runner }, 'started');
  let status: RunStatus;
  try {
    status = await attempt(
      claimed,
      { ...options, signal },
      {
        ...{ writer, secrets, lifecycle, giveUp },
        isAgain: before > 0,
      },
    );
    // A step may keep what it has when it is stopped; that it did not get far is no failure of what it looked at.
    if (status === 'failed' && signal.reason !== 'cancelled') signal.throwIfAborted();
  } catch (error) {
    if (error instanceof LeaseLostError) return;
    const isCancelled = signal.aborted && signal.reason === 'cancelled';
    if (signal.aborted && !isCancelled) {
      logger.warn({ run: claimed.id, reason: String(signal.reason) }, 'a run was given up');
      return;
    }
    if (!isCancelled) {
      const failed = failure(error, logger, secrets);
      lifecycle(failed, failed.error.original ?? failed.error.code, 'error');
    }
    status = isCancelled ? 'cancelled' : 'failed';
  }
  lifecycle({ kind: 'ended', status }, status, status === 'failed' ? 'error' : 'info');
  try {
    await writer.flush();
    await endRun(claimed.id, runner);
  } catch (error) {
    logger.warn({ run: claimed.id, err: String(error) }, 'the end of a run could not be written');
  }
}

interface Voice extends Pick<Work, 'lifecycle' | 'giveUp'> {
  readonly writer: EventWriter;
  readonly secrets: Set<string>;
  /** Somebody has begun it before. */
  readonly isAgain: boolean;
}

/** What cannot be taken back now is told; the run stays interrupted, and its undo is offered. */
async function tidyKilled(step: AnyStep, ctx: RunContext, lifecycle: Work['lifecycle']): Promise<RunStatus> {
  await step.afterKill?.(ctx);
  lifecycle({ kind: 'failed', error: { code: 'MUD-006', params: {} } }, 'interrupted', 'error');
  return 'interrupted';
}

async function attempt(
  claimed: RunRow,
  options: ExecuteOptions,
  { writer, secrets, lifecycle, giveUp, isAgain }: Voice,
): Promise<RunStatus> {
  const { signal, scratch } = options;
  const run = (await findRun(claimed.id)) ?? claimed;
  const step = options.findStep(run.stepId);
  // Taken up from a runner that died: it is not done a second time.
  const isTidied = isAgain && step?.afterKill !== undefined && run.action === 'run';
  if (run.cancelRequestedBy && !isTidied) return 'cancelled';
  if (!step) throw new MudanzaError('MUD-011', { params: { step: run.stepId } });
  const migration = await findMigration(run.migrationId);
  if (!migration) throw new Error(`run ${run.id} has no migration`);
  for (const value of (await openSecrets(migration.id)).values()) secrets.add(value);
  const joined = joinInput(migration.id, run.input, await readSealedInput(run.id));
  for (const value of joined.secrets) secrets.add(value);
  const { envFile } = joined.values;
  const named = typeof envFile === 'string' && envFile ? [envFile] : [];
  for (const value of workspaceSecrets(migration.settings.workspace, named)) secrets.add(value);
  const parsed = step.input.safeParse(joined.values);
  if (!parsed.success) {
    throw inputError(parsed.error);
  }
  const ctx = runContext({
    run,
    migration,
    writer,
    signal,
    scratch,
    secrets,
    ...(options.makeReport ? { makeReport: options.makeReport } : {}),
  });
  try {
    await prepareMigration(migration);
    // Killed right after it has written, a run that nobody knows to have begun would have no undo.
    await writer.flush();
    if (isTidied) return await tidyKilled(step, ctx, lifecycle);
    signal.throwIfAborted();
    return await underLock({ run, step, ctx, input: parsed.data, lifecycle, giveUp });
  } finally {
    ctx.flushSamples();
    await writer.flush();
  }
}
