import { setTimeout as sleep } from 'node:timers/promises';
import {
  endFollowing,
  oneRow,
  runSql,
  startFollowing,
} from '../../../lib/postgres/replication/testing/follow-servers';
import { startRelay } from '../../../lib/postgres/replication/testing/start-relay';
import { startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { differing, newId } from './follow-stage';

const ROWS = Number(process.env.MUDANZA_BENCH_LARGE ?? 1_000_000);

/** One transaction of a million rows, through a relay in a process of its own, whose memory is watched. */
export async function largeTransaction(): Promise<Record<string, unknown>> {
  const server = await startMajor(17);
  try {
    const source = (await server.createDatabase()).admin;
    const target = (await server.createDatabase()).admin;
    const ddl = 'create table large (id int primary key, body text, n numeric)';
    for (const at of [source, target]) await runSql(at, ddl);
    const names = await startFollowing(source, target, newId());
    const relay = await startRelay({ source, target, slot: names.slot });
    await runSql(
      source,
      `set synchronous_commit = on; insert into large select n, repeat('x', 100), n / 7.0 from generate_series(1, ${ROWS}) n`,
    );
    const started = performance.now();
    for (;;) {
      const row = await oneRow<{ rows: number }>(
        target,
        'select count(*)::int as rows from (select from large limit 1) one',
      );
      if (row?.rows === 1 || relay.failed()) break;
      await sleep(100);
    }
    console.error(`  ${ROWS} rows in one transaction: ${Math.round(performance.now() - started)} ms`);
    await sleep(200);
    const rssMb = Math.round(relay.rss() / 1024 / 1024);
    // Said before it is stopped: that ends it, too.
    const failed = relay.failed();
    await relay.stop();
    if (failed !== null) console.error(`  the relay failed: ${failed}`);
    const wrong = await differing({ source, target });
    await endFollowing(source, target, names);
    return { rssMb, largeExact: wrong.length === 0 && failed === null };
  } finally {
    await server.stop();
  }
}
