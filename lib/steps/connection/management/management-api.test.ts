import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject, listRegions, waitUntilHealthy } from './create-project';
import { inspectProject } from './inspect-project';
import { managementApi } from './management-api';
import { listOrganizations, listProjects, projectCalls } from './project-calls';

const REF = 'abcdefghijklmnopqrst';
const TOKEN = `sbp_${'a1'.repeat(20)}`;
const PROJECT = { id: REF, name: 'agente-hotel-api-prod', region: 'eu-west-3', status: 'ACTIVE_HEALTHY' };

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
let answers: Record<string, Answer | Answer[]> = {};
const asked: { call: string; token: string | undefined; body: string }[] = [];
let server: Server;
let base = '';

/** The documented shapes, as far as the product reads them. */
function documented(): Record<string, Answer | Answer[]> {
  const at = `/v1/projects/${REF}`;
  return {
    'GET /v1/organizations': { body: [{ id: 'o1', slug: 'o-one', name: 'One' }] },
    'GET /v1/projects': { body: [PROJECT] },
    'GET /v1/projects/available-regions': {
      body: {
        recommendations: {},
        all: { smartGroup: [], specific: [{ code: 'eu-west-3', name: 'Paris', type: 'specific' }] },
      },
    },
    'POST /v1/projects': { status: 201, body: PROJECT },
    [`GET ${at}`]: { body: PROJECT },
    [`GET ${at}/config/database/pooler`]: {
      body: [
        {
          database_type: 'PRIMARY',
          db_host: 'aws-1-eu-west-3.pooler.supabase.com',
          db_port: 6543,
          db_user: `postgres.${REF}`,
          db_name: 'postgres',
          pool_mode: 'transaction',
          default_pool_size: null,
          connection_string: 'x',
        },
      ],
    },
    [`POST ${at}/network-bans/retrieve`]: { status: 201, body: { banned_ipv4_addresses: ['203.0.113.7'] } },
    [`DELETE ${at}/network-bans`]: { status: 200 },
    [`GET ${at}/network-restrictions`]: {
      body: { entitlement: 'allowed', status: 'applied', config: { dbAllowedCidrs: ['198.51.100.0/24'] } },
    },
    [`GET ${at}/ssl-enforcement`]: { body: { currentConfig: { database: true }, appliedSuccessfully: true } },
    [`GET ${at}/readonly`]: { body: { enabled: false, override_enabled: false, override_active_until: '' } },
    [`GET ${at}/database/backups`]: {
      body: {
        region: 'eu-west-3',
        walg_enabled: true,
        pitr_enabled: false,
        backups: [{ status: 'COMPLETED', inserted_at: '2026-11-23T00:00:00Z' }],
      },
    },
    [`POST ${at}/restore`]: { status: 200 },
  };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const call = `${request.method} ${request.url?.split('?')[0]}`;
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ call, token: request.headers.authorization, body });
      const found = answers[call];
      const answer = (Array.isArray(found) ? (found.length > 1 ? found.shift() : found[0]) : found) ?? {
        status: 404,
        body: { message: 'Not Found' },
      };
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(
        answer.body === undefined
          ? ''
          : typeof answer.body === 'string'
            ? answer.body
            : JSON.stringify(answer.body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  answers = documented();
  asked.length = 0;
});

const ask = (more: { timeoutMs?: number; base?: string } = {}) =>
  managementApi({ token: TOKEN, base, ...more });

describe('managementApi', () => {
  it('reads a project with one token in a header', async () => {
    const report = await inspectProject(ask(), REF);
    expect(report).toMatchObject({
      status: { value: 'ACTIVE_HEALTHY' },
      poolers: { value: [{ db_host: 'aws-1-eu-west-3.pooler.supabase.com', db_port: 6543 }] },
      bans: { value: ['203.0.113.7'] },
      isRestricted: { value: true },
      isSslEnforced: { value: true },
      isReadOnly: { value: false },
      backups: { value: { pitr: false, count: 1 } },
    });
    expect(new Set(asked.map(({ token }) => token))).toEqual(new Set([`Bearer ${TOKEN}`]));
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });

  it('lets every other answer stand when one call is refused', async () => {
    answers[`GET /v1/projects/${REF}/ssl-enforcement`] = { status: 403, body: { message: 'no' } };
    delete answers[`GET /v1/projects/${REF}/readonly`];
    const report = await inspectProject(ask(), REF);
    expect(report).toMatchObject({
      isSslEnforced: { code: 'MUD-701' },
      isReadOnly: { code: 'MUD-702' },
      isRestricted: { value: true },
    });
  });

  it.each([
    [{ status: 401, body: { message: 'Unauthorized' } }, 'MUD-700'],
    [{ status: 403 }, 'MUD-701'],
    [{ status: 404 }, 'MUD-702'],
    [{ status: 429, headers: { 'retry-after': '7' } }, 'MUD-703'],
    [{ status: 503, body: 'upstream' }, 'MUD-704'],
    [{ status: 400, body: { message: 'name is taken' } }, 'MUD-707'],
    [{ status: 200, body: { id: 1 } }, 'MUD-705'],
    [{ status: 200, body: '<html>' }, 'MUD-705'],
  ])('names %j', async (answer, code) => {
    answers[`GET /v1/projects/${REF}`] = answer;
    await expect(projectCalls(ask(), REF).project()).rejects.toMatchObject({ code });
  });

  it('names a base that does not answer, and refuses a ref that is none', async () => {
    const call = projectCalls(ask({ base: 'http://127.0.0.1:1' }), REF).project();
    await expect(call).rejects.toMatchObject({ code: 'MUD-704', params: { status: 'network' } });
    await expect(inspectProject(ask(), '../organizations')).rejects.toMatchObject({ code: 'MUD-702' });
    expect(asked).toEqual([]);
  });

  it('lifts a ban and resumes a project', async () => {
    const calls = projectCalls(ask(), REF);
    await calls.liftBans(['203.0.113.7']);
    await calls.resume();
    expect(asked[0]).toMatchObject({
      call: `DELETE /v1/projects/${REF}/network-bans`,
      body: '{"ipv4_addresses":["203.0.113.7"]}',
    });
    expect(asked[1]?.call).toBe(`POST /v1/projects/${REF}/restore`);
  });
});

describe('a new project', () => {
  it('is created where the operator chose, and waited for', async () => {
    expect(await listOrganizations(ask())).toMatchObject([{ slug: 'o-one' }]);
    expect(await listProjects(ask())).toMatchObject([{ id: REF }]);
    expect(await listRegions(ask(), 'o-one')).toMatchObject([{ code: 'eu-west-3' }]);
    const ref = await createProject(ask(), {
      name: PROJECT.name,
      organizationSlug: 'o-one',
      region: 'eu-west-3',
      password: 'pw-x',
    });
    answers[`GET /v1/projects/${REF}`] = [{ body: { ...PROJECT, status: 'COMING_UP' } }, { body: PROJECT }];
    const seen: string[] = [];
    const project = await waitUntilHealthy(ask(), ref, { everyMs: 5, seen: (status) => seen.push(status) });
    expect(project.status).toBe('ACTIVE_HEALTHY');
    expect(seen).toEqual(['COMING_UP', 'ACTIVE_HEALTHY']);
  });

  it('is not waited for without end', async () => {
    answers[`GET /v1/projects/${REF}`] = { body: { ...PROJECT, status: 'COMING_UP' } };
    const waiting = waitUntilHealthy(ask(), REF, { everyMs: 5, forMs: 15 });
    await expect(waiting).rejects.toMatchObject({ code: 'MUD-706', params: { status: 'COMING_UP' } });
  });
});
