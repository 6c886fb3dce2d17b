import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { runCheck, urlOf } from './testing/run-check';

let folder: string;
let ca: string;
let target: TestDatabase;
let source: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-check-test-'));
  [target, source] = [await createTestDatabase('target'), await createTestDatabase('source')];
  ca = join(folder, 'ca.crt');
  writeFileSync(ca, target.direct.endpoint.tls.ca ?? '');
  await withTarget(target.direct, (client) =>
    client.execute(
      sql`create table public.rooms (id int generated always as identity primary key, name text)`,
    ),
  );
});
afterAll(async () => {
  await Promise.all([target.drop(), source.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const rlsOn = async () => {
  const [row] = await withTarget(target.direct, (client) =>
    client.rows<{ isOn: boolean }>(
      sql`select relrowsecurity as "isOn" from pg_class where oid = 'public.rooms'::regclass`,
    ),
  );
  return row?.isOn;
};
const verdicts = (json: Record<string, unknown>) =>
  Object.fromEntries(
    (json.criteria as { id: string; verdict: string }[]).map(({ id, verdict }) => [id, verdict]),
  );

// Each check is a process of its own, and this machine may be busy.
describe('check, asking real servers', () => {
  it('climbs to a pooler and says what it observed there, with no secret', async () => {
    const run = await runCheck(['connection', '--url', urlOf(target.pooled), '--ca', ca, '--json']);
    expect(run.json).toMatchObject({
      isConnected: true,
      pooling: { observed: 'transaction' },
      tls: { chainError: null },
      rungs: expect.arrayContaining([expect.objectContaining({ id: 'auth', state: 'pass' })]),
      evidence: { target: { report: { pooling: { observed: 'transaction' } } } },
    });
    expect(verdicts(run.json)).toMatchObject({ 'connection.connected': 'pass', 'connection.pooler': 'pass' });
    expect(run.code).toBe(0);
    expect(run.stdout + run.stderr).not.toContain(target.direct.password);
  });

  it('advises a backend for the mode that was observed, whatever was stated', async () => {
    const backend = join(folder, 'backend');
    mkdirSync(backend);
    writeFileSync(join(backend, 'requirements.txt'), 'asyncpg==0.30.0\n');
    writeFileSync(
      join(backend, 'db.py'),
      'import asyncpg, os\nasync def pool():\n    return await asyncpg.create_pool(os.environ["DATABASE_URL"])\n',
    );
    const observed = join(folder, 'ladder.json');
    const url = urlOf(target.pooled);
    writeFileSync(observed, (await runCheck(['connection', '--url', url, '--ca', ca, '--json'])).stdout);
    const args = ['backend', backend, '--url', url, '--ca', ca, '--json', '--mode', 'direct'];
    const stated = await runCheck(args);
    const seen = await runCheck([...args, '--observed', observed]);
    expect(stated.json).toMatchObject({ mode: 'none', isObserved: false, stacks: [{ driver: 'asyncpg' }] });
    expect(seen.json).toMatchObject({ mode: 'transaction', isObserved: true });
    const red = ({ json }: typeof seen) =>
      (json.stacks as { criteria: { id: string; verdict: string }[] }[]).flatMap(({ criteria }) =>
        criteria.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : [])),
      );
    expect(red(seen)).toContain('driver.statements');
    expect(red(stated)).not.toContain('driver.statements');
    expect(seen.code).toBe(1);
    expect(seen.stdout).toContain('[PASSWORD]');
    expect(stated.stdout + seen.stdout).not.toContain(target.pooled.password);
    expect(readdirSync(backend).sort()).toEqual(['db.py', 'requirements.txt']);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect((await runCheck(['backend', empty, '--url', url, '--mode', 'direct'])).code).toBe(2);
  });

  it('stops at the rung that fails, names it in Spanish, and answers 1', async () => {
    const wrong = { ...target.direct, password: 'not-The-Right-1' };
    const run = await runCheck(['connection', '--url', '-', '--ca', ca, '--lang', 'es'], urlOf(wrong));
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/fail {3}\s*[\d.]+ ms {2}.*contraseña/i);
    expect(run.stdout + run.stderr).not.toContain('not-The-Right-1');
  });

  it('measures who reaches a table, closes it, proves it, and opens it again from its record', async () => {
    const args = ['exposure', '--target', urlOf(target.direct), '--ca', ca, '--json'];
    const open = await runCheck(args);
    expect(open).toMatchObject({ code: 1, json: { lockDown: 'none', statements: [] } });
    expect(await rlsOn()).toBe(false);
    const closed = await runCheck([...args, '--lock-down', 'rls']);
    expect(closed).toMatchObject({ code: 0, json: { lockDown: 'rls', proofs: [expect.anything()] } });
    expect(await rlsOn()).toBe(true);
    const record = join(folder, 'closed.json');
    writeFileSync(record, closed.stdout);
    expect(await runCheck([...args, '--undo', record])).toMatchObject({ code: 0, json: { action: 'undo' } });
    expect(await rlsOn()).toBe(false);
  });

  it('writes rows of its own through the pooler and leaves none behind', async () => {
    const args = [
      'crud',
      '--target',
      urlOf(target.pooled),
      '--ca',
      ca,
      '--tables',
      'rooms',
      '--clients',
      '2',
    ];
    const run = await runCheck([...args, '--json']);
    expect(run.json).toMatchObject({ tables: [{ table: 'public.rooms', skipped: null }] });
    expect(run.json.criteria).not.toContainEqual(expect.objectContaining({ verdict: 'fail' }));
    expect(run.code).toBe(0);
    const left = await withTarget(target.direct, (client) =>
      client.rows(
        sql`select from public.rooms union all select from pg_namespace where nspname like 'mudanza%'`,
      ),
    );
    expect(left).toEqual([]);
  });

  it('measures both sides in turn, and writes to neither', async () => {
    const sides = ['--target', urlOf(target.pooled), '--ca', ca, '--source', urlOf(source.direct)];
    const run = await runCheck(['latency', ...sides, '--samples', '100', '--json']);
    const results = run.json.results as { workload: string; side: string; stats: { n: number } }[];
    expect(new Set(results.map(({ side }) => side))).toEqual(new Set(['source', 'target']));
    expect(results.find(({ workload }) => workload === 'select1')?.stats.n).toBe(100);
    expect(results.some(({ workload }) => workload === 'insert')).toBe(false);
    expect([0, 1]).toContain(run.code);
  });

  it('answers 3 where nobody listens, whatever is asked', async () => {
    const nobody = 'postgresql://postgres:nobody-home-1@127.0.0.1:1/postgres';
    for (const name of ['exposure', 'crud'])
      expect({ name, ...(await runCheck([name, '--target', nobody, '--json'])) }).toMatchObject({
        name,
        code: 3,
        json: { error: { code: 'MUD-124' } },
      });
  });

  it('shows what would change in an env file, masked, and changes nothing', async () => {
    const file = join(folder, '.env');
    const before =
      'DATABASE_URL=postgresql://app:old-Pass-77@db:5432/app\nSTRIPE_KEY=whsec_Qk81xYz\nDEBUG=1\n';
    writeFileSync(file, before);
    const run = await runCheck(['env-diff', file, '--url', urlOf(target.pooled), '--json']);
    expect(run.json.diff).toContain(`@127.0.0.1:${target.pooled.endpoint.port}/`);
    for (const secret of ['old-Pass-77', 'whsec_Qk81xYz', target.pooled.password])
      expect(run.stdout + run.stderr).not.toContain(secret);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(run.code).toBe(0);
  });
});
