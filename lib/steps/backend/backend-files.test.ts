import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendCompose } from './backend-compose';
import { backendEnv } from './backend-env';
import { backup } from './backup';
import { repository } from './repository';
import { type BackendCopy, practiceCopy, runStep } from './testing/practice-copy';
import { tools } from './tools';

let source: TestDatabase;
let target: TestDatabase;
let backend: BackendCopy;
let ctx: TestContext;

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase('target')]);
});
afterAll(() => Promise.all([source.drop(), target.drop()]));
beforeEach(async () => {
  backend = await practiceCopy(source.direct);
  ctx = createTestContext({
    source,
    target,
    secrets: { 'supabase.anonKey': 'sb_publishable_test' },
    settings: { workspace: backend.folder },
  });
  await keepEvidence(ctx, connectionEvidence, connection);
});
afterEach(() => backend.remove());
const at = (path: string) => join(backend.folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const git = async (...args: string[]) => (await execa('git', args, { cwd: backend.folder })).stdout;

describe('backend.env', () => {
  it('points the backend at the pooler, keeps the rest, shows no secret, and can be taken back', async () => {
    const before = read('.env');
    const preview = await backendEnv.preview!(ctx, backendEnv.input.parse({}));
    expect(preview.actions.flatMap(({ hazards }) => hazards)).toContain('CHANGES_FILES');
    expect(JSON.stringify(preview)).not.toContain(target.pooled.password);
    const { evidence, verdicts } = await runStep(backendEnv, ctx);
    expect(verdicts).toEqual({
      'env.values': 'pass',
      'env.unchanged': 'pass',
      'env.mode': 'pass',
      'env.pooler': 'pass',
      'env.old': 'pass',
      'env.ignored': 'pass',
      'env.ca': 'pass',
    });
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
    const { port, database } = target.pooled.endpoint;
    expect(read('.env')).toContain(
      `\nDATABASE_URL=postgresql+asyncpg://postgres:${target.pooled.password}@127.0.0.1:${port}/${database}?ssl=require\n`,
    );
    expect(read('.env')).toContain(`POSTGRES_PORT=${port}   # local container\n`);
    expect(read('.env')).toMatch(/^REDIS_URL=redis:.*\nPMS_TYPE=mock$/m);
    expect(read('certs/database-ca.crt')).toContain('BEGIN CERTIFICATE');
    expect(statSync(at('.env')).mode & 0o777).toBe(0o600);
    const undo = await backendEnv.previewUndo!(ctx, evidence);
    expect(JSON.stringify(undo)).not.toContain(source.direct.password);
    await backendEnv.undo!(ctx, evidence);
    expect(read('.env')).toBe(before);
    expect(existsSync(at('certs'))).toBe(false);
    expect(await git('status', '--porcelain')).toBe('');
  });

  it('tightens the file, warns of a second key for the old server and of a file that git would take', async () => {
    const { port } = source.direct.endpoint;
    writeFileSync(at('.env'), `${read('.env')}REPORTS_URL=postgres://127.0.0.1:${port}/x\n`);
    chmodSync(at('.env'), 0o644);
    writeFileSync(at('.gitignore'), '');
    const { verdicts, texts } = await runStep(backendEnv, ctx, { poolSize: '5' });
    expect(verdicts).toMatchObject({ 'env.mode': 'pass', 'env.old': 'warn', 'env.ignored': 'warn' });
    expect(texts['env.old']).toContain('REPORTS_URL');
    expect(read('.env')).toContain('POSTGRES_POOL_SIZE=5\n');
  });

  it('knows the old server by what the file named before its first run', async () => {
    ctx = createTestContext({ target, settings: { workspace: backend.folder } });
    writeFileSync(at('.env'), 'DATABASE_URL=postgresql://app@db:5432/hotel\nREAD_DB_HOST=db\n');
    for (const _ of [1, 2]) {
      const { verdicts, texts } = await runStep(backendEnv, ctx);
      expect(verdicts['env.old']).toBe('warn');
      expect(texts['env.old']).toContain('READ_DB_HOST');
    }
    expect((await runStep(backendEnv, ctx, { envFile: '.env.new' })).verdicts).toMatchObject({
      'env.old': 'unchecked',
    });
  });

  it('writes to another file when asked, and refuses what it cannot edit', async () => {
    await runStep(backendEnv, ctx, { envFile: '.env.supabase' });
    expect(read('.env.supabase')).toMatch(/^DATABASE_URL=postgresql\+asyncpg/);
    writeFileSync(at('big.env'), 'x'.repeat(5_000_000));
    writeFileSync(at('binary.env'), Buffer.from([0x41, 0, 0xff]));
    for (const [envFile, code] of [
      ['big.env', 'MUD-404'],
      ['binary.env', 'MUD-405'],
      ['../outside.env', 'MUD-401'],
    ] as const)
      await expect(runStep(backendEnv, ctx, { envFile })).rejects.toThrow(code);
    await expect(runStep(backendEnv, ctx, { driver: 'odbc' })).rejects.toThrow('MUD-424');
  });

  it('gives instructions without a folder and believes only a named person', async () => {
    const manual = createTestContext({ source, target });
    const { evidence, verdicts } = await runStep(backendEnv, manual, { driver: 'psycopg2' });
    expect(JSON.stringify(evidence)).toContain('YOUR-PASSWORD');
    expect(JSON.stringify(evidence)).not.toContain(target.pooled.password);
    expect(verdicts['env.values']).toBe('fail');
    const done = await runStep(backendEnv, manual, { driver: 'psycopg2', confirmedBy: 'Ana' });
    expect(done.verdicts['env.values']).toBe('pass');
    expect(done.texts['env.values']).toContain('Ana');
    const nowhere = createTestContext({ target, settings: { workspace: '/no/such/folder' } });
    await expect(runStep(backendEnv, nowhere)).rejects.toThrow('MUD-400');
  });
});

describe('backend.compose', () => {
  it.each(['comment', 'profile'])(
    'option %s: nobody waits, the rest stays, undo is exact',
    async (option) => {
      const before = read('docker-compose.yml');
      const preview = await backendCompose.preview!(ctx, backendCompose.input.parse({ option }));
      expect(preview.actions[0]?.detail).toContain('-      - postgres');
      const { evidence, verdicts } = await runStep(backendCompose, ctx, { option });
      expect(verdicts).toMatchObject({ 'compose.parses': 'pass', 'compose.waits': 'pass' });
      expect(evidence).toMatchObject({ service: 'postgres', waiting: ['agente-api', 'worker'] });
      expect(read('docker-compose.yml')).not.toBe(before);
      await backendCompose.undo!(ctx, evidence);
      expect(read('docker-compose.yml')).toBe(before);
    },
  );

  it('refuses to undo over a change of someone else', async () => {
    const { evidence } = await runStep(backendCompose, ctx);
    appendFileSync(at('docker-compose.yml'), '# mine\n');
    const preview = await backendCompose.previewUndo!(ctx, evidence);
    expect(preview.notes?.[0]?.verdict).toBe('fail');
    await expect(backendCompose.undo!(ctx, evidence)).rejects.toThrow('MUD-418');
    expect(read('docker-compose.yml')).toMatch(/# mine\n$/);
  });
});

describe('backup', () => {
  it('twice within a second keeps both copies', async () => {
    const copies = () => readdirSync(backend.folder).filter((name) => name.includes('.backup.'));
    await runStep(backup, ctx);
    const first = copies();
    await runStep(backup, ctx);
    await runStep(backup, ctx);
    expect(copies()).toEqual(expect.arrayContaining(first));
    expect(copies()).toHaveLength(3 * first.length);
  });

  it('copies byte for byte, keeps secrets private and out of git', async () => {
    const { evidence, verdicts } = await runStep(backup, ctx);
    expect(verdicts).toEqual({
      'backup.equal': 'pass',
      'backup.original': 'pass',
      'backup.private': 'pass',
      'backup.ignored': 'pass',
    });
    const copies = readdirSync(backend.folder).filter((name) => /\.backup\.\d{8}_\d{6}$/.test(name));
    expect(copies).toHaveLength(2);
    const env = copies.find((name) => name.startsWith('.env'))!;
    expect(read(env)).toBe(read('.env'));
    expect(statSync(at(env)).mode & 0o777).toBe(0o600);
    await backup.undo!(ctx, evidence);
    expect(existsSync(at(env))).toBe(false);
    await expect(runStep(backup, ctx, { files: 'nothing.here' })).rejects.toThrow('MUD-403');
  });
});

describe('repository', () => {
  it('says what the folder is and remembers it', async () => {
    const fresh = createTestContext();
    const { evidence, verdicts } = await runStep(repository, fresh, { workspace: backend.folder });
    expect(verdicts).toEqual({
      'repository.clean': 'pass',
      'repository.branch': 'pass',
      'repository.driver': 'pass',
    });
    expect(fresh.migration.settings.workspace).toBe(backend.folder);
    expect(evidence).toMatchObject({
      git: { branch: 'main', lastCommits: [{ subject: 'Hotel API as it runs today' }] },
    });
  });

  it('fails on changes in the files that will be written, warns on others, names a detached HEAD', async () => {
    writeFileSync(at('notes.txt'), 'untracked');
    expect((await runStep(repository, ctx)).verdicts['repository.clean']).toBe('pass');
    appendFileSync(at('service/pricing.mjs'), '\n');
    expect((await runStep(repository, ctx)).verdicts['repository.clean']).toBe('warn');
    appendFileSync(at('docker-compose.yml'), '\n');
    const { verdicts, texts } = await runStep(repository, ctx);
    expect(verdicts['repository.clean']).toBe('fail');
    expect(texts['repository.clean']).toContain('docker-compose.yml');
    await git('checkout', '--quiet', '--detach');
    expect((await runStep(repository, ctx)).verdicts['repository.branch']).toBe('warn');
  });

  it('answers clearly for a folder that is no repository', async () => {
    const fresh = createTestContext();
    await expect(runStep(repository, fresh, { workspace: ctx.dataFolder() })).rejects.toThrow('MUD-413');
  });
});

it('finds the tools of this machine', async () => {
  const { evidence } = await runStep(tools, ctx);
  expect(evidence).toMatchObject({
    tools: expect.arrayContaining([expect.objectContaining({ name: 'git' })]),
  });
});
