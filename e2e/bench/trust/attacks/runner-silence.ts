import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '../../../../lib/postgres/sql';
import { createMigration } from '../../../../lib/runs/create-migration';
import { closePool } from '../../../../lib/store/pool';
import { query } from '../../../../lib/store/query';
import { pointToStateOf } from '../../testing/prepare-access';
import { driveStep, startStep, waitForEnd } from '../drive-step';

/** Prints what made patterns slow, ten megabytes of each, as the output of a backend's tests. */
const PROGRAM = `const pieces = ['a', '\\n', 'a://', "password='", '%41', '\\u001b[', ' > ', '.js > ', '::', 'ok 1 - # SKIP ',
  'Tests: ', 'FAILED a.py::', '<testcase>', ' › '];
for (const piece of pieces) process.stdout.write(piece.repeat(1e7 / piece.length) + '\\n');
process.stdout.write('Tests: 1 passed, 1 total\\nTest Suites: 1 passed, 1 total\\n');`;

/** ms between two looks at the lease. */
const LOOK_MS = 10;

/**
 * The longest time, in ms, by which the real runner renewed the lease of a run later than it means to, while that run's
 * tests print a hundred megabytes of hostile text. `everyMs` is how often it means to.
 */
export async function runnerSilence(dataDir: string, everyMs: number): Promise<number> {
  pointToStateOf(dataDir);
  await closePool();
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-loud-'));
  writeFileSync(join(folder, 'package.json'), '{"name":"loud","scripts":{"test":"node loud.mjs"}}');
  writeFileSync(join(folder, 'loud.mjs'), PROGRAM);
  try {
    const migration = await createMigration({ name: 'Loud', kind: 'supabase', by: 'bench' });
    await driveStep(migration.id, 'repository', { workspace: folder });
    const values = { command: 'node loud.mjs' };
    const preview = await waitForEnd(await startStep(migration.id, 'tests.baseline', values, 'preview'));
    const runId = await startStep(migration.id, 'tests.baseline', values, 'run', preview.id);
    let [lease, changedAt, longest] = ['', performance.now(), 0];
    for (;;) {
      const [row] = await query<{ lease: string | null; isOver: boolean }>(
        sql`select lease_until::text as lease, ended_at is not null as "isOver" from run where id = ${runId}`,
      );
      if (!row || row.isOver) break;
      if (row.lease !== lease) {
        if (lease !== '') longest = Math.max(longest, performance.now() - changedAt - everyMs);
        [lease, changedAt] = [row.lease ?? '', performance.now()];
      }
      await sleep(LOOK_MS);
    }
    return Math.round(longest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await closePool().catch(() => undefined);
  }
}
