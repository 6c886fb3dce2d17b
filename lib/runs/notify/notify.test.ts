import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { say } from '../../i18n/message';
import { MigrationSettings } from '../../plan/migration-settings';
import { constantSql, sql } from '../../postgres/sql';
import { createAuthority, issueCertificate } from '../../servers/embedded/certificates';
import { findMigration, insertMigration, type Migration } from '../../store/migrations';
import { takeNews } from '../../store/notifications';
import { query, stateClient, transaction } from '../../store/query';
import { appendEvents } from '../../store/run-events';
import { claimRun, endRun, insertRun, type RunAction } from '../../store/runs';
import { storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import type { RunView } from '../derive-run';
import { newsOf } from './news-of';
import { Notifier } from './notifier';
import { sendWebhook } from './send-webhook';
import { tryWebhook } from './try-webhook';
import { type News, webhookBody } from './webhook-body';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let server: Server;
let url = '';
let status = 200;
/** How many answers are the fault of the receiver before it is well. */
let faults = 0;
const got: {
  path: string;
  type: string | undefined;
  delivery: string | undefined;
  body: Record<string, unknown>;
}[] = [];

beforeAll(async () => {
  state = await createStateDatabase();
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      if (request.url !== '/slow') {
        const { 'content-type': type, 'x-mudanza-delivery': delivery } = request.headers;
        got.push({ path: request.url ?? '', type, delivery: delivery?.toString(), body: JSON.parse(text) });
        if (faults > 0) {
          faults -= 1;
          response.writeHead(500).end();
          return;
        }
        response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await state.drop();
});
beforeEach(() => {
  got.length = 0;
  status = 200;
  faults = 0;
});

async function newMigration(notify: object = {}, name = 'Shop'): Promise<Migration> {
  const settings = MigrationSettings.parse({ notify });
  return insertMigration(stateClient, { name, kind: 'supabase', settings, createdBy: 'ana' });
}

/** A run as the runner leaves it behind. */
async function endedRun(
  migrationId: string,
  action: RunAction,
  end: 'succeeded' | 'failed',
): Promise<string> {
  const run = {
    ...{ migrationId, stepId: 'tools' as const, action, input: {}, requestedBy: 'ana' },
    ...{ sealedInput: null, confirmedBasis: null, acceptedHazards: [], undoes: null },
  };
  const id = (await transaction((client) => insertRun(client, run)))?.id ?? '';
  await claimRun('r', 60_000);
  const data = { kind: 'ended', status: end };
  await appendEvents(id, 'r', [
    { seq: 1, at: new Date(), stream: 'lifecycle', level: 'info', text: '', data },
  ]);
  await endRun(id, 'r');
  return id;
}

const at = new Date('2026-01-02T03:04:05Z');
const of = (form: 'json' | 'slack', locale: 'en' | 'es', href: string | null = null) => ({
  ...{ migration: { id: 'm1', name: 'Shop <!channel> & Co' }, settings: { form, locale }, href },
});

describe('webhookBody', () => {
  const ended: News = { kind: 'ended', at, runId: 'r1', stepId: 'tools', status: 'failed' };

  it('is one object for programs, the same in every language but for its words', () => {
    const [en, es] = [webhookBody(ended, of('json', 'en')), webhookBody(ended, of('json', 'es'))];
    expect(en).toMatchObject({
      ...{ source: 'mudanza', event: 'run.ended', at: '2026-01-02T03:04:05.000Z', url: null, alerts: [] },
      migration: { id: 'm1', name: 'Shop <!channel> & Co' },
      step: { id: 'tools' },
      run: { id: 'r1', status: 'failed' },
    });
    expect(en).toHaveProperty('text', expect.stringContaining('Failed'));
    expect(es).toHaveProperty('text', expect.stringContaining('terminó'));
  });

  it('is a text for Slack in which a name is no mention and no link', () => {
    expect(webhookBody(ended, of('slack', 'en', 'https://x.example/m'))).toEqual({
      text: expect.stringMatching(/^Shop &lt;!channel&gt; &amp; Co: .* <https:\/\/x\.example\/m>$/),
    });
  });

  it.each<[News, string]>([
    [{ kind: 'waiting', at, runId: 'r', stepId: 'tools' }, 'run.waiting'],
    [{ kind: 'alert', at, alerts: [say('testing.history.alert.down')] }, 'alert'],
    [{ kind: 'test', at }, 'test'],
  ])('names its event %#', (news, event) => {
    expect(webhookBody(news, of('json', 'en'))).toMatchObject({
      event,
      text: expect.stringMatching(/^Shop/),
    });
  });

  it('masks a password that got into an alert', () => {
    const alert = say('testing.notify.say.test', { name: 'postgresql://u:hunter2hunter2@h/db' });
    const text = JSON.stringify(webhookBody({ kind: 'alert', at, alerts: [alert] }, of('json', 'en')));
    expect(text).not.toContain('hunter2hunter2');
  });
});

describe('sendWebhook', () => {
  it('posts JSON and says that it arrived', async () => {
    expect(await sendWebhook(url, { a: 1 })).toEqual({ isSent: true, status: 200, ms: expect.any(Number) });
    expect(got).toMatchObject([{ path: '/hook', type: 'application/json', body: { a: 1 } }]);
  });

  it('follows no redirect', async () => {
    status = 302;
    expect(await sendWebhook(url, {})).toMatchObject({ isSent: false, why: 'HTTP 302', mayPass: false });
    expect(got.map(({ path }) => path)).toEqual(['/hook']);
  });

  it.each([
    [404, false],
    [429, true],
    [500, true],
  ])('says that %i was answered, and whether asking again may help', async (code, mayPass) => {
    status = code;
    const refused = { isSent: false, fault: 'answer', why: `HTTP ${code}`, mayPass };
    expect(await sendWebhook(url, {})).toMatchObject(refused);
  });

  it('never says the address', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const address = gone.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => gone.close(resolve));
    const sent = await sendWebhook(`http://127.0.0.1:${port}/hook/T0P-S3CRET`, {});
    // Another test's server may have taken the port meanwhile: it answers in its own words.
    expect(sent.isSent).toBe(false);
    expect(JSON.stringify(sent)).not.toMatch(/127\.0\.0\.1|S3CRET|hook/);
    expect(sent).toMatchObject({ isSent: false, why: expect.stringMatching(/^(ECONN\w+|HTTP \d+)$/) });
  });

  it.each(['http://169.254.169.254/x', 'http://[fd00:ec2::254]/x', 'http://2852039166/x'])(
    'asks no metadata service: %s',
    async (address) => {
      await expect(sendWebhook(address, {})).rejects.toMatchObject({ code: 'MUD-832' });
    },
  );

  it('gives up after five seconds', async () => {
    const late = { isSent: false, fault: 'unreachable', why: '5 s', mayPass: true };
    expect(await sendWebhook(url.replace('/hook', '/slow'), {})).toMatchObject(late);
  });

  it('sends nothing over the internet in plain', async () => {
    expect(await sendWebhook('http://8.8.8.8/hook', {})).toMatchObject({ isSent: false, fault: 'plain' });
  });

  it('sends nothing to a certificate that nobody vouches for', async () => {
    const { certificate: cert, key } = await issueCertificate(await createAuthority('Nobody'), {
      dns: ['localhost'],
    });
    const tls = createTlsServer({ cert, key }, (_, response) => response.end());
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const address = tls.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const refused = { isSent: false, fault: 'certificate', mayPass: false };
    expect(await sendWebhook(`https://localhost:${port}/hook`, {})).toMatchObject(refused);
    tls.close();
  });
});

