import '../steps/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { say } from '../i18n/message';
import { defineEvidence } from '../plan/define-evidence';
import { type AnyStep, defineStep, type Hazard, type Verdict } from '../plan/step';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { logger } from '../platform/log/logger';
import { ScratchServer } from '../servers/embedded/scratch-server';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { storeConnection } from '../store/connections';
import type { Migration } from '../store/migrations';
import { stateClient } from '../store/query';
import { readEvents } from '../store/run-events';
import {
  claimRun,
  endRun,
  findRun,
  insertRun,
  type NewRun,
  readSealedInput,
  requestCancel,
} from '../store/runs';
import { storeSecret } from '../store/secrets';
import { lockTarget } from '../store/target-lock';
import { newMigration } from '../store/testing/new-migration';
import { createStateDatabase } from '../store/testing/state-database';
import { executeRun } from './execute-run';
import { findRunView } from './read-runs';
import { splitInput } from './run-input';

const RUNNER = 'the-runner';
const STORED = 'canary-stored-9Kq';
const TYPED = 'canary-typed-4Wz';

const Said = z.object({ said: z.string() });
const fields = [
  { name: 'note', kind: 'text' as const, label: 'common.copy' as const },
  { name: 'token', kind: 'secret' as const, label: 'common.copy' as const },
];

/** What the step under test does; each test says only what matters to it. */
interface Doing {
  readonly run?: AnyStep['run'];
  readonly verdict?: Verdict;
  readonly hazards?: readonly Hazard[];
  readonly basis?: () => string;
  readonly undo?: AnyStep['undo'];
  readonly hasUndoPreview?: boolean;
  readonly writesTarget?: boolean;
}

function stepThat({ run, verdict = 'pass', hazards, basis, undo, ...rest }: Doing): AnyStep {
  const preview = async () => ({
    basis: basis?.() ?? 'b',
    actions: [{ summary: say('common.copied'), hazards: hazards ?? [] }],
  });
  const step = defineStep({
    id: 'tools',
    fields,
    input: z.object({ note: z.string().min(1).default('n'), token: z.string().optional() }),
    evidence: defineEvidence('tools', Said),
    needs: [],
    writesTarget: rest.writesTarget ?? false,
    run: async () => ({ said: 'done' }),
    criteria: [{ id: 'tools.needed', judge: () => ({ verdict, message: say('common.copied') }) }],
  });
  return {
    ...step,
    ...(run ? { run } : {}),
    ...(hazards || basis ? { preview } : {}),
    ...(undo ? { undo } : {}),
    ...(rest.hasUndoPreview ? { previewUndo: preview } : {}),
  };
}

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let target: TestDatabase;
let migration: Migration;
const scratch = new ScratchServer();

beforeAll(async () => {
  [state, target] = await Promise.all([createStateDatabase(), createTestDatabase()]);
  migration = await newMigration();
  await storeConnection(migration.id, 'target', target.pooled.endpoint);
  await storeSecret(migration.id, 'target.password', target.pooled.password);
  await storeSecret(migration.id, 'supabase.accessToken', STORED);
});
afterAll(async () => {
  await scratch.stop();
  await Promise.all([state.drop(), target.drop()]);
});

async function queued(change: Partial<NewRun> = {}): Promise<string> {
  const run = await insertRun(stateClient, {
    migrationId: migration.id,
    stepId: 'tools',
    action: 'run',
    input: {},
    sealedInput: null,
    confirmedBasis: null,
    acceptedHazards: [],
    undoes: null,
    requestedBy: 'ana',
    ...change,
  });
  if (!run) throw new Error('a run is open already');
  return run.id;
}

/** Claims the run that waits and executes it as the runner does. */
async function execute(step: AnyStep | undefined, stop = new AbortController()) {
  const claimed = await claimRun(RUNNER, 60_000);
  if (!claimed) throw new Error('nothing waits');
  await executeRun(claimed, {
    runner: RUNNER,
    scratch,
    signal: stop.signal,
    logger,
    findStep: () => step,
  });
  const view = await findRunView(claimed.id);
  if (!view) throw new Error('the run is gone');
  return { view, events: await readEvents(claimed.id) };
}

