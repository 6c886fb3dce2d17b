import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../testing/test-context';
import { askProject } from './ask-project';
import { ProjectInput } from './management/project-fields';

const REF = 'abcdefghijklmnopqrst';
const TOKEN = 'sbp_canarytoken';
const NAME = 'agente-hotel-api-dev';
const HOST = 'aws-1-eu-west-3.pooler.supabase.com';
const PROJECT = { id: REF, name: NAME, region: 'eu-west-3' };

let server: Server;
let base = '';
/** The other side: what exists there, and what was asked of it. */
let world: { plan: string; projects: object[]; statuses: string[]; bans: string[]; refuses: number };
let asked: { call: string; body: string }[] = [];

function answer(call: string, body: string): [number, unknown] {
  const at = `/v1/projects/${REF}`;
  if (call === 'GET /v1/organizations') return [200, [{ id: 'o1', slug: 'o-one', name: 'One' }]];
  if (call === 'GET /v1/organizations/o-one') return [200, { id: 'o-one', name: 'One', plan: world.plan }];
  if (call === 'GET /v1/projects') return [200, world.projects];
  if (call === 'GET /v1/projects/available-regions')
    return [200, { all: { specific: [{ code: 'eu-west-3', name: 'Paris' }] } }];
  if (call === 'POST /v1/projects') {
    if (world.refuses) return [world.refuses, { message: 'limit of the plan' }];
    world.projects.push({ ...PROJECT, status: 'COMING_UP' });
    return [201, PROJECT];
  }
  if (call === `GET ${at}`) {
    const status = world.statuses.length > 1 ? world.statuses.shift() : world.statuses[0];
    return [200, { ...PROJECT, status }];
  }
  if (call === `GET ${at}/config/database/pooler`) {
    const pooler = { database_type: 'PRIMARY', db_host: HOST, db_port: 6543, db_name: 'postgres' };
    return [200, [{ ...pooler, db_user: `postgres.${REF}`, pool_mode: 'transaction' }]];
  }
  if (call === `POST ${at}/network-bans/retrieve`) return [201, { banned_ipv4_addresses: world.bans }];
  if (call === `DELETE ${at}/network-bans`) {
    const lifted: string[] = JSON.parse(body).ipv4_addresses;
    world.bans = world.bans.filter((one) => !lifted.includes(one));
    return [200, null];
  }
  return [404, { message: 'Not Found' }];
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = `${request.method} ${request.url?.split('?')[0]}`;
    asked.push({ call, body });
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    const [status, said] = isKnown ? answer(call, body) : [401, { message: 'Unauthorized' }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  world = { plan: 'free', projects: [], statuses: ['COMING_UP', 'ACTIVE_HEALTHY'], bans: [], refuses: 0 };
  asked = [];
});

const ask = (ctx: TestContext, values: object, everyMs = 5) =>
  askProject(ctx, ProjectInput.parse({ accessToken: TOKEN, ...values }), { base, everyMs });
const CREATE = { action: 'create', organization: 'o-one', name: NAME, region: 'eu-west-3' };
const posts = () => asked.filter(({ call }) => call === 'POST /v1/projects');

it('lists what may be chosen, creates nothing and uses the token once', async () => {
  const ctx = createTestContext();
  const seen = await ask(ctx, {});
  expect(seen).toMatchObject({
    organizations: [{ slug: 'o-one', plan: 'free' }],
    regions: [{ code: 'eu-west-3' }],
    outcome: { verdict: 'pass' },
  });
  expect(posts()).toEqual([]);
  expect(ctx.secrets.size).toBe(0);
});

it('keeps the token only when asked and only when Supabase took it', async () => {
  const ctx = createTestContext();
  await expect(ask(ctx, { accessToken: 'sbp_wrong', keepToken: true })).rejects.toMatchObject({
    code: 'MUD-700',
  });
  expect(ctx.secrets.size).toBe(0);
  await ask(ctx, { keepToken: true });
  expect(ctx.secrets.get('supabase.accessToken')).toBe(TOKEN);
  await expect(ask(ctx, { accessToken: '' })).resolves.toMatchObject({ action: 'look' });
  await expect(ask(createTestContext(), { accessToken: '' })).rejects.toMatchObject({ code: 'MUD-008' });
});

