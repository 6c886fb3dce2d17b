import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExposureEvidence } from '../../plan/evidence/exposure-evidence';
import { readEvidence } from '../../plan/read-evidence';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { lockDown } from '../exposure/lock-down';
import { probeDataApi } from '../exposure/probe-data-api';
import { readExposure } from '../exposure/read-exposure';
import { exposure } from '../exposure/step';
import { createTestContext } from '../testing/test-context';

let target: TestDatabase;
afterEach(() => target?.drop());

async function world(text: string, secrets = {}) {
  target = await createTestDatabase();
  await withTarget(target.direct, (client) => client.execute(trustedSql(text, 'own-file')));
  return createTestContext({ target, secrets });
}

async function run(ctx: Awaited<ReturnType<typeof world>>, input: object) {
  return await exposure.run(ctx, exposure.input.parse(input));
}

function verdict(evidence: ExposureEvidence, id: string) {
  return exposure.criteria.find((criterion) => criterion.id === id)?.judge(evidence).verdict;
}

async function asAnon(statement: string): Promise<string> {
  return withTarget(target.direct, (client) =>
    client
      .rolledBack(async () => {
        await client.execute(sql`set local role anon`);
        return (await client.execute(trustedSql(statement, 'own-file'))).rowCount;
      })
      .then(
        (rows) => `rows ${rows}`,
        (error: { code: string }) => error.code,
      ),
  );
}

const TABLES = `create table a (id serial primary key, secret text not null);
  insert into a (secret) values ('x');
  create table b (id int) ; alter table b enable row level security;
  create table c (id int); alter table c enable row level security; create policy everybody on c for select using (true);
  create table d (id int); revoke all on d from anon, authenticated;
  create table e (id int); revoke all on e from anon, authenticated; grant select (id) on e to anon;
  create view v as select * from d;
  create view w with (security_invoker = true) as select * from a;
  create function admin_only() returns int language sql security definer as 'select 1';`;

describe('measuring', () => {
  it('tells what the public roles can really do', async () => {
    const ctx = await world(TABLES);
    const evidence = await run(ctx, {});
    const can = Object.fromEntries(evidence.after.relations.map(({ name, can: { anon } }) => [name, anon]));
    expect(can).toEqual({
      'public.a': ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
      'public.b': [],
      'public.c': ['SELECT'],
      'public.d': [],
      'public.e': ['SELECT'],
      'public.v': ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
      'public.w': [],
    });
    expect(evidence.after.functions.map(({ name }) => name)).toEqual(['public.admin_only()']);
    expect(evidence.after.defaults).toContain('tables in public to anon');
    expect(verdict(evidence, 'tables')).toBe('fail');
    expect(verdict(evidence, 'defaults')).toBe('warn');
    for (const [table, expected] of [
      ['a', 'rows 1'],
      ['b', 'rows 0'],
      ['d', '42501'],
    ])
      expect(await asAnon(`select from ${table}`)).toBe(expected);
  });
});

describe('locking down', () => {
  it.each(['rls', 'revoke'] as const)(
    'by %s closes what is open, keeps the backend, and can be undone',
    async (mode) => {
      const ctx = await world(TABLES.replace(/create policy[^;]*;/, ''));
      const before = await withTarget(target.direct, (client) => readExposure(client, ['public']));
      const plan = await exposure.preview!(ctx, exposure.input.parse({ lockDown: mode }));
      const evidence = await run(ctx, { lockDown: mode });
      expect(evidence.statements).toEqual(plan.actions.map(({ detail }) => detail));
      expect(verdict(evidence, 'tables')).toBe('pass');
      expect(evidence.proofs.find(({ name }) => name === 'public.a')).toEqual({
        name: 'public.a',
        anon: mode === 'rls' ? 'sees-nothing' : 'refused',
        backendSees: true,
      });
      expect(await asAnon('select from a')).toBe(mode === 'rls' ? 'rows 0' : '42501');
      expect(await asAnon(`insert into a (secret) values ('y')`)).toBe('42501');
      await exposure.undo!(ctx, evidence);
      const after = await withTarget(target.direct, (client) => readExposure(client, ['public']));
      expect(after).toEqual(before);
    },
  );

  it('says what to do when another version wrote what is to be undone', () => {
    for (const old of [{}, [], null, { undo: 'x' }, { undo: [null] }])
      expect(() => readEvidence(exposure, old)).toThrow('MUD-024');
  });

  it('is rolled back when the backend would be locked out', async () => {
    await world('create table a (id int)');
    const role = `backend_${target.name}`;
    await withTarget(target.admin, (client) =>
      client.execute(trustedSql(`create role ${role}; grant all on public.a to ${role}`, 'own-file')),
    );
    const locking = withTarget(target.direct, (client) => lockDown(client, ['public'], 'rls', role));
    await expect(locking).rejects.toMatchObject({ code: 'MUD-330', params: { role, table: 'public.a' } });
    expect(await asAnon('insert into a values (1)')).toBe('rows 1');
    await withTarget(target.admin, (client) =>
      client.execute(trustedSql(`drop owned by ${role}; drop role ${role}`, 'own-file')),
    );
  });
});