describe('a run', () => {
  it.each<[Verdict, string]>([
    ['pass', 'succeeded'],
    ['unchecked', 'succeeded'],
    ['warn', 'warned'],
    ['fail', 'failed'],
  ])('is judged by its criteria: %s → %s', async (verdict, status) => {
    const id = await queued();
    const { view, events } = await execute(stepThat({ verdict }));
    expect(view).toMatchObject({ status, evidence: { said: 'done' }, outcomes: [{ verdict }], error: null });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect((await findRun(id))?.endedAt).not.toBeNull();
  });

  it('hands the step its whole input, and keeps no secret of it anywhere', async () => {
    const { shown, sealed } = splitInput(migration.id, fields, { note: 'hola', token: TYPED });
    const id = await queued({ input: shown, sealedInput: sealed });
    let given: unknown;
    const { view, events } = await execute(
      stepThat({
        run: async (ctx, input) => {
          given = input;
          ctx.output('stdout', `${TYPED} and ${STORED}`);
          ctx.log('info', say('common.copied'), { token: TYPED, nested: [STORED] });
          return { said: `${TYPED} ${STORED}` };
        },
      }),
    );
    expect(given).toEqual({ note: 'hola', token: TYPED });
    expect(view).toMatchObject({ status: 'succeeded', input: { note: 'hola' } });
    const kept = JSON.stringify([view, events]);
    for (const secret of [TYPED, STORED]) expect(kept).not.toContain(secret);
    expect(await readSealedInput(id)).toBeNull();
  });

  it('is known to have begun before its step writes anything, whoever is killed then', async () => {
    const id = await queued();
    let begun: string | null | undefined;
    const run = async () => {
      begun = (await findRunView(id))?.startedAt;
      return { said: 'done' };
    };
    await execute(stepThat({ run }));
    expect(begun).toEqual(expect.any(String));
  });

  it.each<[name: string, doing: Doing | undefined, change: Partial<NewRun>, code: string]>([
    ['a step without code', undefined, {}, 'MUD-011'],
    ['input that the step cannot use', {}, { input: { note: '' } }, 'MUD-002'],
    [
      'a failure with a name',
      { run: () => Promise.reject(new MudanzaError('MUD-010', { params: { id: 'x' } })) },
      {},
      'MUD-010',
    ],
    ['a failure that nobody expected', { run: () => Promise.reject(new TypeError('odd')) }, {}, 'MUD-001'],
    ['a preview that says something else now', { basis: () => 'new' }, { confirmedBasis: 'old' }, 'MUD-003'],
    ['a preview that was never confirmed', { basis: () => 'b' }, {}, 'MUD-003'],
    ['a hazard that nobody accepted', { hazards: ['DELETES_DATA'] }, { confirmedBasis: 'b' }, 'MUD-004'],
    [
      'one hazard too many',
      { hazards: ['DELETES_DATA', 'LOCKS_TABLE'] },
      { confirmedBasis: 'b', acceptedHazards: ['LOCKS_TABLE'] },
      'MUD-004',
    ],
    ['an undo of a step that has none', {}, { action: 'undo' }, 'MUD-012'],
    ['an undo of nothing', { undo: async () => ({}) }, { action: 'undo' }, 'MUD-012'],
    ['a preview of a step that has none', {}, { action: 'preview' }, 'MUD-012'],
    ['a preview of an undo that has none', {}, { action: 'undo-preview' }, 'MUD-012'],
  ])('says by name what is wrong: %s', async (_, doing, change, code) => {
    await queued(change);
    const { view } = await execute(doing && stepThat(doing));
    expect(view).toMatchObject({ status: 'failed', evidence: null, error: { code } });
  });

  it('says an unknown error without the secrets in it, under a number that the server’s log has too', async () => {
    await queued();
    const odd = stepThat({ run: () => Promise.reject(new Error(`broken by ${STORED}`)) });
    const { view, events } = await execute(odd);
    expect(view.error?.params.reference).toMatch(/^[0-9a-f]{8,}$/);
    expect(JSON.stringify([view, events])).not.toContain(STORED);
  });

  it('runs what was confirmed, with the hazards that were accepted', async () => {
    await queued({ confirmedBasis: 'b', acceptedHazards: ['DELETES_DATA'] });
    expect((await execute(stepThat({ hazards: ['DELETES_DATA'] }))).view.status).toBe('succeeded');
  });

  it('asks again without a new confirmation, but never with a new hazard', async () => {
    await queued({ action: 'recheck' });
    expect((await execute(stepThat({ basis: () => 'new' }))).view.status).toBe('succeeded');
    await queued({ action: 'recheck' });
    expect((await execute(stepThat({ hazards: ['LOCKS_TABLE'] }))).view.error?.code).toBe('MUD-004');
  });
});