it('tries an address before it is kept', async () => {
  const migration = await newMigration();
  await tryWebhook(url, migration);
  expect(got[0]?.body).toMatchObject({ event: 'test', migration: { id: migration.id } });
  status = 403;
  await expect(tryWebhook(url, migration)).rejects.toMatchObject({
    code: 'MUD-040',
    params: { why: 'HTTP 403', ms: expect.any(Number) },
  });
  for (const [address, code] of [
    ['http://nobody.invalid/T0P-S3CRET', 'MUD-670'],
    ['http://8.8.8.8/T0P-S3CRET', 'MUD-671'],
    ['http://169.254.169.254/T0P-S3CRET', 'MUD-832'],
  ] as const) {
    const thrown: unknown = await tryWebhook(address, migration).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code });
    expect(JSON.stringify(thrown)).not.toContain('S3CRET');
  }
});

describe('newsOf', () => {
  const run = (change: Partial<RunView>): RunView => ({
    ...{ id: 'r', migrationId: 'm', stepId: 'tools', action: 'run', attempt: 1, input: {}, undoes: null },
    ...{ requestedBy: 'ana', requestedAt: at.toISOString(), startedAt: null, endedAt: at.toISOString() },
    ...{ status: 'succeeded', isTerminal: true, evidence: null, outcomes: [], preview: null, error: null },
    ...change,
  });
  const all: Parameters<typeof newsOf>[1] = { ended: true, waiting: true };
  const alarms = { ended: false, waiting: false, alert: true };
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  it.each<[string, RunView[], typeof all, number, string[]]>([
    ['a run that ended', [run({})], all, 1, ['run/r/ended']],
    ['an undo that ended', [run({ action: 'undo' })], all, 1, ['run/r/ended']],
    ['a preview that waits', [run({ action: 'preview' })], all, 1, ['run/r/waiting']],
    ['one that was answered', [run({ action: 'preview' }), run({ id: 's', endedAt: null })], all, 1, []],
    ['one that failed', [run({ action: 'preview', status: 'failed' })], all, 1, ['run/r/ended']],
    [
      'a following that failed, where only alarms are wanted',
      [run({ stepId: 'data.follow', status: 'failed' })],
      alarms,
      1,
      ['run/r/ended'],
    ],
    ['one that was stopped', [run({ stepId: 'data.follow' })], alarms, 1, []],
    ['another step that failed', [run({ status: 'failed' })], alarms, 1, []],
    ['what runs', [run({ endedAt: null })], all, 1, []],
    ['what is old', [run({})], all, 16, []],
    ['ends that nobody asked for', [run({})], { ended: false, waiting: true }, 1, []],
    ['waits that nobody asked for', [run({ action: 'preview' })], { ended: true, waiting: false }, 1, []],
  ])('%s', (_, runs, wanted, minutes, expected) => {
    expect(newsOf(runs, wanted, later(minutes)).map(({ ref }) => ref)).toEqual(expected);
  });
});