describe('asking the Data API', () => {
  let server: Server;
  let url: string;
  const seen: { path: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const answers: Record<string, [number, string]> = {
    open: [200, '[{"id":1}]'],
    empty: [200, '[]'],
    closed: [
      401,
      '{"code":"42501","details":null,"hint":null,"message":"permission denied for table closed"}',
    ],
    forbidden: [403, '{"code":"42501","message":"permission denied"}'],
    hidden: [404, '{"code":"PGRST205","message":"Could not find the table"}'],
    elsewhere: [406, '{"code":"PGRST106","message":"The schema must be one of the following: public"}'],
    odd: [503, 'upstream'],
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      seen.push({ path: request.url ?? '', headers: request.headers });
      const isKnown = ['good', 'eyJ.good'].includes(String(request.headers.apikey));
      const [status, body] = isKnown
        ? (answers[path.slice('/rest/v1/'.length)] ?? [404, ''])
        : [401, '{"message":"Invalid API key"}'];
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const { signal } = new AbortController();

  it('reads each documented answer for what it means', async () => {
    const names = Object.keys(answers).map((name) => `public.${name}`);
    const probes = await probeDataApi(`${url}/`, 'good', names, signal);
    expect(probes.map(({ answer }) => answer)).toEqual([
      'rows',
      'empty',
      'refused',
      'refused',
      'not-served',
      'not-served',
      'unclear',
    ]);
    expect(JSON.stringify(probes)).not.toContain('"id"');
    expect(seen[0]).toMatchObject({
      path: '/rest/v1/open?select=*&limit=1',
      headers: { apikey: 'good', 'accept-profile': 'public' },
    });
    expect(seen[0]?.headers.authorization).toBeUndefined();
    await probeDataApi(url, 'eyJ.good', ['"My schema"."a b"'], signal);
    expect(seen.at(-1)).toMatchObject({
      path: '/rest/v1/a%20b?select=*&limit=1',
      headers: { authorization: 'Bearer eyJ.good', 'accept-profile': 'My schema' },
    });
  });

  it('names a refused key and a silent address', async () => {
    await expect(probeDataApi(url, 'bad', ['public.a'], signal)).rejects.toMatchObject({ code: 'MUD-332' });
    const silent = probeDataApi('http://127.0.0.1:9', 'good', ['public.a'], signal);
    await expect(silent).rejects.toMatchObject({ code: 'MUD-331' });
  });

  it('is part of the step when asked for, with the stored key', async () => {
    const ctx = await world('create table open (id int)', { 'supabase.anonKey': 'good' });
    const evidence = await run(ctx, { askDataApi: true, dataApiUrl: url });
    expect(evidence.dataApi).toEqual([{ name: 'public.open', answer: 'rows', status: 200, code: null }]);
    expect(verdict(evidence, 'data-api')).toBe('fail');
    ctx.secrets.delete('supabase.anonKey');
    await expect(run(ctx, { askDataApi: true, dataApiUrl: url })).rejects.toMatchObject({ code: 'MUD-008' });
  });
});
