import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderMarkdown } from '../../report/markdown/render-markdown';
import { readReport } from '../../report/read-report';
import { killedHouse, killedStage } from './testing/killed-stage';

let house: Awaited<ReturnType<typeof killedHouse>>;
let stage: Awaited<ReturnType<typeof killedStage>>;
let scratch: string;
beforeAll(async () => {
  house = await killedHouse();
  stage = await killedStage(house, '');
  scratch = mkdtempSync(join(tmpdir(), 'mudanza-attempts-'));
});
afterAll(async () => {
  await stage.close();
  await house.close();
  rmSync(scratch, { recursive: true, force: true });
});

const envFile = () => join(stage.folder, '.env');
const configuration = async () => (await readReport(stage.migration)).configuration;

/** Lines that git, which knows nothing of our journal, counts as added and removed since `before`. */
async function counted(before: Buffer): Promise<{ added: number; removed: number }> {
  const former = join(scratch, 'before');
  writeFileSync(former, before);
  const { stdout } = await execa('git', ['diff', '--no-index', '--numstat', former, envFile()], {
    reject: false,
  });
  const [added = '0', removed = '0'] = stdout.split('\t');
  return { added: Number(added), removed: Number(removed) };
}

/** The same of a diff in the report. */
function told(diff: string): { added: number; removed: number } {
  const lines = diff.split('\n');
  const of = (mark: '+' | '-') =>
    lines.filter((line) => line.startsWith(mark) && !line.startsWith(mark.repeat(3))).length;
  return { added: of('+'), removed: of('-') };
}

it('shows the difference between before the migration and now, over three attempts and a hand’s edit', async () => {
  const before = readFileSync(envFile());
  expect(await configuration()).toEqual([]);
  for (const id of ['target.credentials', 'source.connection', 'connection'] as const) await stage.run(id);
  const states: string[] = [];
  for (const poolSize of ['5', '7', '9']) {
    const ran = await stage.run('backend.env', { poolSize });
    expect(ran.error).toBeNull();
    states.push(readFileSync(envFile(), 'utf8'));
    const [entry, ...others] = await configuration();
    expect(others).toEqual([]);
    expect(entry?.file).toBe('.env');
    expect(told(entry?.diff ?? '')).toEqual(await counted(before));
  }
  expect(new Set(states).size).toBe(3);
  const [last] = await configuration();
  expect(last?.diff).toContain('+POSTGRES_POOL_SIZE=9');
  for (const earlier of ['=5', '=7']) expect(last?.diff).not.toContain(`POSTGRES_POOL_SIZE${earlier}`);

  // What somebody writes by hand afterwards is part of now.
  appendFileSync(envFile(), 'BY_HAND=1\n');
  const [edited] = await configuration();
  expect(edited?.diff).toContain('+BY_HAND=');
  expect(told(edited?.diff ?? '')).toEqual(await counted(before));
  const secrets = states.flatMap((text) =>
    [...text.matchAll(/:\/\/[^:\s]+:([^@\s]+)@/g)].map(([, word]) => word),
  );
  expect(secrets.length).toBeGreaterThan(0);
  for (const locale of ['en', 'es'] as const) {
    const page = renderMarkdown(await readReport(stage.migration), locale);
    expect(page).toContain('+BY_HAND=');
    for (const secret of secrets) expect(page).not.toContain(secret);
  }

  // Put back to the first byte, nothing is changed, however often it was written.
  writeFileSync(envFile(), before);
  expect(await configuration()).toEqual([]);
});
