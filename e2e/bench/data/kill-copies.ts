import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { copyDatabase } from '../../../lib/postgres/copy/copy-database';
import {
  dropJournal,
  emptyTables,
  filledTables,
  foreignRows,
  hasJournal,
} from '../../../lib/postgres/copy/copy-journal';
import { withCopyWriter } from '../../../lib/postgres/copy/copy-session';
import { restoreIndexes } from '../../../lib/postgres/copy/put-back';
import { restoreTriggers } from '../../../lib/postgres/copy/quiet-triggers';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from '../../../lib/postgres/copy/testing/all-kinds';
import { startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { run } from './stage';

const { signal } = new AbortController();

/** Starts a copy and kills it `after` ms into its rows; gives whether the kill came before its end. */
async function killed(source: Credentials, target: Credentials, after: number): Promise<boolean> {
  const script = join('e2e', 'bench', 'data', 'copy-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(JSON.stringify({ source, target }));
  const ended = once(child, 'exit');
  for await (const text of child.stdout) {
    if (!String(text).includes('snapshot')) continue;
    setTimeout(() => child.kill('SIGKILL'), after);
    break;
  }
  child.stdout.resume();
  const [, by] = (await ended) as [number | null, NodeJS.Signals | null];
  return by === 'SIGKILL';
}

/** True when every row that is there stands in the journal, and the other way round. */
async function isTrue(target: Credentials): Promise<boolean> {
  return withCopyWriter(target, { signal }, async (writer) => {
    if (!(await hasJournal(writer))) return true;
    for (const table of await filledTables(writer)) {
      const { all, foreign } = await foreignRows(writer, table);
      if (all !== table.rows || foreign !== 0) return false;
    }
    return true;
  });
}

async function takeBack(target: Credentials): Promise<void> {
  await withCopyWriter(target, { signal }, async (writer) => {
    if (!(await hasJournal(writer))) return;
    await restoreTriggers(writer);
    await restoreIndexes(target, writer, 1, signal);
    await writer.transaction(async () => {
      await emptyTables(writer, await filledTables(writer));
      await dropJournal(writer);
    });
  });
}

/** Copies killed at any moment: nothing half there, and the next copy brings every row once. */
export async function killCopies(count: number): Promise<{ kills: number; exact: number }> {
  const [from, to] = [await startMajor(17), await startMajor(17)];
  let [kills, exact] = [0, 0];
  try {
    const source = (await from.createDatabase()).admin;
    await run(source, `${ALL_KINDS_DDL}; alter table touched disable trigger user; ${ALL_KINDS_ROWS}`);
    await run(source, `insert into no_key select n, md5(n::text) from generate_series(1, 60000) n`);
    const target = (await to.createDatabase()).admin;
    await run(target, ALL_KINDS_DDL);
    for (let tries = 0; kills < count && tries < count * 3; tries++) {
      const hit = await killed(source, target, 5 + ((tries * 37) % 400));
      const isExact = await isTrue(target);
      await takeBack(target);
      const again = { lanes: 2, chunkBytes: 1e6, deferIndexes: 'never' as const, verify: true };
      const { verified } = await copyDatabase({
        source,
        target,
        schemas: ['public'],
        leaveOut: [],
        signal,
        ...again,
      });
      await takeBack(target);
      if (!hit) continue;
      kills += 1;
      if (isExact && verified?.every(({ badBuckets }) => badBuckets === 0)) exact += 1;
    }
    return { kills, exact };
  } finally {
    await from.stop();
    await to.stop();
  }
}
