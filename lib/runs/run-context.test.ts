import '../steps/registry';
import { statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { say } from '../i18n/message';
import { sql } from '../postgres/sql';
import { seedRun } from '../report/testing/seed-run';
import { ScratchServer } from '../servers/embedded/scratch-server';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { toolsEvidence } from '../steps/backend/tools';
import { findArtifact } from '../store/artifacts';
import { listConnections, storeConnection } from '../store/connections';
import { findMigration, type Migration } from '../store/migrations';
import { stateClient } from '../store/query';
import { appendEvents, readEvents } from '../store/run-events';
import { claimRun, endRun, insertRun, type RunRow } from '../store/runs';
import { openSecrets, storeSecret } from '../store/secrets';
import { newMigration } from '../store/testing/new-migration';
import { createStateDatabase } from '../store/testing/state-database';
import { EventWriter } from './event-writer';
import { type RunContext, runContext } from './run-context';

const SECRET = 'canary-3Vt-password';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let target: TestDatabase;
let migration: Migration;
let run: RunRow;
let writer: EventWriter;
let secrets: Set<string>;
let ctx: RunContext;
const scratch = new ScratchServer();

beforeAll(async () => {
  [state, target] = await Promise.all([createStateDatabase(), createTestDatabase('target')]);
});
afterAll(async () => {
  await scratch.stop();
  await Promise.all([state.drop(), target.drop()]);
});
beforeEach(async () => {
  migration = await newMigration();
  await insertRun(stateClient, {
    migrationId: migration.id,
    stepId: 'crud',
    action: 'run',
    input: {},
    sealedInput: null,
    confirmedBasis: null,
    acceptedHazards: [],
    undoes: null,
    requestedBy: 'ana',
  });
  const claimed = await claimRun('r', 60_000);
  if (!claimed) throw new Error('nothing waits');
  run = claimed;
  writer = new EventWriter((events) => appendEvents(run.id, 'r', events));
  secrets = new Set([SECRET]);
  const signal = new AbortController().signal;
  ctx = runContext({ run, migration, writer, signal, scratch, secrets });
  return async () => {
    await writer.flush();
    await endRun(run.id, 'r');
  };
});

async function events() {
  ctx.flushSamples();
  await writer.flush();
  return readEvents(run.id);
}

describe('what a step says', () => {
  it('is stored with its sentence, and never with a secret', async () => {
    ctx.log('warn', say('common.copied'), { url: `postgresql://u:${SECRET}@h/d`, list: [SECRET] });
    ctx.output('stdout', `one ${SECRET}\ntwo`);
    ctx.output('stderr', 'red');
    ctx.output('notice', 'noted');
    ctx.progress(1, 4, say('common.copied'));
    ctx.progress(2, 4);
    const seen = await events();
    expect(seen.map(({ stream, level, text }) => [stream, level, text])).toEqual([
      ['log', 'warn', 'Copied'],
      ['stdout', 'info', expect.stringMatching(/^one •+ ⏎ two$/)],
      ['stderr', 'warn', 'red'],
      ['notice', 'info', 'noted'],
      ['progress', 'debug', 'Copied'],
      ['progress', 'debug', '2/4'],
    ]);
    expect(seen[0]?.data).toMatchObject({ message: { key: 'common.copied' } });
    expect(JSON.stringify(seen)).not.toContain(SECRET);
  });

  it('holds samples together by series, and loses none at the end', async () => {
    for (let n = 0; n < 10; n++) ctx.sample(n % 2 ? 'a' : 'b', n, n);
    const samples = (await events()).filter(({ stream }) => stream === 'sample');
    const points = samples.flatMap(({ data }) => JSON.stringify(data).match(/\[\d+,\d+\]/g) ?? []);
    expect(points).toHaveLength(10);
    expect(new Set(samples.map(({ text }) => text))).toEqual(new Set(['a', 'b']));
  });
});

describe('the files of a step', () => {
  it('are stored without secrets, announced, and read back by their id', async () => {
    const ref = await ctx.artifact('note.txt', 'text/plain', `a note with ${SECRET}`);
    const kept = (await findArtifact(ref.id))?.content.toString('utf8');
    expect(kept).toMatch(/^a note with •+$/);
    expect(Buffer.from(await ctx.readArtifact(ref.id)).toString('utf8')).toBe(kept);
    expect((await events()).at(-1)).toMatchObject({
      stream: 'artifact',
      data: { id: ref.id, sha256: ref.sha256 },
    });
  });

  it('are kept byte for byte where they are bytes', async () => {
    const bytes = new Uint8Array([0, 255, 10, 13]);
    const ref = await ctx.artifact('x.bin', 'application/octet-stream', bytes);
    expect([...(await ctx.readArtifact(ref.id))]).toEqual([...bytes]);
  });

  it('of another migration are not there', async () => {
    const ref = await ctx.artifact('note.txt', 'text/plain', 'mine');
    const signal = new AbortController().signal;
    const other = await newMigration();
    const foreign = runContext({ run, migration: other, writer, signal, scratch, secrets });
    await expect(foreign.readArtifact(ref.id)).rejects.toMatchObject({ code: 'MUD-010' });
    await expect(ctx.readArtifact('no-id')).rejects.toMatchObject({ code: 'MUD-010' });
  });

  it('on disk lie in a folder that only this account may enter', () => {
    const folder = ctx.dataFolder();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(folder).toContain(migration.id);
    expect(ctx.dataFolder()).toBe(folder);
  });
});

describe('the secrets of a migration', () => {
  it('are opened for the step, and scrubbed from then on', async () => {
    await storeSecret(migration.id, 'health.header', 'X-Key: canary-8Ub');
    expect(await ctx.secret('health.header')).toBe('X-Key: canary-8Ub');
    expect(await ctx.secret('supabase.anonKey')).toBeNull();
    ctx.output('stdout', 'sent X-Key: canary-8Ub');
    expect(JSON.stringify(await events())).not.toContain('canary-8Ub');
  });

  it('that a step stores are scrubbed too, sealed, and forgotten when it says so', async () => {
    await ctx.storeSecret('session.password', 'canary-5Pd');
    ctx.output('stdout', 'it is canary-5Pd');
    expect(JSON.stringify(await events())).not.toContain('canary-5Pd');
    expect((await openSecrets(migration.id)).get('session.password')).toBe('canary-5Pd');
    await ctx.storeSecret('session.password', null);
    expect((await openSecrets(migration.id)).has('session.password')).toBe(false);
  });
});

describe('the connections of a migration', () => {
  const connect = async () => {
    await storeConnection(migration.id, 'target', target.pooled.endpoint);
    await storeSecret(migration.id, 'target.password', target.pooled.password);
  };

  it('say what is missing', async () => {
    expect(await ctx.credentialsFor('target')).toBeNull();
    expect(await ctx.clients.endpoint('source')).toBeNull();
    await expect(ctx.clients.withTarget(async () => 1)).rejects.toMatchObject({ code: 'MUD-008' });
    await expect(ctx.clients.withSource(async () => 1)).rejects.toMatchObject({ code: 'MUD-008' });
  });

  it('open through the door that is stored, and pass the server’s notices on', async () => {
    await connect();
    const rows = await ctx.clients.withTarget(async (client) => {
      await client.execute(sql`do $$ begin raise notice 'from the server'; end $$`);
      return client.rows<{ n: number }>(sql`select 1 as n`);
    });
    expect(rows).toEqual([{ n: 1 }]);
    expect((await events()).map(({ text }) => text)).toContain('from the server');
  });

  it('lend the session door the target’s password for the same role only', async () => {
    await connect();
    await ctx.storeConnection('session', target.direct.endpoint);
    const isSame = target.direct.endpoint.user === target.pooled.endpoint.user;
    const lent = await ctx.credentialsFor('session');
    expect(lent?.password).toBe(isSame ? target.pooled.password : '');
    await ctx.storeConnection('session', { ...target.direct.endpoint, user: 'somebody_else' });
    expect((await ctx.credentialsFor('session'))?.password).toBe('');
    await ctx.storeConnection('session', null);
    expect((await listConnections(migration.id)).has('session')).toBe(false);
  });

  it('count refused sign-ins by host, for this migration only', async () => {
    await ctx.noteAuthFailure('h1');
    await ctx.noteAuthFailure('h1');
    await ctx.noteAuthFailure('h2');
    expect((await ctx.recentAuthFailures('h1')).count).toBe(2);
    expect(await ctx.recentAuthFailures('h3')).toEqual({ count: 0, firstAt: null, lastAt: null });
  });

  it('merge settings', async () => {
    await ctx.updateSettings({ schemas: ['public', 'app'] });
    await ctx.updateSettings({ p95LimitMs: 300 });
    expect((await findMigration(migration.id))?.settings).toMatchObject({
      schemas: ['public', 'app'],
      p95LimitMs: 300,
    });
  });
});

describe('the evidence of earlier steps', () => {
  const tools = { tools: [], platform: 'linux' };

  it('is none before anything ran', async () => {
    expect(await ctx.evidenceOf(toolsEvidence)).toBeNull();
    expect(await ctx.standingRuns('tools')).toEqual([]);
  });

  it('of another version counts as none, and the log says so', async () => {
    await seedRun({ migrationId: migration.id, stepId: 'tools', evidence: { another: tools } });
    expect(await ctx.evidenceOf(toolsEvidence)).toBeNull();
    expect(
      (await events()).some(
        ({ level, data }) => level === 'warn' && JSON.stringify(data).includes('otherVersion'),
      ),
    ).toBe(true);
    expect(await ctx.standingRuns('tools')).toMatchObject([{ evidence: { another: tools } }]);
  });

  it('is that of the newest run that passed', async () => {
    const made = toolsEvidence.schema.parse({ tools: [] });
    await seedRun({ migrationId: migration.id, stepId: 'tools', evidence: made });
    await seedRun({ migrationId: migration.id, stepId: 'tools', evidence: {}, status: 'failed' });
    expect(await ctx.evidenceOf(toolsEvidence)).toEqual(made);
    expect(await ctx.standingRuns('tools')).toHaveLength(2);
  });
});

it('makes a report only where somebody handed in how', async () => {
  expect(ctx.makeReport).toBeUndefined();
  const signal = new AbortController().signal;
  const asked: string[] = [];
  const made = { verdict: 'partial' as const, reasons: 0, digest: '', unanswered: [], runs: 0, files: [] };
  const makeReport = async (id: string) => {
    asked.push(id);
    return made;
  };
  const able = runContext({ run, migration, writer, signal, scratch, secrets, makeReport });
  expect(await able.makeReport?.()).toBe(made);
  expect(asked).toEqual([migration.id]);
});
