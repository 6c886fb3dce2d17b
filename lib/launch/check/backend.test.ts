import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { connection } from '../../steps/connection/connection';
import { keepEvidence } from '../../steps/testing/keep-evidence';
import { createTestContext } from '../../steps/testing/test-context';
import { backend } from './backend';
import { callCheck } from './testing/call-check';
import { urlOf } from './testing/run-check';

let folder: string;
let target: TestDatabase;
let observed: string;
let evidence: unknown;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-check-backend-'));
  target = await createTestDatabase('target');
  writeFileSync(join(folder, 'ca.crt'), target.direct.endpoint.tls.ca ?? '');
  mkdirSync(join(folder, 'api'));
  writeFileSync(join(folder, 'api', 'requirements.txt'), 'asyncpg==0.30.0\n');
  writeFileSync(
    join(folder, 'api', 'db.py'),
    'import asyncpg, os\nasync def pool():\n    return await asyncpg.create_pool(os.environ["DATABASE_URL"], server_settings={"jit": "off"})\n',
  );
  const ctx = createTestContext({ target });
  evidence = await keepEvidence(ctx, connectionEvidence, connection);
  observed = put('observed.json', JSON.stringify(evidence));
});
afterAll(async () => {
  await target.drop();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const check = (given: Record<string, unknown> = {}) =>
  callCheck(backend, {
    argument: join(folder, 'api'),
    url: urlOf(target.pooled),
    ca: join(folder, 'ca.crt'),
    mode: 'direct',
    ...given,
  });

function verdict(answer: { json: Readonly<Record<string, unknown>> }, id: string): string | undefined {
  const stacks = answer.json.stacks as { criteria: { id: string; verdict: string }[] }[];
  return stacks[0]?.criteria.find((one) => one.id === id)?.verdict;
}

describe('check backend --observed', () => {
  it('believes what was stated where nothing was observed, and says that it was not', async () => {
    const answer = await check();
    expect(answer.json).toMatchObject({ mode: 'none', isObserved: false, startup: null });
    expect(verdict(answer, 'driver.statements')).not.toBe('fail');
  });

  it.each([
    ['the step’s evidence', () => evidence],
    ['the whole answer of check connection', () => ({ isConnected: true, evidence, criteria: [] })],
    ['a ladder’s report alone', () => connectionEvidence.schema.parse(evidence).target.report],
  ])('reads %s: mode and startup settings as they were seen', async (_, content) => {
    const answer = await check({ observed: put('seen.json', JSON.stringify(content())) });
    expect(answer.json).toMatchObject({ mode: 'transaction', isObserved: true, startup: 'refused' });
    expect(verdict(answer, 'driver.statements')).toBe('fail');
    // The setting that the code sends when it connects, held against a door that was seen to refuse it.
    expect(verdict(answer, 'driver.session')).toBe('fail');
    expect(answer.code).toBe(1);
  });

  it('does not take what was seen at another address for this one', async () => {
    const answer = await check({ url: urlOf(target.direct), observed });
    expect(answer.json).toMatchObject({ mode: 'none', isObserved: false, startup: null });
  });

  it.each([
    ['no file', () => join(folder, 'nowhere.json'), 'MUD-052'],
    ['a file that is no JSON', () => put('text.json', 'hello'), 'MUD-053'],
    ['JSON of something else', () => put('else.json', '{"target":{"report":{}}}'), 'MUD-053'],
    ['an empty list', () => put('list.json', '[]'), 'MUD-053'],
  ])('answers 2 for %s', async (_, path, code) => {
    const answer = await check({ observed: path() });
    expect(answer).toMatchObject({ code: 2, json: { error: { code } } });
  });

  it('prints no password, and leaves the folder as it is', async () => {
    const before = readdirSync(join(folder, 'api')).sort();
    const answer = await check({ observed });
    expect(JSON.stringify([answer.json, answer.words])).not.toContain(target.pooled.password);
    expect(answer.words.join('\n')).toContain('[PASSWORD]');
    expect(readdirSync(join(folder, 'api')).sort()).toEqual(before);
  });

  it('answers 2 where there is no way to Postgres, or no such folder', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect((await check({ argument: join(folder, 'empty') })).code).toBe(2);
    expect((await check({ argument: join(folder, 'nowhere') })).code).toBe(2);
    expect((await check({ url: 'nonsense' })).json).toMatchObject({ error: { code: 'MUD-051' } });
    expect((await check({ mode: 'sometimes' })).json).toMatchObject({ error: { code: 'MUD-002' } });
  });
});
