import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Credentials } from '../../postgres/address/endpoint';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { postgresUrl } from '../drivers/postgres-url';
import { openWorkspace } from '../files/workspace';
import type { ClientJob } from './client-job';
import { findPython } from './find-python';
import { isClientDriver, runClient, runClientProgram } from './run-client';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase('source');
  folder = mkdtempSync(join(tmpdir(), 'mudanza-client-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const urlOf = ({ endpoint, password }: Credentials) => postgresUrl(endpoint, password);
const job = (change: Partial<ClientJob> = {}): ClientJob => ({
  ...{ url: urlOf(database.direct), settings: 'advised', caFile: null },
  ...{ clients: 2, transactions: 3, queries: ['select 40 + 2', 'select current_database()'] },
  ...change,
});
/** The product's own folder has the driver, as a backend's would. */
const here = { cwd: process.cwd(), python: 'python3' };
/** A program of ours in the place of a client. */
const run = (code: string, more: Readonly<Record<string, unknown>> = {}) =>
  runClientProgram([process.execPath, ['-e', code]], 'x', { a: 1 }, { cwd: folder, ...more });

describe('node-postgres in a process of its own', () => {
  it.each(['naive', 'advised'] as const)(
    '%s: asks, and commits all that it was told to',
    async (settings) => {
      const result = await runClient('node-postgres', job({ settings }), here);
      expect(result).toMatchObject({ committed: 6, failed: 0, errors: [], driver: 'node-postgres' });
      expect(result.answers).toEqual(['42', database.direct.endpoint.database]);
    },
  );

  it('says what the server said when it is not let in, and nothing of the password', async () => {
    const url = urlOf({ ...database.direct, password: 'hunter2-hunter2' });
    const result = await runClient('node-postgres', job({ url }), here);
    expect(result.failed).toBeGreaterThan(0);
    expect(result.errors.join()).toMatch(/password authentication failed/);
    expect(JSON.stringify(result)).not.toContain('hunter2-hunter2');
  });

  it('counts a query that fails and names it once', async () => {
    const result = await runClient('node-postgres', job({ queries: ['select 1/0'] }), here);
    expect(result).toMatchObject({ committed: 0, failed: 1, errors: ['division by zero'] });
  });

  it('that is not installed where the backend is comes back as an error, not as an exception', async () => {
    const result = await runClient('node-postgres', job(), { ...here, cwd: folder });
    expect(result).toMatchObject({ committed: 0, failed: 1 });
    expect(result.errors[0]).toMatch(/Cannot find package 'pg'/);
  });
});

describe('a program that is asked', () => {
  it('gets the job on stdin and no secret of ours', async () => {
    vi.stubEnv('MUDANZA_SECRET_KEY', 'canary-key');
    const result = await run(`
      const job = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      const answers = [String(job.a), String(process.argv.length), JSON.stringify(process.env)];
      console.log('noise of the program');
      console.log(JSON.stringify({ answers, committed: 1, failed: 0, errors: [], driver: 'x' }));`);
    vi.unstubAllEnvs();
    expect(result.answers.slice(0, 2)).toEqual(['1', '1']);
    expect(result.answers[2]).not.toContain('canary');
    expect(result.answers[2]).toContain('PATH');
  });

  it.each<[name: string, code: string, error: RegExp]>([
    ['says nothing', '', /no answer|Command/],
    ['says what is no result', "console.log('hello')", /Command|hello|no answer/],
    [
      'fails with words',
      "console.error('first'); console.error('ImportError: no such module'); process.exit(3)",
      /ImportError: no such module/,
    ],
    ['dies', 'process.kill(process.pid, "SIGKILL")', /SIGKILL|Command/],
  ])('and %s is an error of its result', async (_, code, error) => {
    const result = await run(code);
    expect(result).toMatchObject({ committed: 0, failed: 1, answers: [] });
    expect(result.errors[0]).toMatch(error);
  });

  it('and repeats a password is not believed to be without one', async () => {
    const result = await run("console.error('postgresql://u:hunter2@h/d refused'); process.exit(1)");
    expect(result.errors[0]).not.toContain('hunter2');
  });

  it('and never ends is ended at its time limit, and when the run is cancelled', async () => {
    const forever = 'setInterval(() => {}, 1000)';
    expect(await run(forever, { timeout: 500 })).toMatchObject({ failed: 1 });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('cancelled')), 200);
    await expect(run(forever, { signal: stop.signal })).rejects.toThrow('cancelled');
  });

  it('and is not there is an error of its result', async () => {
    const missing = await runClientProgram(['/no/such/python', []], 'x', {}, { cwd: folder });
    expect(missing).toMatchObject({ failed: 1, driver: 'x' });
    expect(missing.errors[0]).toMatch(/ENOENT|not found|no such/i);
  });
});

describe('the interpreter of a Python backend', () => {
  const python = (...paths: readonly string[]) => {
    const root = mkdtempSync(join(folder, 'py-'));
    for (const path of paths) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), '');
    }
    const workspace = openWorkspace(root);
    return findPython(workspace).replace(`${workspace.root}/`, '');
  };

  it.each<[paths: readonly string[], expected: string]>([
    [[], 'python3'],
    [['.venv/bin/python'], '.venv/bin/python'],
    [['venv/bin/python'], 'venv/bin/python'],
    [['venv/bin/python', '.venv/bin/python'], '.venv/bin/python'],
    [['backend/.venv/bin/python'], 'backend/.venv/bin/python'],
    [['backend/.venv/bin/python', 'venv/bin/python'], 'venv/bin/python'],
    [['.venv/Scripts/python.exe'], '.venv/Scripts/python.exe'],
    [['deep/er/.venv/bin/python'], 'python3'],
  ])('%j → %s', (paths, expected) => expect(python(...paths)).toBe(expected));
});

it.each([
  ['node-postgres', true],
  ['django', true],
  ['jdbc', false],
  ['', false],
  ['toString', false],
])('%s can be driven: %s', (id, expected) => expect(isClientDriver(id)).toBe(expected));
