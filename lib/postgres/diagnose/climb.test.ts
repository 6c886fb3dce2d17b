import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import type { Credentials } from '../address/endpoint';
import { lockout } from '../address/lockout';
import { sql } from '../sql';
import { withTarget } from '../with-client';
import { checkIpv6Route } from './check-ipv6-route';
import { climb } from './climb';
import type { LadderOptions } from './ladder-options';
import type { RungId } from './rung';

const CALM = lockout('not-supabase', { count: 0, lastAt: null }, new Date());
const OPTIONS: LadderOptions = { lockout: CALM, mustWrite: true, timeoutMs: 60_000 };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function states(credentials: Credentials, options: Partial<LadderOptions> = {}) {
  const report = await climb(credentials, { ...OPTIONS, ...options });
  const of = Object.fromEntries(report.rungs.map((rung) => [rung.id, rung.state])) as Record<RungId, string>;
  return { report, of };
}

describe('climb', () => {
  it('climbs to the top of a direct connection', async () => {
    const seen: string[] = [];
    const { report, of } = await states(database.direct, { onRung: ({ id }) => seen.push(id) });
    expect(seen).toHaveLength(13);
    expect(of).toMatchObject({ ipv6: 'skipped', startup: 'pass', pooling: 'pass', auth: 'pass' });
    expect(Object.values(of)).not.toContain('fail');
    expect(report).toMatchObject({
      isConnected: true,
      isRefused: false,
      pooling: { observed: 'session', preparedSurvive: true, settingsSurvive: true },
      startup: { options: 'honoured' },
      privileges: { role: 'postgres', canCreateInPublic: true, bypassesRls: true, isSuperuser: false },
      tls: { anchor: 'uploaded', chainError: null, nameError: null, isSupabaseRoot: false },
    });
    expect(report.tls?.chain).toHaveLength(2);
    expect(report.tls?.chain[0]?.names).toContain('IP Address:127.0.0.1');
    expect(report.roundTrip?.medianMs).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain(database.direct.password);
  });

  it('sees transaction pooling and the refused startup parameter through PgBouncer', async () => {
    const { report } = await states(database.pooled);
    expect(report).toMatchObject({
      pooling: { observed: 'transaction', settingsSurvive: false },
      startup: { options: 'refused' },
    });
    expect(new Set(report.pooling?.pids).size).toBe(2);
    const left = await withTarget(database.admin, (client) =>
      client.rows(sql`select name from pg_catalog.pg_prepared_statements where name like 'mudanza%'`),
    );
    expect(left).toEqual([]);
  });

  it('makes one attempt with a wrong password, says so, and goes no further', async () => {
    const { endpoint } = database.direct;
    const { report, of } = await states({ endpoint, password: 'wrong-one' });
    expect(of).toMatchObject({ tls: 'pass', auth: 'fail', server: 'skipped' });
    expect(report.isRefused).toBe(true);
    const rung = report.rungs.find(({ id }) => id === 'auth');
    expect(rung?.error).toMatchObject({ code: 'MUD-160', sqlState: '28P01' });
    expect(JSON.stringify(report)).not.toContain('wrong-one');
  });

  it('does not try at all when a ban is near, unless told to', async () => {
    const held = { ...CALM, count: 2, limit: 3, isHeld: true, safeAt: new Date('2030-01-01T00:00:00Z') };
    const { report, of } = await states(database.direct, { lockout: held });
    expect(of.auth).toBe('fail');
    expect(report.isRefused).toBe(false);
    expect(report.rungs.find(({ id }) => id === 'auth')?.error).toMatchObject({
      code: 'MUD-112',
      params: { count: 2, limit: 3, safeAt: '2030-01-01T00:00:00.000Z' },
    });
    expect((await states(database.direct, { lockout: held, mayRiskBan: true })).report.isConnected).toBe(
      true,
    );
  });

  it('stops before dialling when there is no password or the user cannot fit the host', async () => {
    const { endpoint } = database.direct;
    expect((await states({ endpoint, password: '' })).of).toMatchObject({ read: 'fail', dns: 'skipped' });
    const host = 'db.abcdefghijklmnopqrst.supabase.co';
    const wrong = { ...endpoint, host, port: 5432, user: 'postgres.abcdefghijklmnopqrst' };
    const { report } = await states({ endpoint: wrong, password: 'x' });
    expect(report.rungs[0]?.error?.code).toBe('MUD-161');
  });

  it('names a missing name, an IPv6-only host without a route, and a resolver that is silent', async () => {
    const host = 'db.abcdefghijklmnopqrst.supabase.co';
    const endpoint = {
      host,
      port: 5432,
      database: 'postgres',
      user: 'postgres',
      tls: { mode: 'verify-full' as const },
    };
    const ask = async (lookup: NonNullable<LadderOptions['lookup']>) => {
      const { report } = await states({ endpoint, password: 'x' }, { lookup, timeoutMs: 300 });
      return report.rungs.find(({ state }) => state === 'fail');
    };
    const failing = (code: string) => async () => {
      throw Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code });
    };
    expect(await ask(failing('ENOTFOUND'))).toMatchObject({ id: 'dns', error: { code: 'MUD-121' } });
    expect(await ask(failing('EAI_AGAIN'))).toMatchObject({ id: 'dns', error: { code: 'MUD-127' } });
    expect(await ask(() => new Promise(() => undefined))).toMatchObject({
      id: 'dns',
      error: { code: 'MUD-127' },
    });
    // Nothing may be dialled here, so the kernel's answer is staged too.
    const { report } = await states(
      { endpoint, password: 'x' },
      {
        lookup: async (_host, family) => (family === 6 ? ['2001:db8::1'] : failing('ENOTFOUND')()),
        route: async () => Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' }),
      },
    );
    expect(report.rungs.find(({ state }) => state === 'fail')).toMatchObject({
      id: 'ipv6',
      error: { code: 'MUD-122' },
    });
  });

  it('asks the kernel for the route to an IPv6 address', async () => {
    const { endpoint } = database.direct;
    expect(await checkIpv6Route(endpoint, { ipv4: [], ipv6: ['::1'] })).toMatchObject({ state: 'pass' });
    expect(await checkIpv6Route(endpoint, { ipv4: ['127.0.0.1'], ipv6: ['fe80::1'] })).toMatchObject({
      state: 'pass',
      facts: { route: false },
    });
    expect(await checkIpv6Route(endpoint, { ipv4: ['127.0.0.1'], ipv6: [] })).toMatchObject({
      state: 'skipped',
    });
  });

  it('ends at once when the run is cancelled', async () => {
    const stop = new AbortController();
    stop.abort(new Error('cancelled'));
    await expect(climb(database.direct, { ...OPTIONS, signal: stop.signal })).rejects.toThrow('cancelled');
  });

  it('judges a source by reading, not by writing', async () => {
    const source = await createTestDatabase('source');
    await withTarget(source.admin, (client) => client.execute(sql`create table public.one (id int)`));
    const { report, of } = await states(source.direct, { mustWrite: false });
    expect(of).toMatchObject({ tls: 'warn', privileges: 'pass' });
    expect(report.privileges).toMatchObject({ tables: 1, readableTables: 1 });
    await source.drop();
  });
});