describe('a preview', () => {
  it('is kept, and nothing is run', async () => {
    await queued({ action: 'preview' });
    let hasRun = false;
    const step = stepThat({
      basis: () => 'b7',
      hazards: ['LOADS_TARGET'],
      run: async () => {
        hasRun = true;
        return { said: '' };
      },
    });
    const { view } = await execute(step);
    expect(view).toMatchObject({
      status: 'succeeded',
      preview: { basis: 'b7', actions: [{ hazards: ['LOADS_TARGET'] }] },
      evidence: null,
    });
    expect(hasRun).toBe(false);
  });
});

describe('an undo', () => {
  it('is handed what the run left behind', async () => {
    const undoes = await queued();
    await execute(stepThat({ run: async () => ({ said: 'take me back' }) }));
    let given: unknown;
    await queued({ action: 'undo', undoes });
    const { view } = await execute(
      stepThat({
        undo: async (_, evidence) => {
          given = evidence;
          return { gone: 1 };
        },
      }),
    );
    expect(given).toEqual({ said: 'take me back' });
    expect(view).toMatchObject({ status: 'succeeded', evidence: { gone: 1 }, outcomes: [] });
  });

  it('refuses what another version left, since it would be guessed at', async () => {
    const undoes = await queued();
    await execute(stepThat({ run: async () => ({ words: 'of another version' }) }));
    await queued({ action: 'undo', undoes });
    const { view } = await execute(stepThat({ undo: async () => ({}) }));
    expect(view).toMatchObject({ status: 'failed', error: { code: 'MUD-024' } });
  });

  it('does only what its preview showed', async () => {
    const undoes = await queued();
    await execute(stepThat({}));
    const undoable: Doing = { undo: async () => ({}), basis: () => 'u', hasUndoPreview: true };
    await queued({ action: 'undo-preview', undoes });
    expect((await execute(stepThat(undoable))).view.preview?.basis).toBe('u');
    await queued({ action: 'undo', undoes, confirmedBasis: 'another' });
    expect((await execute(stepThat(undoable))).view.error?.code).toBe('MUD-003');
    await queued({ action: 'undo', undoes, confirmedBasis: 'u' });
    expect((await execute(stepThat(undoable))).view.status).toBe('succeeded');
  });
});

describe('a run that is stopped', () => {
  it('is cancelled, whatever the step makes of it', async () => {
    const stop = new AbortController();
    await queued();
    const { view } = await execute(
      stepThat({
        run: async (ctx) => {
          stop.abort('cancelled');
          ctx.signal.throwIfAborted();
          return { said: '' };
        },
      }),
      stop,
    );
    expect(view).toMatchObject({ status: 'cancelled', error: null });
  });

  it('does not begin when the cancel was there first', async () => {
    const id = await queued();
    await requestCancel(stateClient, id, 'eva');
    const { view } = await execute(stepThat({ run: () => Promise.reject(new Error('must not run')) }));
    expect(view).toMatchObject({ status: 'cancelled', error: null });
  });

  it('is left open for the runner to call it interrupted, when it was given up', async () => {
    const stop = new AbortController();
    const id = await queued();
    const { view } = await execute(
      stepThat({
        run: async (ctx) => {
          stop.abort('lease lost');
          ctx.signal.throwIfAborted();
          return { said: '' };
        },
      }),
      stop,
    );
    expect(view.isTerminal).toBe(false);
    expect((await findRun(id))?.endedAt).toBeNull();
    await endRun(id, RUNNER);
  });
});

describe('a run that writes to the target', () => {
  it('waits for nobody: another writer is named, and its lock let go of afterwards', async () => {
    const held = await lockTarget(target.pooled.endpoint, () => undefined);
    await queued();
    expect((await execute(stepThat({ writesTarget: true }))).view.error?.code).toBe('MUD-007');
    await held?.();
    await queued();
    const { view } = await execute(
      stepThat({
        writesTarget: true,
        run: async () => {
          const second = await lockTarget(target.pooled.endpoint, () => undefined);
          await second?.();
          return { said: second === null ? 'locked' : 'open' };
        },
      }),
    );
    expect(view).toMatchObject({ status: 'succeeded', evidence: { said: 'locked' } });
    const after = await lockTarget(target.pooled.endpoint, () => undefined);
    expect(after).not.toBeNull();
    await after?.();
  });

  it('lets go of the lock when it fails, and takes none to be asked again', async () => {
    await queued();
    await execute(stepThat({ writesTarget: true, run: () => Promise.reject(new Error('x')) }));
    const held = await lockTarget(target.pooled.endpoint, () => undefined);
    expect(held).not.toBeNull();
    await queued({ action: 'recheck' });
    expect((await execute(stepThat({ writesTarget: true }))).view.status).toBe('succeeded');
    await held?.();
  });
});