describe('Notifier', () => {
  const told = () => got.map(({ body }) => body.event);

  it('tells each end once, though two instances hear of it, and nothing of who has no webhook', async () => {
    const [migration, silent] = [await newMigration(), await newMigration()];
    await storeSecret(migration.id, 'notify.webhook', url);
    const [one, two] = [new Notifier(), new Notifier()];
    await one.start();
    await two.start();
    const runId = await endedRun(migration.id, 'run', 'failed');
    await endedRun(silent.id, 'run', 'failed');
    await vi.waitFor(() => expect(got).toHaveLength(1), { timeout: 60_000 });
    expect(got[0]?.body).toMatchObject({ event: 'run.ended', run: { id: runId, status: 'failed' } });
    await endedRun(migration.id, 'preview', 'succeeded');
    await vi.waitFor(() => expect(told()).toEqual(['run.ended', 'run.waiting']), { timeout: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(got).toHaveLength(2);
    await Promise.all([one.stop(), two.stop()]);
    expect(await takeNews(migration.id, `run/${runId}/ended`)).toBe(false);
  });

  it('raises alerts where they are wanted', async () => {
    const alerts = [say('testing.history.alert.down')];
    for (const alert of [true, false]) {
      const { id } = await newMigration({ alert });
      await storeSecret(id, 'notify.webhook', url);
      const migration = await findMigration(id);
      const notifier = new Notifier();
      if (migration) await notifier.raise(migration, alerts);
      await notifier.stop();
    }
    expect(told()).toEqual(['alert']);
  });

  it('asks a receiver again that was at fault, with the same delivery, and one that refuses only once', async () => {
    const { id } = await newMigration({ alert: true });
    await storeSecret(id, 'notify.webhook', url);
    const migration = await findMigration(id);
    if (!migration) throw new Error('it was just made');
    const notifier = new Notifier([1, 1, 1]);
    faults = 2;
    await notifier.raise(migration, [say('testing.history.alert.down')]);
    await vi.waitFor(() => expect(got).toHaveLength(3), { timeout: 30_000 });
    expect(new Set(got.map(({ delivery }) => delivery)).size).toBe(1);
    expect(new Set(got.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    status = 410;
    got.length = 0;
    await notifier.raise(migration, [say('testing.history.alert.down')]);
    await vi.waitFor(() => expect(got).toHaveLength(1), { timeout: 30_000 });
    await notifier.stop();
    expect(got).toHaveLength(1);
  });

  it('keeps the address sealed', async () => {
    const { id } = await newMigration();
    await storeSecret(id, 'notify.webhook', 'https://hooks.example/T0P-S3CRET');
    const rows = await query<{ text: string }>(sql`
      select ${constantSql("encode(sealed, 'escape')")} as text from secret where migration_id = ${id}`);
    expect(rows[0]?.text).not.toContain('T0P-S3CRET');
  });
});