it('creates, waits, and keeps the pooler and a password that nobody sees', async () => {
  const ctx = createTestContext();
  const made = await ask(ctx, CREATE);
  expect(made).toMatchObject({ ref: REF, pooler: `${HOST}:6543`, outcome: { verdict: 'pass' } });
  expect(ctx.connections.get('target')).toEqual({
    host: HOST,
    port: 6543,
    database: 'postgres',
    user: `postgres.${REF}`,
    tls: { mode: 'verify-full' },
  });
  const password = ctx.secrets.get('target.password') ?? '';
  expect(password).toHaveLength(32);
  expect(JSON.parse(posts()[0]?.body ?? '')).toMatchObject({ db_pass: password, organization_slug: 'o-one' });
  expect(JSON.stringify([made, ctx.logged, ctx.migration.settings])).not.toContain(password);
  expect(JSON.stringify([made, ctx.logged, ctx.migration.settings])).not.toContain(TOKEN);
  expect(ctx.migration.settings.inputs['target.credentials']).toMatchObject({ ref: REF });
});

it('takes up a wait that ran out instead of creating a second project', async () => {
  const ctx = createTestContext();
  world.statuses = ['COMING_UP'];
  await expect(ask(ctx, CREATE, 1)).rejects.toMatchObject({ code: 'MUD-706' });
  const password = ctx.secrets.get('target.password');
  expect(ctx.connections.has('target')).toBe(false);
  world.statuses = ['ACTIVE_HEALTHY'];
  expect(await ask(ctx, CREATE)).toMatchObject({ ref: REF, outcome: { verdict: 'pass' } });
  expect(posts()).toHaveLength(1);
  expect(ctx.secrets.get('target.password')).toBe(password);
});

it('stops waiting when the run is cancelled', async () => {
  const stop = new AbortController();
  const ctx = createTestContext({ signal: stop.signal });
  world.statuses = ['COMING_UP'];
  const waiting = ask(ctx, CREATE, 60_000);
  setTimeout(() => stop.abort(), 150);
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it.each([
  ['a paid plan without consent', () => void Object.assign(world, { plan: 'pro' }), {}],
  ['a name that is taken', () => void world.projects.push({ ...PROJECT, status: 'INACTIVE' }), {}],
  ['an organisation of somebody else', () => undefined, { organization: 'o-two' }],
])('creates nothing for %s', async (_, arrange, values) => {
  arrange();
  const ctx = createTestContext();
  expect(await ask(ctx, { ...CREATE, ...values })).toMatchObject({ outcome: { verdict: 'fail' } });
  expect(posts()).toEqual([]);
  expect(ctx.secrets.size).toBe(0);
});

it('takes a ref that only the plan names for no project of its own', async () => {
  const ctx = createTestContext({ settings: { inputs: { 'target.credentials': { ref: 'z'.repeat(20) } } } });
  expect(await ask(ctx, CREATE)).toMatchObject({ ref: REF });
  expect(posts()).toHaveLength(1);
});

it('creates in a paid organisation once the operator said so', async () => {
  world.plan = 'pro';
  expect(await ask(createTestContext(), { ...CREATE, mayCost: true })).toMatchObject({ ref: REF });
});

it('leaves a target alone that the migration has already', async () => {
  const endpoint = { host: 'h', port: 5432, database: 'd', user: 'u', tls: { mode: 'require' as const } };
  const ctx = createTestContext({ connections: { target: { endpoint, password: 'own' } } });
  expect(await ask(ctx, CREATE)).toMatchObject({ outcome: { verdict: 'fail' } });
  expect(ctx.secrets.get('target.password')).toBe('own');
  expect(posts()).toEqual([]);
});

it('forgets the password only when Supabase certainly made nothing', async () => {
  const ctx = createTestContext();
  world.refuses = 400;
  await expect(ask(ctx, CREATE)).rejects.toMatchObject({ code: 'MUD-707' });
  expect(ctx.secrets.size).toBe(0);
  world.refuses = 503;
  await expect(ask(ctx, CREATE)).rejects.toMatchObject({ code: 'MUD-704' });
  expect(ctx.secrets.has('target.password')).toBe(true);
});

it('lists bans, and lifts the one that is named', async () => {
  world.bans = ['203.0.113.7', '203.0.113.8'];
  const ctx = createTestContext();
  const unban = { action: 'unban', ref: REF };
  expect(await ask(ctx, unban)).toMatchObject({ bans: world.bans, outcome: { verdict: 'pass' } });
  expect(await ask(ctx, { ...unban, address: '203.0.113.9' })).toMatchObject({
    outcome: { verdict: 'warn' },
  });
  expect(await ask(ctx, { ...unban, address: '203.0.113.7' })).toMatchObject({ bans: ['203.0.113.8'] });
});

it('asks for what creating needs before anything is stored', () => {
  const parsed = ProjectInput.safeParse({ action: 'create', name: 'agente-hotel-api-[env]' });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['organization', 'region', 'name']);
});
