import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { Notifier } from '../../runs/notify/notifier';
import { insertMigration, type Migration } from '../../store/migrations';
import { stateClient, transaction } from '../../store/query';
import { appendEvents } from '../../store/run-events';
import { claimRun, insertRun } from '../../store/runs';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import { followAlerts } from './follow-alerts';

const MB = 1024 * 1024;
const FOLLOW = {
  ...{ kind: 'follow', state: 'follows', at: 1, lagSeconds: 1, heldBytes: MB, keepMb: 4_096 },
  ...{ secondsLeft: null, verified: { at: 1, tables: 3, differing: 0 } },
};
const CUTOVER = { kind: 'cutover', isRehearsal: false, began: 1, acts: [], isOpen: false, isByHand: true };
const PASSWORD = 'hook-S3CRET-9b1f';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let server: Server;
let url = '';
const got: string[] = [];

beforeAll(async () => {
  state = await createStateDatabase();
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      got.push(text);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook/${PASSWORD}`;
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await state.drop();
});

async function telling(form: 'json' | 'slack'): Promise<Migration> {
  const settings = MigrationSettings.parse({ notify: { form, ended: false, waiting: false } });
  const migration = await insertMigration(stateClient, {
    ...{ name: 'Shop <b> & co', kind: 'supabase' as const, settings, createdBy: 'ana' },
  });
  await storeSecret(migration.id, 'notify.webhook', url);
  return migration;
}

/** A run of a moving step whose newest picture can be drawn anew. */
async function moving(migration: Migration, stepId: 'data.follow' | 'data.cutover') {
  const run = {
    ...{ migrationId: migration.id, stepId, action: 'run' as const, input: {}, requestedBy: 'ana' },
    ...{ sealedInput: null, confirmedBasis: null, acceptedHazards: [], undoes: null },
  };
  const id = (await transaction((client) => insertRun(client, run)))?.id ?? '';
  await claimRun('r', 600_000);
  let seq = 0;
  return async (detail: object) => {
    seq += 1;
    const data = { done: 0, total: 0, detail };
    await appendEvents(id, 'r', [
      { seq, at: new Date(), stream: 'progress', level: 'debug', text: '', data },
    ]);
  };
}

it.each([
  ['json', 'data.follow'],
  ['slack', 'data.cutover'],
] as const)(
  'each alarm of what moves is told once until it is over, in %s',
  async (form, stepId) => {
    got.length = 0;
    const migration = await telling(form);
    const notifier = new Notifier([]);
    const look = followAlerts((one, raised) =>
      notifier.raise(
        one,
        raised.map(({ message }) => message),
      ),
    );
    const draw = await moving(migration, stepId);
    const pictures =
      stepId === 'data.cutover'
        ? [CUTOVER]
        : [
            { ...FOLLOW, lagSeconds: 75 },
            { ...FOLLOW, heldBytes: 3_000 * MB },
            { ...FOLLOW, state: 'reconnects' },
            { ...FOLLOW, verified: { at: 1, tables: 3, differing: 2 } },
          ];
    for (const [index, picture] of pictures.entries()) {
      await draw(picture);
      for (let times = 0; times < 3; times += 1) await look(migration.id);
      await vi.waitFor(() => expect(got).toHaveLength(index + 1), { timeout: 30_000 });
    }
    await draw({ ...CUTOVER, isByHand: false });
    await look(migration.id);
    const [again] = pictures;
    if (again) await draw(again);
    await look(migration.id);
    await notifier.stop();
    // Over, and there again: that is news.
    expect(got).toHaveLength(pictures.length + 1);
    expect(new Set(got).size).toBeGreaterThanOrEqual(pictures.length);
    expect(got.join(' ')).not.toMatch(/S3CRET|127\.0\.0\.1|undefined|NaN/);
    for (const text of got) {
      const body: Record<string, unknown> = JSON.parse(text);
      if (form === 'slack') {
        expect(Object.keys(body)).toEqual(['text']);
        expect(body.text).toContain('Shop &lt;b&gt; &amp; co');
      } else expect(body).toMatchObject({ source: 'mudanza', event: 'alert', run: null });
    }
  },
  60_000,
);
