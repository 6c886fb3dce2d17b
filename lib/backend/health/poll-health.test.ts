import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { closedPort } from '../../platform/testing/closed-port';
import { HEALTH_CRITERIA } from '../../steps/health/health-criteria';
import { checkAssertions, parseAssertions } from './check-assertions';
import { type PollOptions, pollHealth } from './poll-health';
import { readServices } from './read-services';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

const json = (status: number, body: unknown): RequestListener => {
  return (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const poll = (base: string, changes: Partial<PollOptions> = {}) =>
  pollHealth({
    liveUrl: `${base}/live`,
    readyUrl: `${base}/ready`,
    assertions: [],
    waitMs: 500,
    limitMs: 60_000,
    headers: {},
    signal: new AbortController().signal,
    onAttempt: () => undefined,
    ...changes,
  });

const verdicts = (evidence: Awaited<ReturnType<typeof poll>>) =>
  Object.fromEntries(HEALTH_CRITERIA.map(({ id, judge }) => [id.split('.')[1], judge(evidence).verdict]));

describe('pollHealth', () => {
  it('waits for a backend that is still starting, and tells of each attempt', async () => {
    let asked = 0;
    const base = await serve((request, response) => {
      asked += 1;
      json(asked <= 2 ? 503 : 200, { status: 'healthy', postgres: 'ok', redis: 'ok' })(request, response);
    });
    const attempts: number[] = [];
    const evidence = await poll(base, {
      waitMs: 240_000,
      onAttempt: (_, __, attempt) => attempts.push(attempt),
    });
    expect(attempts).toEqual([1, 2]);
    expect(verdicts(evidence)).toEqual({
      live: 'pass',
      ready: 'pass',
      database: 'pass',
      redis: 'pass',
      pms: 'unchecked',
      assertions: 'unchecked',
      time: 'pass',
    });
  });

  it('fails when readiness says that the database is down', async () => {
    const base = await serve(json(200, { ready: false, checks: { database: false, redis: true } }));
    expect(verdicts(await poll(base))).toMatchObject({ database: 'fail', redis: 'pass' });
  });

  it('shows what was really answered when an assertion does not hold', async () => {
    const base = await serve(json(200, { items: [{ state: 'warming' }] }));
    const evidence = await poll(base, { assertions: parseAssertions('items[0].state = ready\n') });
    const outcome = HEALTH_CRITERIA.find(({ id }) => id === 'health.assertions')?.judge(evidence);
    expect(outcome && translate('en', outcome.message)).toBe(
      'items[0].state is "warming", and ready was expected.',
    );
  });

  it('does not follow a redirect to another host, and never sends it the header', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers['x-key'] as string | undefined);
      response.end();
    });
    const base = await serve((_, response) => response.writeHead(302, { location: `${other}/x` }).end());
    const evidence = await poll(base, { headers: { 'x-key': 'canary' }, waitMs: 20_000 });
    expect(evidence.live).toMatchObject({ problem: 'redirect', status: 302 });
    expect(evidence.attempts).toBe(1);
    expect(seen).toEqual([]);
    expect(verdicts(evidence).live).toBe('fail');
  });

  it('follows one on the same host, with the header', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/live') response.writeHead(307, { location: '/live/' }).end();
      else response.end(JSON.stringify({ key: request.headers['x-key'] }));
    });
    const evidence = await poll(base, { headers: { 'x-key': 'k' }, readyUrl: null });
    expect(evidence.live).toMatchObject({ status: 200, json: { key: 'k' } });
  });

  it('gives up on an address that hangs, and says so', async () => {
    const base = await serve(() => undefined);
    const evidence = await poll(base, { readyUrl: null, waitMs: 0, limitMs: 1_000 });
    expect(evidence.live.problem).toBe('timeout');
  });

  it('names HTML, a refusal, a redirect loop and an endless body', async () => {
    const html = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
    );
    expect(verdicts(await poll(html))).toMatchObject({ live: 'pass', ready: 'warn', database: 'warn' });
    const closed = await closedPort();
    const refused = await poll(`http://127.0.0.1:${closed.port}`, { waitMs: 0 });
    await closed.close();
    expect(refused.live.problem).toBe('refused');
    expect(verdicts(refused)).toEqual({
      live: 'fail',
      ready: 'fail',
      database: 'unchecked',
      redis: 'unchecked',
      pms: 'unchecked',
      assertions: 'unchecked',
      time: 'unchecked',
    });
    const loop = await serve((_, response) => response.writeHead(302, { location: '/live' }).end());
    expect((await poll(loop)).live.problem).toBe('tooManyRedirects');
    const endless = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(4096)));
      };
      response.on('drain', more);
      more();
    });
    expect((await poll(endless, { readyUrl: null })).live.body.length).toBe(16_384);
  });

  it('stops at once when it is cancelled', async () => {
    const base = await serve(json(503, {}));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    await expect(poll(base, { waitMs: 60_000, signal: stop.signal })).rejects.toThrow(/abort/i);
  });
});

describe('readServices', () => {
  it.each([
    [{ status: 'healthy', postgres: 'ok', redis: 'ok' }, 'ok', 'ok'],
    [{ ready: true, checks: { database: true, redis: false } }, 'ok', 'failing'],
    [{ status: 'UP', components: { db: { status: 'UP' }, redis: { status: 'DOWN' } } }, 'ok', 'failing'],
    [{ status: 'pass', checks: { 'postgres:connections': [{ status: 'pass' }] } }, 'ok', 'unknown'],
    [
      {
        checks: [
          { name: 'database', status: 'error' },
          { name: 'redis', healthy: true },
        ],
      },
      'failing',
      'ok',
    ],
    [{ postgres: 'PostgreSQL 17.10 on x86_64', redis: '7.2.4' }, 'unclear', 'unclear'],
    [{ postgres: 'error: connection refused', redis: 'not connected' }, 'failing', 'failing'],
    [{ status: 'ok' }, 'unknown', 'unknown'],
    ['ok', 'unknown', 'unknown'],
    [null, 'unknown', 'unknown'],
  ])('reads %j', (body, database, redis) => {
    expect(readServices(body)).toMatchObject({ database, redis });
  });
});

describe('checkAssertions', () => {
  it('follows paths, compares with or without quotes, and never climbs into prototypes', () => {
    const body = { a: { b: [1, { c: 'x' }] }, n: 3 };
    const results = checkAssertions(
      body,
      parseAssertions('$.a.b[1].c = x\na.b[1].c="x"\nn = 3\nn = 4\nconstructor\na'),
    );
    expect(results.map(({ holds }) => holds)).toEqual([true, true, true, false, false, true]);
  });
});
