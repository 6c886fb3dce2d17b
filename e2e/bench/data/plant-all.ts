import { copyDatabase } from '../../../lib/postgres/copy/copy-database';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from '../../../lib/postgres/copy/testing/all-kinds';
import { PLANTED_DIFFERENCES } from '../../../lib/postgres/copy/testing/planted-differences';
import { verifyDatabase } from '../../../lib/postgres/copy/verify-database';
import { MAJORS, type MajorServer, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { run } from './stage';

const { signal } = new AbortController();
const both = { schemas: ['public'], leaveOut: [], lanes: 2, signal };
const SOURCE = `${ALL_KINDS_DDL}; alter table touched disable trigger user; ${ALL_KINDS_ROWS}`;

async function pairOf(from: MajorServer, to: MajorServer) {
  const [source, target] = [(await from.createDatabase()).admin, (await to.createDatabase()).admin];
  await run(source, SOURCE);
  await run(target, ALL_KINDS_DDL);
  const copy = { chunkBytes: 256 * 1024, deferIndexes: 'auto' as const, verify: true };
  const { verified } = await copyDatabase({ source, target, ...both, ...copy });
  const falseAlarms = verified?.filter(({ badBuckets }) => badBuckets > 0).length ?? 1;
  return { source, target, falseAlarms };
}

/** Lies told one by one in a true copy, and true copies between every pair of versions in which nothing may be found. */
export async function plantAll(): Promise<{
  planted: number;
  found: number;
  pairs: number;
  falseAlarms: number;
}> {
  const servers = await Promise.all(MAJORS.map((major) => startMajor(major)));
  let [found, falseAlarms, pairs] = [0, 0, 0];
  try {
    for (const from of servers) {
      for (const to of servers.filter(({ major }) => major >= from.major)) {
        pairs += 1;
        falseAlarms += (await pairOf(from, to)).falseAlarms;
      }
    }
    const [old = servers[0], recent] = [servers[0], servers.find(({ major }) => major === 17)];
    if (!old || !recent) throw new Error('PostgreSQL 15 and 17 are needed');
    for (const { name, table, plant, fault, key } of PLANTED_DIFFERENCES) {
      const { source, target } = await pairOf(old, recent);
      await run(target, `set session_replication_role = replica; ${plant}`);
      const { tables } = await verifyDatabase({ source, target, ...both, only: [table], maxNamed: 100 });
      const named = tables[0]?.differing
        .filter((row) => row.fault === fault)
        .map((row) => JSON.stringify(row.key));
      if (named?.includes(JSON.stringify(key))) found += 1;
      else console.error(`  not found: ${name}`);
    }
    return { planted: PLANTED_DIFFERENCES.length, found, pairs, falseAlarms };
  } finally {
    for (const server of servers) await server.stop();
  }
}
