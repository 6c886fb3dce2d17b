import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MigrationSettings } from '../plan/migration-settings';
import { saveSettings } from '../report/deeds/save-settings';
import { migrationRevision } from '../store/migration-revision';
import { insertMigration, type Migration } from '../store/migrations';
import { notify, stateClient, transaction } from '../store/query';
import { appendEvents } from '../store/run-events';
import { claimRun, endRun, insertRun, requestCancel } from '../store/runs';
import { createStateDatabase } from '../store/testing/state-database';
import { changeFeed } from './change-feed';
import { createMigration } from './create-migration';
import { markAgain, unmarkAgain } from './mark-again';
import { openStreams } from './open-streams';
import { skipStep, unskipStep } from './skip-step';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migration: Migration;
const heard: (string | null)[][] = [];
const stop = new AbortController();
let following: Promise<void>;

beforeAll(async () => {
  state = await createStateDatabase();
  migration = await transaction((client) =>
    insertMigration(client, {
      name: 'm',
      kind: 'supabase',
      settings: MigrationSettings.parse({}),
      createdBy: 'ana',
    }),
  );
  following = (async () => {
    for await (const change of changeFeed(stop.signal)) heard.push([...change]);
  })();
});

beforeEach(settled);

afterAll(async () => {
  stop.abort();
  await following;
  expect(openStreams().count).toBe(0);
  await state.drop();
});

/** True once all that was said before has been heard: notices come in the order in which they were sent. */
async function settled(): Promise<void> {
  const sign = randomUUID();
  await vi.waitFor(
    async () => {
      await notify(stateClient, 'migration', sign);
      expect(heard.flat()).toContain(sign);
    },
    { timeout: 60_000 },
  );
  // A sign that was sent twice may come once more.
  const last = randomUUID();
  await notify(stateClient, 'migration', last);
  await vi.waitFor(() => expect(heard.flat()).toContain(last), { timeout: 60_000 });
  heard.length = 0;
}

/** Does a deed; gives whether the feed told of the migration, and whether a page would be drawn anew. */
async function told(deed: () => Promise<unknown>): Promise<{ isTold: boolean; isNew: boolean }> {
  const before = await migrationRevision(migration.id);
  await deed();
  await expect.poll(() => heard.flat()).toContain(migration.id);
  return {
    isTold: heard.flat().includes(migration.id),
    isNew: (await migrationRevision(migration.id)) !== before,
  };
}

const by = 'ana';
const of = () => ({ migrationId: migration.id, stepId: 'tools' as const, by });
let markId = '';
let runId = '';
const newRun = async () => {
  const run = {
    ...{
      migrationId: migration.id,
      stepId: 'tools' as const,
      action: 'run' as const,
      input: {},
      requestedBy: by,
    },
    ...{ sealedInput: null, confirmedBasis: null, acceptedHazards: [], undoes: null },
  };
  return (await transaction((client) => insertRun(client, run)))?.id ?? '';
};
const event = (seq: number, stream: 'lifecycle' | 'log') => ({
  seq,
  at: new Date(),
  stream,
  level: 'info' as const,
  text: 'x',
  data: null,
});

describe('the feed of changes', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['settings', () => saveSettings(migration.id, { diskGb: 9 }, by)],
    ['a step that is left out', () => skipStep({ ...of(), reason: 'not here' })],
    ['one that is not left out any more', () => unskipStep(of())],
    [
      'a mark',
      async () => {
        markId = await markAgain(of());
      },
    ],
    ['a mark taken back', () => unmarkAgain({ migrationId: migration.id, markId, by })],
    [
      'a run that begins',
      async () => {
        runId = await newRun();
      },
    ],
    [
      'its first event',
      async () => {
        await claimRun('r', 60_000);
        await appendEvents(runId, 'r', [event(1, 'lifecycle')]);
      },
    ],
    ['a wish to stop it', () => transaction((client) => requestCancel(client, runId, by))],
    ['its end', () => endRun(runId, 'r')],
  ])('tells of %s, and the page is another one', async (_, deed) => {
    expect(await told(deed)).toEqual({ isTold: true, isNew: true });
  });

  it('tells once of what comes together, and of a new migration', async () => {
    const { id } = await createMigration({ name: 'n', kind: 'supabase', by });
    await expect.poll(() => heard).toEqual([[id]]);
  });

  it('keeps quiet about the lines of a log', async () => {
    const id = await newRun();
    await claimRun('r', 60_000);
    await settled();
    expect(await appendEvents(id, 'r', [event(1, 'log'), event(2, 'log')])).toBe(true);
    await notify(stateClient, 'migration', 'the next');
    await expect.poll(() => heard).toEqual([['the next']]);
  });

  it('has no revision for a migration that is not there', async () => {
    expect(await migrationRevision('00000000-0000-0000-0000-000000000000')).toBe('');
  });
});
