import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECK_COMMANDS } from './commands';
import { runCheck, spawnCheck } from './testing/run-check';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-check-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'Zx9-quux%41/leaky';
const URL = `postgresql://postgres.abcdefghijklmnopqrst:${encodeURIComponent(SECRET)}@aws-0-eu-west-1.pooler.supabase.com:6543/postgres`;

describe('npm run check', () => {
  it('lists every subcommand and the exit codes, in both languages', async () => {
    for (const [lang, words] of [
      ['en', 'Exit codes'],
      ['es', 'Códigos de salida'],
    ] as const) {
      const { code, stdout } = await runCheck(['--help', '--lang', lang]);
      expect({ lang, code }).toEqual({ lang, code: 0 });
      expect(stdout).toContain(words);
      for (const name of Object.keys(CHECK_COMMANDS)) expect(stdout).toContain(`  ${name}`);
    }
  });

  it.each([
    [['nonsense']],
    [['paste', '--no-such-option']],
    [['schema', 'x.sql']],
    [['classify', '--place', 'moon', '--text', 'x']],
    [['classify']],
    [['schema', '--target', 'postgresql://u:p@127.0.0.1:1/d']],
    [['schema', '/no/such/file.sql', '--target', 'no url']],
  ])('answers wrong use with 2 and asks nothing: %j', async (args) => {
    expect((await runCheck(args)).code).toBe(2);
  });
});

// The others are run in this process, which is quicker: here is what only a process shows.
describe('a process of its own', () => {
  it.each<[string[], string]>([
    [['paste', '--json'], `DATABASE_URL="${URL}"\n`],
    [['paste', '--lang', 'es'], ''],
    [['nonsense'], ''],
    [['--help'], ''],
  ])('prints and answers the same: %j', async (args, input) => {
    expect(await spawnCheck(args, input)).toEqual(await runCheck(args, input));
  });

  it('prints an answer of many pages whole before it ends', async () => {
    const { code, stdout } = await spawnCheck(['redact'], `${'x'.repeat(99)}\n`.repeat(20_000));
    expect({ code, length: stdout.length }).toEqual({ code: 0, length: 100 * 20_000 - 1 });
  });
});

describe('check paste', () => {
  it('says what it understood, with no secret', async () => {
    const { code, json, stdout, stderr } = await runCheck(['paste', '--json'], `DATABASE_URL="${URL}"\n`);
    expect(json).toMatchObject({
      understood: true,
      endpoint: {
        host: 'aws-0-eu-west-1.pooler.supabase.com',
        port: 6543,
        user: 'postgres.abcdefghijklmnopqrst',
        database: 'postgres',
        mode: 'transaction',
        tls: 'verify-full',
      },
      doors: [{ role: 'connection', kind: 'shared-transaction', has_password: true }],
    });
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['findings', 'left_out']));
    expect(code).toBe(0);
    for (const spelling of [SECRET, encodeURIComponent(SECRET)])
      expect(stdout + stderr).not.toContain(spelling);
  });

  it('names what it left out, and what it carries over', async () => {
    const text = 'postgresql://app:x-8Yqq-@db.example.com/app?schema=sales&keepalives_idle=30';
    const { json } = await runCheck(['paste', '--json'], text);
    expect(json.left_out).toContainEqual(expect.objectContaining({ part: 'keepalives_idle' }));
    expect(json.doors).toMatchObject([{ parameters: { searchPath: ['sales'] } }]);
  });

  it('names a red finding with 1', async () => {
    const { code, json } = await runCheck(
      ['paste', '--json'],
      'postgresql://postgres:[YOUR-PASSWORD]@db.example.com/x',
    );
    expect(code).toBe(1);
    expect(json.findings).toContainEqual(expect.objectContaining({ verdict: 'fail', code: 'MUD-101' }));
  });

  it('answers 2 for a text that says nothing, in Spanish when asked', async () => {
    const { code, stdout } = await runCheck(['paste', '--lang', 'es'], '');
    expect(code).toBe(2);
    expect(stdout).toContain('no hay ninguna conexión');
  });
});

describe('check classify', () => {
  it.each([
    [['--sqlstate', '28P01', '--text', 'password authentication failed for user "app"'], 'MUD-160', 0],
    [['--text', 'Tenant or user not found', '--place', 'supavisor'], 'MUD-169', 0],
    [['--sqlstate', 'ECONNREFUSED', '--text', 'connect ECONNREFUSED 127.0.0.1:1'], 'MUD-124', 0],
    [['--text', 'the moon is made of cheese'], 'MUD-001', 2],
  ])('%j is %s', async (args, expected, exit) => {
    const { code, json } = await runCheck(['classify', '--json', ...args]);
    expect(json.code).toBe(expected);
    expect(json.title).toEqual(expect.any(String));
    expect(json.cures).toEqual(expect.arrayContaining([expect.any(String)]));
    expect(code).toBe(exit);
  });
});

describe('check redact', () => {
  it('hides by value and by shape, and leaves the rest as it is', async () => {
    const file = join(folder, 'secrets.txt');
    writeFileSync(file, `${SECRET}\n`);
    const text = `one ${SECRET} two\n${URL}\nthree\n`;
    const { code, stdout } = await runCheck(['redact', '--secret-file', file], text);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'one •••••• two',
      'postgresql://postgres.abcdefghijklmnopqrst:••••••@aws-0-eu-west-1.pooler.supabase.com:6543/postgres',
      'three',
    ]);
  });

  it('answers 2 when the file of secrets is not there, and prints nothing of the text', async () => {
    const { code, stdout, stderr } = await runCheck(['redact', '--secret-file', '/no/such'], SECRET);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain(SECRET);
    expect(stdout).toContain('MUD-052');
  });
});
