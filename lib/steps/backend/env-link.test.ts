import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../connection/connection';
import { keepEvidence } from '../testing/keep-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendEnv } from './backend-env';

const OUTSIDE = 'SECRET_OF_THE_MACHINE=hunter2-canary\n';

let target: TestDatabase;
let folder: string;
let outside: string;
let ctx: TestContext;
beforeAll(async () => {
  target = await createTestDatabase('target');
});
afterAll(() => target.drop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-link-'));
  outside = mkdtempSync(join(tmpdir(), 'mudanza-outside-'));
  writeFileSync(join(outside, 'env'), OUTSIDE);
  writeFileSync(join(folder, 'requirements.txt'), 'asyncpg==0.30.0\n');
  ctx = createTestContext({ target, settings: { workspace: folder } });
  await keepEvidence(ctx, connectionEvidence, connection);
  return () => {
    for (const made of [folder, outside]) rmSync(made, { recursive: true, force: true });
  };
});

const LINKS: readonly (readonly [name: string, make: () => void, envFile: string])[] = [
  ['a link to a file outside', () => symlinkSync(join(outside, 'env'), join(folder, '.env')), ''],
  ['the same, named', () => symlinkSync(join(outside, 'env'), join(folder, '.env')), '.env'],
  ['a link to nowhere', () => symlinkSync(join(outside, 'missing'), join(folder, '.env')), ''],
  ['a link to itself', () => symlinkSync('.env', join(folder, '.env')), ''],
  ['a folder that is a link', () => symlinkSync(outside, join(folder, 'conf')), 'conf/env'],
  ['a way out by dots', () => undefined, '../env'],
  ['an absolute path', () => undefined, '/etc/hostname'],
  [
    'a link by way of another',
    () => {
      symlinkSync(join(outside, 'env'), join(folder, 'one'));
      symlinkSync('one', join(folder, '.env'));
    },
    '',
  ],
];

describe('an env file that leads out of the folder', () => {
  it.each(LINKS)('%s is refused by name in the preview and in the run alike', async (_, make, envFile) => {
    make();
    const input = backendEnv.input.parse({ envFile });
    const refusals = [backendEnv.preview?.(ctx, input), backendEnv.run(ctx, input)].map((asked) =>
      Promise.resolve(asked).then(
        () => 'done',
        (error: { code?: string; params?: { path?: string } }) => `${error.code} ${error.params?.path}`,
      ),
    );
    const path = envFile || '.env';
    expect(await Promise.all(refusals)).toEqual([`MUD-401 ${path}`, `MUD-401 ${path}`]);
    expect(readFileSync(join(outside, 'env'), 'utf8')).toBe(OUTSIDE);
    expect(JSON.stringify([ctx.logged, ctx.outputs])).not.toContain('hunter2-canary');
  });
});

it('a link that stays inside is followed, and the file it leads to is written', async () => {
  mkdirSync(join(folder, 'conf'));
  writeFileSync(join(folder, 'conf', 'env'), 'A=1\n');
  symlinkSync('conf/env', join(folder, '.env'));
  const input = backendEnv.input.parse({ envFile: '.env' });
  const preview = await backendEnv.preview?.(ctx, input);
  expect(preview?.isRefused ?? false).toBe(false);
  await backendEnv.run(ctx, input);
  expect(readFileSync(join(folder, 'conf', 'env'), 'utf8')).toMatch(/^A=1\n[\s\S]*DATABASE_URL=/);
});
