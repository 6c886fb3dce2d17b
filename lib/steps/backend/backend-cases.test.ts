import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkBackend } from './check-backend';
import { BACKEND_CASES } from './testing/backend-cases';

const parent = mkdtempSync(join(tmpdir(), 'mudanza-cases-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** `npm run bench -- faults` lets the same folders connect through the real pooler. */
it.each(BACKEND_CASES.map((wanted) => [wanted.name, wanted] as const))('%s', (name, wanted) => {
  const folder = join(parent, name.replace(/\W+/g, '-'));
  for (const [path, text] of Object.entries(wanted.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const endpoint = {
    host: 'aws-1-eu-central-1.pooler.supabase.com',
    port: wanted.mode === 'session' ? 5432 : 6543,
    database: 'postgres',
    user: 'postgres.abcdefghijklmnopqrst',
    tls: { mode: 'verify-full' as const },
  };
  const stacks = checkBackend({
    folder,
    target: { endpoint, password: 'a b/c' },
    mode: wanted.mode ?? 'transaction',
    startup: 'refused',
  });
  const seen = stacks.map(({ driver, layer, criteria }) => ({
    driver,
    layer,
    red: criteria.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : [])),
  }));
  expect(seen).toMatchObject(
    wanted.stacks.map(({ driver, layer, red = [] }) => ({ driver, red, ...(layer && { layer }) })),
  );
  expect(seen).toHaveLength(wanted.stacks.length);
  for (const [index, { url }] of wanted.stacks.entries()) if (url) expect(stacks[index]?.url).toMatch(url);
  expect(JSON.stringify(stacks)).not.toContain('a%20b');
});

it('has a public source for each', () => {
  for (const { source } of BACKEND_CASES) expect(source).toMatch(/^https:\/\//);
});
