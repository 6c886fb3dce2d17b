import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionEvidence } from '../plan/evidence/connection-evidence';
import { sourceConnectionEvidence } from '../plan/evidence/source-connection-evidence';
import type { AnyStep, Verdict } from '../plan/step';
import { trustedSql } from '../postgres/sql';
import { withTarget } from '../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { backendCompose } from './backend/backend-compose';
import { backendConnect } from './backend/backend-connect';
import { connection } from './connection/connection';
import { sourceConnection } from './connection/source-connection';
import { crud } from './crud/step';
import { dataVerify } from './data/data-verify';
import { exposure } from './exposure/step';
import { STEPS } from './registry';
import { keepEvidence } from './testing/keep-evidence';
import { createTestContext, type TestContext } from './testing/test-context';
import { testsUnit } from './tests/tests-unit';

/**
 * Issue 17, point 13: what a step once found stays in its judgement until it is put back or waived; choosing fewer files,
 * tables, schemas or tests must not silence it.
 */
let source: TestDatabase;
let target: TestDatabase;
let folder: string;
let ctx: TestContext;

const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trustedSql(text, 'own-file')));

/** The step as the engine runs it: what it leaves is kept for its next run. */
async function judged(step: AnyStep, input: object = {}): Promise<Record<string, Verdict>> {
  const token = step.evidence;
  const evidence = await keepEvidence(ctx, token, step, input);
  return Object.fromEntries(step.criteria.map(({ id, judge }) => [id, judge(evidence).verdict]));
}

const red = (verdicts: Record<string, Verdict>) =>
  Object.entries(verdicts).flatMap(([id, verdict]) => (verdict === 'fail' ? [id] : []));

/** Both servers have two schemas; what is wrong is in the second one. */
const BOTH = `
  create schema app;
  create table public.good (id int primary key, note text);
  create table app.bad (id int primary key, note text);
  insert into public.good values (1, 'a');
  insert into app.bad values (1, 'a')`;

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
  await run(source, BOTH);
  await run(
    target,
    `${BOTH}; grant usage on schema app to anon, authenticated, postgres; grant all on app.bad, public.good to postgres`,
  );
  await run(
    target,
    `revoke all on public.good from anon, authenticated;
     grant select on app.bad to anon;
     update app.bad set note = 'b';
     revoke update on app.bad from postgres`,
  );
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-narrow-'));
  ctx = createTestContext({ source, target, settings: { workspace: folder, schemas: ['public', 'app'] } });
  return () => rmSync(folder, { recursive: true, force: true });
});

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('fewer schemas', () => {
  const fewer = () => ctx.updateSettings({ schemas: ['public'] });

  it('leave an open table red in exposure, until it is closed', async () => {
    expect(red(await judged(exposure))).toEqual(['tables']);
    await fewer();
    expect(red(await judged(exposure))).toEqual(['tables']);
    await run(target, 'revoke select on app.bad from anon');
    expect(red(await judged(exposure))).toEqual([]);
    // Found in order, it is let go: what happens there since is another schema's matter.
    await run(target, 'grant select on app.bad to anon');
    expect(red(await judged(exposure))).toEqual([]);
  });

  it('leave a table red in crud, alone of its schema, until it passes', async () => {
    const narrow = { clients: 0, first: 'good' };
    expect(red(await judged(crud, narrow))).toEqual(['crud.operations']);
    await fewer();
    const preview = await crud.preview?.(ctx, crud.input.parse(narrow));
    expect(preview?.notes?.flatMap(({ message }) => message.params?.names ?? [])).toEqual(['app.bad']);
    expect(red(await judged(crud, narrow))).toEqual(['crud.operations']);
    expect(red(await judged(crud, { ...narrow, tables: 'good' }))).toEqual(['crud.operations']);
    await run(target, 'grant update on app.bad to postgres');
    expect(red(await judged(crud, narrow))).toEqual([]);
    expect((await crud.preview?.(ctx, crud.input.parse(narrow)))?.actions[0]?.detail).toBe('public.good');
  });

  it('leave rows that differ red in data.verify, until they are equal', async () => {
    expect(red(await judged(dataVerify))).toEqual(['data.verify.rows']);
    await fewer();
    expect(red(await judged(dataVerify))).toEqual(['data.verify.rows']);
    expect(red(await judged(dataVerify, { only: 'public.good' }))).toEqual(['data.verify.rows']);
    expect(red(await judged(dataVerify, { leaveOut: 'app.bad' }))).toEqual(['data.verify.rows']);
    await run(target, "update app.bad set note = 'a'");
    expect(red(await judged(dataVerify))).toEqual([]);
    await run(target, "update app.bad set note = 'b'");
  });
});

