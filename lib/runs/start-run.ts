import type { Field } from '../plan/field';
import { findOutline } from '../plan/find-outline';
import type { AnyStep } from '../plan/step';
import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import { inputError } from '../platform/errors/input-error';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { refuseSecrets } from '../platform/vault/refuse-secrets';
import { writeAudit } from '../store/audit';
import { knownSecrets } from '../store/keys/known-secrets';
import { type StateClient, transaction } from '../store/query';
import { insertRun, type NewRun, openRunBy, type RunAction, type RunRow } from '../store/runs';
import { passGate } from './pass-gate';
import { findRunView } from './read-runs';
import { splitInput } from './run-input';

export interface StartRun {
  readonly migrationId: string;
  readonly stepId: StepId;
  readonly action: RunAction;
  /** Values of the step's form; secrets are sealed before anything is stored. */
  readonly values?: Record<string, unknown>;
  /** For a run that was previewed: the preview, whose input and basis are taken over. */
  readonly previewRunId?: string;
  readonly acceptedHazards?: readonly string[];
  /** For undo and its preview: the run to take back. */
  readonly undoes?: string;
  readonly by: string;
}

async function confirmed(
  start: StartRun,
): Promise<{ values: Record<string, unknown>; basis: string | null; undoes: string | null }> {
  if (!start.previewRunId) return { values: start.values ?? {}, basis: null, undoes: start.undoes ?? null };
  const preview = await findRunView(start.previewRunId);
  const isOurs = preview?.migrationId === start.migrationId && preview.stepId === start.stepId;
  if (!isOurs || !preview?.preview) throw new MudanzaError('MUD-003');
  return { values: preview.input, basis: preview.preview.basis, undoes: preview.undoes };
}

/** Throws MUD-836 unless the run that is to be taken back is one of this migration and step, and changed something. */
async function refuseForeignUndo({ migrationId, stepId }: StartRun, undoes: string): Promise<void> {
  const undone = await findRunView(undoes);
  const isOurs = undone?.migrationId === migrationId && undone.stepId === stepId && undone.action === 'run';
  if (!isOurs) throw new MudanzaError('MUD-836', { params: { id: undoes, step: stepId } });
}

/** What is not sealed is shown to everybody: a secret pasted into the wrong field is refused before it is stored. */
async function refuseMisplaced(
  migrationId: string,
  fields: readonly Field[],
  values: Record<string, unknown>,
): Promise<void> {
  const isSecret = new Map(fields.map(({ name, kind }) => [name, kind === 'secret']));
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const typed = texts.filter(([name]) => isSecret.get(name)).map(([, text]) => text);
  const isSchema = (name: string) => fields.some((field) => field.name === name && isSql(field));
  await refuseSecrets(
    texts
      .filter(([name]) => !isSecret.get(name))
      .map(([field, text]) => ({ field, text, place: isSchema(field) ? 'sql' : 'prose' })),
    [...typed, ...(await knownSecrets(migrationId))],
  );
}

/** The fields that take a whole schema, where words such as `password =` are ordinary. */
function isSql({ kind, name }: Field): boolean {
  return (kind === 'file' && name === 'file') || (kind === 'textarea' && name === 'text');
}

/** Inserts the run, or says who was first: of two people who start a step at once, the second is told. */
async function insertAlone(client: StateClient, wanted: NewRun): Promise<RunRow> {
  for (;;) {
    const run = await insertRun(client, wanted);
    if (run) return run;
    const by = await openRunBy(client, wanted);
    // Nobody's: the run that was in the way ended in the meantime.
    if (by !== null) throw new MudanzaError('MUD-013', { params: { step: wanted.stepId, by } });
  }
}

/**
 * Queues a run and wakes the runners; nothing is executed here. Throws MUD-002 for input the step cannot use,
 * MUD-003 for a preview that is not there, MUD-011 for a step without code, MUD-013 when the step runs already,
 * MUD-601 for a run whose phase is still closed, MUD-830 for a secret in a field that is kept in plain,
 * MUD-836 for an undo of a run that is not this step's.
 */
export async function startRun(
  start: StartRun,
  find: (id: StepId) => AnyStep | undefined = findStep,
): Promise<RunRow> {
  const step = find(start.stepId);
  if (!step) throw new MudanzaError('MUD-011', { params: { step: start.stepId } });
  const { values, basis, undoes } = await confirmed(start);
  if (undoes) await refuseForeignUndo(start, undoes);
  if (!start.previewRunId) await refuseMisplaced(start.migrationId, step.fields ?? [], values);
  if (start.action !== 'undo' && start.action !== 'undo-preview') {
    const parsed = step.input.safeParse(values);
    if (!parsed.success) {
      throw inputError(parsed.error);
    }
  }
  // What only looks, previews or puts back may come at any time.
  if (start.action === 'run') await passGate(start.migrationId, findOutline(start.stepId).phase, find);
  const { shown, sealed } = splitInput(start.migrationId, step.fields ?? [], values);
  return transaction(async (client) => {
    const run = await insertAlone(client, {
      migrationId: start.migrationId,
      stepId: start.stepId,
      action: start.action,
      input: shown,
      sealedInput: sealed,
      confirmedBasis: basis,
      acceptedHazards: start.acceptedHazards ?? [],
      undoes,
      requestedBy: start.by,
    });
    await writeAudit(client, {
      migrationId: start.migrationId,
      actor: start.by,
      deed: `run.${start.action}`,
      detail: { run: run.id, step: start.stepId, hazards: start.acceptedHazards ?? [] },
    });
    return run;
  });
}
