import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { createTestContext, type TestContext } from '../testing/test-context';
import { health } from './step';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let url: string;
let answer: Answer;
let asked: IncomingMessage[];
let ctx: TestContext;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  ctx = createTestContext();
  return () => rmSync(ctx.dataFolder(), { recursive: true, force: true });
});

const json =
  (body: unknown, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function run(input: Record<string, unknown> = {}) {
  const given = {
    liveUrl: `${url}/live`,
    readyUrl: `${url}/ready`,
    waitSeconds: 0,
    limitMs: 60_000,
    ...input,
  };
  const evidence = await health.run(ctx, health.input.parse(given));
  const outcomes = health.criteria.map(({ id, judge }) => ({
    id: id.replace('health.', ''),
    ...judge(evidence),
  }));
  return {
    evidence,
    outcomes,
    verdicts: Object.fromEntries(outcomes.map(({ id, verdict }) => [id, verdict])),
  };
}

describe('health', () => {
  /**
   * Answers as frameworks give them: Spring Boot's Actuator, the health+json draft (draft-inadarei-api-health-check),
   * Terminus of NestJS, ASP.NET's health checks, and by hand.
   */
  it.each([
    [
      'Spring Boot',
      {
        status: 'UP',
        components: { db: { status: 'UP', details: { database: 'PostgreSQL' } }, redis: { status: 'UP' } },
      },
      'pass',
      'pass',
    ],
    [
      'Spring Boot, its database down',
      { status: 'DOWN', components: { db: { status: 'DOWN' }, redis: { status: 'UP' } } },
      'fail',
      'pass',
    ],
    [
      'health+json',
      {
        status: 'pass',
        checks: { 'postgres:connections': [{ status: 'pass' }], 'redis:latency': [{ status: 'fail' }] },
      },
      'pass',
      'fail',
    ],
    [
      'Terminus',
      { status: 'ok', info: { database: { status: 'up' } }, details: { database: { status: 'up' } } },
      'pass',
      'warn',
    ],
    [
      'ASP.NET',
      { status: 'Healthy', entries: { postgres: { status: 'Healthy' }, redis: { status: 'Unhealthy' } } },
      'pass',
      'fail',
    ],
    [
      'a list of named checks',
      {
        checks: [
          { name: 'postgres', status: 'ok' },
          { name: 'redis', ok: false },
        ],
      },
      'pass',
      'fail',
    ],
    ['booleans', { database: true, cache: false }, 'pass', 'fail'],
    ['a version for a state', { postgres: 'PostgreSQL 17.10 on x86_64', redis: 'PONG' }, 'warn', 'warn'],
    ['nothing of its services', { hello: 'world' }, 'warn', 'warn'],
    ['nothing but a list', [], 'warn', 'warn'],
  ])('reads what %s says', async (_, body, database, redis) => {
    answer = json(body);
    const { verdicts } = await run();
    expect(verdicts).toMatchObject({ live: 'pass', ready: 'pass', database, redis, time: 'pass' });
  });

  it.each([
    [
      'an error',
      json({ error: 'no' }, 503),
      { live: 'fail', ready: 'fail', database: 'unchecked', time: 'unchecked' },
    ],
    ['a page that does not exist', json({}, 404), { live: 'fail', ready: 'fail', database: 'unchecked' }],
    [
      'a text that is no JSON',
      ((_, response) => void response.end('OK')) satisfies Answer,
      { live: 'pass', ready: 'warn', database: 'warn' },
    ],
    [
      'a line that is cut',
      ((request) => void request.socket.destroy()) satisfies Answer,
      { live: 'fail', ready: 'fail' },
    ],
    [
      'a redirect to another host',
      ((_, response) =>
        void response.writeHead(302, { location: 'http://127.0.0.2:9/' }).end()) satisfies Answer,
      { live: 'fail' },
    ],
    [
      'a redirect that never ends',
      ((request, response) =>
        void response.writeHead(302, { location: request.url ?? '/' }).end()) satisfies Answer,
      { live: 'fail' },
    ],
  ])('has no tick for %s, and says what came', async (_, given, expected) => {
    answer = given;
    const { verdicts, outcomes } = await run();
    expect(verdicts).toMatchObject(expected);
    for (const { message } of outcomes)
      for (const locale of ['en', 'es'] as const)
        expect(translate(locale, message)).not.toMatch(/[{}]|undefined/);
  });

  it('waits for a backend that is still starting, and counts its tries', async () => {
    let rounds = 0;
    answer = (request, response) => {
      if (request.url === '/live') rounds += 1;
      json({ database: 'ok' }, rounds < 3 ? 503 : 200)(request, response);
    };
    const { evidence, verdicts } = await run({ waitSeconds: 120 });
    expect(verdicts).toMatchObject({ live: 'pass', ready: 'pass', database: 'pass' });
    expect(evidence.attempts).toBe(3);
    expect(ctx.logged.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
  });

  it('does not wait for what waiting does not mend', async () => {
    answer = json({}, 404);
    const { evidence } = await run({ waitSeconds: 3600 });
    expect(evidence.attempts).toBe(1);
  });

  it.each([
    ['holds', 'checks.database = true\nitems[1].state = ok\nversion', 'pass'],
    ['quotes or not', 'items[1].state = "ok"', 'pass'],
    ['is broken', 'checks.database = false', 'fail'],
    ['leads nowhere', 'checks.cache = true', 'fail'],
    ['reads nothing that JSON did not bring', 'toString', 'fail'],
    ['is not there', '', 'unchecked'],
  ])('asks what the operator wants to see: %s', async (_, assertions, expected) => {
    answer = json({ checks: { database: true }, items: [{}, { state: 'ok' }], version: '1.2' });
    expect((await run({ assertions })).verdicts.assertions).toBe(expected);
  });

  it('sends its header along, keeps it sealed, and shows it nowhere', async () => {
    answer = json({ database: 'ok' });
    const { evidence } = await run({ header: 'X-Api-Key: s3cr3t-Value-9' });
    expect(asked.map(({ headers }) => headers['x-api-key'])).toEqual(['s3cr3t-Value-9', 's3cr3t-Value-9']);
    expect(ctx.secrets.get('health.header')).toBe('X-Api-Key: s3cr3t-Value-9');
    expect(JSON.stringify([evidence, ctx.logged])).not.toContain('s3cr3t');
    asked = [];
    await run();
    expect(asked[0]?.headers['x-api-key']).toBe('s3cr3t-Value-9');
  });

  it.each([
    ['no address at all', { liveUrl: '', readyUrl: '' }, 'MUD-550'],
    ['an address that is none', { liveUrl: 'not a url' }, 'MUD-510'],
    ['a file', { liveUrl: 'file:///etc/passwd' }, 'MUD-510'],
    ['a second address that is none', { readyUrl: 'ftp://x' }, 'MUD-510'],
    ['a header that is none', { header: 'no colon here' }, 'MUD-511'],
    ['a header of two lines', { header: 'A: b\r\nC: d' }, 'MUD-511'],
  ])('refuses %s before it asks', async (_, input, code) => {
    answer = json({});
    await expect(run(input)).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
    expect(ctx.secrets.size).toBe(0);
  });

  it('never asks the cloud’s own metadata', async () => {
    await expect(run({ liveUrl: 'http://169.254.169.254/latest/meta-data' })).rejects.toThrow(/MUD-/);
  });

  it('finds the address in the backend’s folder', async () => {
    answer = json({ database: 'ok' });
    const folder = mkdtempSync(join(tmpdir(), 'mudanza-health-'));
    try {
      const { port } = new URL(url);
      writeFileSync(join(folder, '.env'), `APP_PORT=${port}\n`);
      writeFileSync(
        join(folder, 'main.py'),
        "@app.get('/health/live')\ndef live():\n    return {}\n\n@app.get('/health/ready')\ndef ready():\n    return {}\n",
      );
      ctx = createTestContext({ settings: { workspace: folder } });
      const { verdicts, evidence } = await run({ liveUrl: '', readyUrl: '' });
      expect(verdicts).toMatchObject({ live: 'pass', ready: 'pass', database: 'pass' });
      expect(new URL(evidence.live.url).port).toBe(port);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends with the run', async () => {
    const stop = new AbortController();
    ctx = createTestContext({ signal: stop.signal });
    answer = (request, response) => {
      stop.abort(new Error('cancelled'));
      json({}, 503)(request, response);
    };
    await expect(run({ waitSeconds: 600 })).rejects.toThrow('cancelled');
  });
});
