import '../lib/steps/registry';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type pg from 'pg';
import { walkPlan } from '../lib/launch/headless/walk-plan';
import { readPlan } from '../lib/runs/plan-file/read-plan';
import { findMigration } from '../lib/store/migrations';
import { closePool } from '../lib/store/pool';
import { createMigration, expectState, test } from './fixtures';
import { onTarget, productFolder, readLab } from './practice-target';
import { rollBackByPhone } from './roll-back-by-phone';
import { walk } from './walk';
import { pointToProduct } from './walked-migration';
import { withAlert } from './with-alert';

const PLAN = readPlan(`
version: 1
name: The night
kind: practice
settings: { p95LimitMs: 2000 }
steps:
  source.connection: {}
  backup: { accept: [CHANGES_FILES] }
  tests.baseline: { accept: [RUNS_COMMAND] }
  backend.env: { accept: [CHANGES_FILES] }
  backend.compose: { accept: [CHANGES_FILES] }
  health: {}
  latency: { input: { samples: 100, sweepTo: 0 } }
  docs: { accept: [CHANGES_FILES] }
`);

/** Every file of a folder with its hash and permissions; git's own are asked of git. */
function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(folder, '.git/')));
  return Object.fromEntries(
    files.map((path) => {
      const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [path, `${hash} ${(statSync(path).mode & 0o777).toString(8)}`];
    }),
  );
}

async function catalogOf(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query(`
    select relname::text as name, relkind::text as kind, relacl::text as acl from pg_class
     where relnamespace = 'public'::regnamespace
    union all select oid::regprocedure::text, 'function', proacl::text from pg_proc
     where pronamespace = 'public'::regnamespace
    union all select conname::text, 'constraint', pg_get_constraintdef(oid) from pg_constraint
     where connamespace = 'public'::regnamespace order by 1, 2`);
  return rows;
}

test.afterAll(() => closePool());

test('a change in between stops the rollback; without it everything is as it was', async ({
  page,
  browser,
}) => {
  test.slow();
  const id = await createMigration(page, 'practice', 'The night');
  await expectState(page, 'Passed');
  const lab = await readLab(page);
  const folder = join(productFolder(), 'migrations', id, 'hotel-api');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const look = async () => ({
    files: filesOf(folder),
    head: git('rev-parse', 'HEAD'),
    status: git('status', '--porcelain'),
    catalog: await onTarget(lab, catalogOf),
  });
  const before = await look();

  await test.step('the migration is done and committed', async () => {
    pointToProduct();
    const migration = await findMigration(id);
    if (!migration) throw new Error('no such migration');
    expect(await walkPlan({ migration, plan: PLAN, secrets: {}, by: 'Ana', isResumed: true })).toMatchObject({
      stoppedBefore: null,
    });
    await walk(page, id, [['close', 'commit']]);
    const after = await look();
    for (const part of ['files', 'head', 'catalog'] as const) expect(after[part]).not.toEqual(before[part]);
  });

  const env = join(folder, '.env');
  const written = readFileSync(env);
  await test.step('a file that somebody changed is shown, and nothing can be pressed', async () => {
    appendFileSync(env, 'MINE=1\n');
    const changed = await look();
    await page.goto(`/migrations/${id}/rollback/rollback.everything`);
    await page.locator('#run-step').click();
    const preview = page.locator('#preview');
    await expect(preview).toContainText('Somebody changed .env after Mudanza had written it');
    await expect(preview).toContainText('from version 1 to 2: what Mudanza changed');
    await expect(preview).toContainText('+MINE=');
    await expect(preview).toContainText(/cp -p '\.env\.backup\.\d{8}_\d{6}' '\.env'/);
    await expect(page.locator('#confirm-preview')).toHaveCount(0);
    expect(await look()).toEqual(changed);
  });

  await test.step('with the change gone, an alert on a phone leads to it: everything goes back, and the backend is asked', async () => {
    writeFileSync(env, written);
    await withAlert(id, async () => {
      await rollBackByPhone(browser, `/migrations/${id}`, test.info().outputPath('phone'));
    });
    expect(await look()).toEqual(before);
    await page.goto(`/migrations/${id}/backend/backend.env`);
    await expectState(page, 'Undone');
  });
});
