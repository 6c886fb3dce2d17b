import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runClient } from '../backend/clients/run-client';
import { runCommand } from '../backend/command/run-command';
import { checkWithDocker } from '../backend/compose-file/check-with-docker';
import { openWorkspace } from '../backend/files/workspace';
import { runGit } from '../backend/git/run-git';
import { findTools, toolSpecs } from '../backend/tools/find-tools';
import { childEnvironment } from '../platform/env';
import { createTestDatabase, type TestDatabase } from '../servers/embedded/testing/test-database';
import { takeFromSource } from '../steps/schema/take-from-source';
import { createTestContext } from '../steps/testing/test-context';

const CANARY = 'env-canary-3f9a1c';
/** What the dashboard's own environment may hold. */
const OURS = [
  'MUDANZA_SECRET_KEY',
  'MUDANZA_NEW_SECRET_KEY',
  'MUDANZA_DATABASE_URL',
  'MUDANZA_STATE_URL',
  'MUDANZA_METRICS_TOKEN',
  'MIGRATE_TARGET_PASSWORD',
  'MIGRATE_SERVICE_KEY',
  'PGPASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'GITHUB_TOKEN',
  'NPM_TOKEN',
  'NODE_OPTIONS_CANARY',
];

const folder = mkdtempSync(join(tmpdir(), 'mudanza-children-'));
const bin = join(folder, 'bin');
const seen = join(folder, 'seen');
const before = { ...process.env };
let source: TestDatabase;

/** A program that writes down its own environment as the kernel has it, and answers like the real one. */
function fake(name: string, answer: string): void {
  const script = `#!/bin/sh\ncat /proc/$$/environ > '${seen}/'${name}-$$\necho '${answer}'\n`;
  writeFileSync(join(bin, name), script);
  chmodSync(join(bin, name), 0o755);
}

beforeAll(async () => {
  source = await createTestDatabase('source');
  for (const path of [bin, seen]) mkdirSync(path);
  // Newer than any server, so that it is the one that dumps.
  fake('pg_dump', 'pg_dump (PostgreSQL) 99.1');
  fake('git', '');
  fake('docker', 'Docker Compose version v2.1.1');
  fake('python3', '{"answers":[],"committed":0,"failed":0,"errors":[],"driver":"x"}');
  fake('make', '1 passed');
  process.env.PATH = `${bin}:${process.env.PATH}`;
  for (const name of OURS) process.env[name] = CANARY;
});
afterAll(async () => {
  for (const name of OURS) delete process.env[name];
  Object.assign(process.env, before);
  await source.drop();
});

/** The environments of the fakes that ran since, by program; each was one process. */
function environments(name: string): string[] {
  const files = readdirSync(seen).filter((file) => file.startsWith(`${name}-`));
  return files.map((file) => readFileSync(join(seen, file), 'utf8'));
}

describe('a program that Mudanza starts', () => {
  const workspace = openWorkspace(folder);

  it.each<[string, () => Promise<unknown>]>([
    ['git', () => runGit(workspace, ['status'])],
    ['docker', () => checkWithDocker(workspace, ['compose.yml'])],
    [
      'python3',
      () =>
        runClient(
          'asyncpg',
          { url: 'x', settings: 'naive', caFile: null, clients: 0, transactions: 0, queries: [] },
          { cwd: folder, python: 'python3' },
        ),
    ],
    [
      'make',
      () =>
        runCommand({
          argv: ['make', 'test-unit'],
          folder,
          environment: childEnvironment(),
          timeLimitMs: 60_000,
          signal: new AbortController().signal,
          onLine: () => undefined,
        }),
    ],
    ['python3', () => findTools(toolSpecs(null))],
    ['pg_dump', () => takeFromSource(createTestContext({ source }))],
  ])('%s has nothing of the dashboard’s environment in its own', async (name, start) => {
    const already = environments(name).length;
    await start();
    const found = environments(name);
    expect(found.length).toBeGreaterThan(already);
    for (const environment of found) {
      expect(environment).toContain('PATH=');
      expect(environment).not.toContain(CANARY);
      for (const variable of OURS) expect(environment).not.toContain(`${variable}=`);
    }
  });

  it('is always given an environment: none inherits', () => {
    const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
      .map((path) => join('lib', path))
      .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|lib\/(bench|launch)\/|\/testing\//.test(path));
    const inheriting = files.filter((path) => {
      const text = readFileSync(path, 'utf8');
      const started = text.match(/\b(?:execa|spawn)\(/g)?.length ?? 0;
      const given = text.match(/\bextendEnv: false\b|\benv: \{|\.\.\.options\b|, options\)/g)?.length ?? 0;
      return started > given;
    });
    expect(inheriting).toEqual([]);
  });
});
