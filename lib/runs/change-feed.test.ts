import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../plan/migration-settings';
import { saveSettings } from '../report/deeds/save-settings';
import { migrationRevision } from '../store/migration-revision';
import { insertMigration, type Migration } from '../store/migrations';
import { transaction } from '../store/query';
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
  await sleep(200);
}, 60_000);

afterAll(async () => {
  stop.abort();
  await following;
  expect(openStreams().count).toBe(0);
  await state.drop();
});

/** Does a deed; gives whether the feed told of the migration, and whether a page would be drawn anew. */
async function told(deed: () => Promise<unknown>): Promise<{ isTold: boolean; isNew: boolean }> {
  const before = await migrationRevision(migration.id);
  heard.length = 0;
  await deed();
  for (let waited = 0; waited < 2_000 && heard.length === 0; waited += 20) await sleep(20);
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
    heard.length = 0;
    const { id } = await createMigration({ name: 'n', kind: 'supabase', by });
    await sleep(400);
    expect(heard).toEqual([[id]]);
  });

  it('keeps quiet about the lines of a log', async () => {
    const id = await newRun();
    await claimRun('r', 60_000);
    await sleep(300);
    heard.length = 0;
    expect(await appendEvents(id, 'r', [event(1, 'log'), event(2, 'log')])).toBe(true);
    await sleep(300);
    expect(heard).toEqual([]);
  });

  it('has no revision for a migration that is not there', async () => {
    expect(await migrationRevision('00000000-0000-0000-0000-000000000000')).toBe('');
  });
});