it('another table leaves one that the source has red in backend.connect, and forgets one that was mistyped', async () => {
  const { host, port } = target.pooled.endpoint;
  put({
    '.env': `DATABASE_URL=postgresql://postgres:${target.pooled.password}@${host}:${port}/${target.name}\n`,
    'requirements.txt': 'asyncpg\n',
  });
  await keepEvidence(ctx, connectionEvidence, connection);
  await keepEvidence(ctx, sourceConnectionEvidence, sourceConnection);
  await run(source, 'create table public.orders (id int)');
  await keepEvidence(ctx, sourceConnectionEvidence, sourceConnection);
  const ask = (table: string) => judged(backendConnect, { table, python: '/no/such/python' });
  expect(red(await ask('orders'))).toEqual(['connect.count']);
  expect(red(await ask('public.good'))).toEqual(['connect.count']);
  expect(red(await ask('app.bad'))).toEqual(['connect.count']);
  await run(target, 'create table public.orders (id int); grant all on public.orders to postgres');
  expect(red(await ask('public.good'))).toEqual([]);
  expect(red(await ask('public.mistyped'))).toEqual(['connect.count']);
  expect(red(await ask('public.good'))).toEqual([]);
});

it('fewer files leave a service that leads to the old database red in backend.compose', async () => {
  const database = 'services:\n  postgres:\n    image: postgres:16\n';
  put({
    'docker-compose.yml': database,
    'docker-compose.worker.yml':
      'services:\n  worker:\n    image: w\n    environment: {POSTGRES_HOST: postgres}\n',
  });
  expect(red(await judged(backendCompose))).toEqual(['compose.overrides']);
  expect(red(await judged(backendCompose, { files: 'docker-compose.yml' }))).toEqual(['compose.overrides']);
  put({ 'docker-compose.worker.yml': 'services:\n  worker:\n    image: w\n' });
  expect(red(await judged(backendCompose, { files: 'docker-compose.yml' }))).toEqual([]);
});

it('one test, or another command, leaves a test that failed red in tests.unit', async () => {
  const suite = (second: string) =>
    `import { it } from 'node:test';\nit('first', () => {});\nit('second', () => { ${second} });\n`;
  put({
    'package.json': '{"type":"module"}',
    'all.test.mjs': suite('throw new Error("no")'),
    'some.test.mjs': "import { it } from 'node:test';\nit('third', () => {});\n",
  });
  const command = (file: string) => ({ command: `node --test --test-reporter=tap ${file}`, minutes: 2 });
  const first = red(await judged(testsUnit, command('all.test.mjs')));
  expect(first.length).toBeGreaterThan(0);
  expect(red(await judged(testsUnit, command('some.test.mjs')))).not.toEqual([]);
  put({ 'all.test.mjs': suite('') });
  expect(red(await judged(testsUnit, command('all.test.mjs')))).toEqual([]);
});

/** Fields by which an operator chooses what a step looks at, and where it is proved that choosing less silences nothing. */
const CHOICES: Readonly<Record<string, string>> = {
  'crud.tables': 'above',
  'crud.first': 'chooses an order',
  'data.verify.only': 'above',
  'data.verify.leaveOut': 'above',
  'backend.connect.table': 'above',
  'backend.compose.files': 'above',
  'backend.compose.service': 'backend/compose-again.test.ts',
  'tests.unit.only': 'tests/single-test.test.ts',
  'tests.unit.command': 'above',
  'tests.integration.only': 'tests/single-test.test.ts',
  'tests.integration.command': 'tests/still-failing.test.ts',
  'tests.baseline.command': 'what was before cannot be red',
  'exposure.askDataApi': 'exposure/measure-exposure.test.ts',
  'backup.files': 'a copy that differs refuses the run',
  'backend.env.envFile': 'what is written is the file that is judged',
  'backend.driver.envFile': 'the file that backend.env wrote',
  'backend.connect.envFile': 'the file that backend.env wrote',
  // Left out by name is accepted by name: their criteria name what was left out.
  'data.preflight.leaveOut': 'accepted by name',
  'data.prepare.leaveOut': 'accepted by name',
  'data.copy.leaveOut': 'accepted by name',
  'schema.verify.accepted': 'accepted by name',
  'schema.preview.file': 'another file is another schema',
  'data.cutover.command': 'how the backend is started again, not what is judged',
};

it('knows every choice of files, tables, schemas and tests that a step offers', () => {
  const isChoice =
    /^(?:only|tables?|schemas?|files?|envFile|services?|leaveOut|command|first|accepted|askDataApi|lists?|names?|tests?)$/;
  const offered = STEPS.flatMap(({ id, fields = [] }) =>
    fields.flatMap(({ name }) => (isChoice.test(name) && id !== 'project.create' ? [`${id}.${name}`] : [])),
  );
  expect(offered.sort()).toEqual(Object.keys(CHOICES).sort());
});
