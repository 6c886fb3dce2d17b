import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataDir } from './data-dir';
import { escapePattern } from './escape-pattern';

/** The module anew, as a process that starts with this environment has it. */
async function started(variables: Readonly<Record<string, string | undefined>>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  return await import('./env');
}
afterEach(() => vi.unstubAllEnvs());

describe('the environment', () => {
  it('has a value for everything that needs one', async () => {
    const { env } = await started({ HOST: undefined, PORT: undefined, MUDANZA_LEASE_MS: undefined });
    expect(env()).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, MUDANZA_LEASE_MS: 10_000 });
    expect(env().MUDANZA_SECRET_KEY).toBeUndefined();
  });

  it.each([
    ['PORT', '1', 1],
    ['PORT', '65535', 65_535],
    ['MUDANZA_LEASE_MS', '1000', 1_000],
    ['MUDANZA_LEASE_MS', '600000', 600_000],
    ['MUDANZA_PUBLIC_URL', 'https://m.example.com', 'https://m.example.com'],
    ['MUDANZA_METRICS_TOKEN', 'a'.repeat(16), 'a'.repeat(16)],
  ] as const)('takes %s=%s', async (name, text, value) => {
    const { env } = await started({ [name]: text });
    expect(env()[name]).toBe(value);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['MUDANZA_LEASE_MS', '999'],
    ['MUDANZA_LEASE_MS', '600001'],
    ['MUDANZA_PUBLIC_URL', 'mudanza.example.com'],
    ['MUDANZA_METRICS_TOKEN', 'a'.repeat(15)],
    ['NODE_ENV', 'staging'],
  ])('refuses %s=%s, and names the variable', async (name, text) => {
    const { env } = await started({ [name]: text });
    expect(() => env()).toThrow(name);
  });

  it('is read once, and replaced in part', async () => {
    const { env, overrideEnv } = await started({ PORT: '4000' });
    expect(env().PORT).toBe(4000);
    vi.stubEnv('PORT', '5000');
    expect(env().PORT).toBe(4000);
    overrideEnv({ HOST: '::1' });
    expect(env()).toMatchObject({ HOST: '::1', PORT: 4000 });
  });
});

describe('what a program of the operator is started with', () => {
  it('is what finds its tools, and no secret of ours', async () => {
    const { childEnvironment } = await started({
      PATH: '/bin',
      JAVA_HOME: '/java',
      MUDANZA_SECRET_KEY: 'k',
      MUDANZA_STATE_URL: 'postgresql://u:p@h/d',
      MIGRATE_TARGET_PASSWORD: 'p',
      PGPASSWORD: 'p',
      AWS_SECRET_ACCESS_KEY: 'a',
      NPM_TOKEN: 'n',
      NODE_OPTIONS: '--require /tmp/x.js',
      LD_PRELOAD: '/tmp/x.so',
      HOME: undefined,
    });
    const passed = childEnvironment();
    expect(passed).toMatchObject({ PATH: '/bin', JAVA_HOME: '/java' });
    expect(Object.keys(passed).filter((name) => /MUDANZA|MIGRATE|PG|AWS|NPM|NODE|LD_/.test(name))).toEqual(
      [],
    );
    expect(passed).not.toHaveProperty('HOME');
  });
});

describe('the data folder', () => {
  it('is made when it is missing, with everything below it named by its parts', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'mudanza-data-'));
    const { overrideEnv } = await import('./env');
    overrideEnv({ MUDANZA_DATA_DIR: join(parent, 'a', 'b') });
    const { dataDir: fresh } = await import('./data-dir');
    expect(fresh('x', 'y')).toBe(join(parent, 'a', 'b', 'x', 'y'));
    expect(statSync(join(parent, 'a', 'b')).isDirectory()).toBe(true);
    rmSync(parent, { recursive: true });
  });

  it('is an absolute path, also when it is given as a relative one', () => {
    expect(isAbsolute(dataDir())).toBe(true);
    expect(dataDir('x')).toBe(resolve(dataDir(), 'x'));
  });
});

describe('a text as a pattern', () => {
  const SIGNS = 'a.b*c+d?e^f$g{h}i(j)k|l[m]n\\o/p-q';

  it.each([SIGNS, '', 'plain', '^$', '[a-z]', 'a\nb', 'ñ😀'])('%j matches itself, whole', (text) => {
    expect(new RegExp(`^${escapePattern(text)}$`).test(text)).toBe(true);
  });

  it.each([
    ['a.b', 'axb'],
    ['a*', 'aaa'],
    ['(a|b)', 'a'],
    ['[a-z]', 'm'],
    ['x?', ''],
  ])('%s does not match %j', (text, other) => {
    expect(new RegExp(`^${escapePattern(text)}$`).test(other)).toBe(false);
  });

  it('holds inside of brackets too, where a dash makes a range', () => {
    expect(new RegExp(`^[${escapePattern('a-c')}]$`).test('b')).toBe(false);
  });
});
