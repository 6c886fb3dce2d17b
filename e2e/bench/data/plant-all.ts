import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { copyDatabase } from '../../../lib/postgres/copy/copy-database';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from '../../../lib/postgres/copy/testing/all-kinds';
import {
  PLANTED_DIFFERENCES,
  type PlantedDifference,
} from '../../../lib/postgres/copy/testing/planted-differences';
import { verifyDatabase } from '../../../lib/postgres/copy/verify-database';
import { sql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { MAJORS, type MajorServer, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { tell } from './measure';
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

/** `schema.table` as an identifier; a table may have a dot in its name. */
function quoted(label: string): string {
  const [schema, ...name] = label.split('.');
  return `${schema}."${name.join('.')}"`;
}

/** Tells a lie in a true copy, and gives whether the comparison named it; takes it back again. */
async function isFound(
  { source, target }: { readonly source: Credentials; readonly target: Credentials },
  { table, plant, fault, key }: PlantedDifference,
): Promise<boolean> {
  const name = quoted(table);
  await run(target, `create schema kept; create table kept.it as select * from only ${name}`);
  await run(target, `set session_replication_role = replica; ${plant}`);
  const { tables } = await verifyDatabase({ source, target, ...both, only: [table], maxNamed: 100 });
  const named = tables[0]?.differing
    .filter((row) => row.fault === fault)
    .map((row) => JSON.stringify(row.key));
  const columns = await withTarget(target, (client) =>
    client.rows<{ list: string }>(sql`
      select string_agg(quote_ident(attname), ', ') as list from pg_attribute
      where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`),
  );
  const list = columns[0]?.list ?? '';
  await run(
    target,
    `set session_replication_role = replica; delete from only ${name};
     insert into ${name} (${list}) overriding system value select ${list} from kept.it; drop schema kept cascade`,
  );
  return named?.includes(JSON.stringify(key)) === true;
}

/** Lies told one by one in a true copy, and true copies between every pair of versions in which nothing may be found. */
export async function plantAll(): Promise<Record<'planted' | 'found' | 'pairs' | 'falseAlarms', number>> {
  const servers = await Promise.all(MAJORS.map((major) => startMajor(major)));
  let [found, falseAlarms, pairs] = [0, 0, 0];
  try {
    let oldAndNew: Awaited<ReturnType<typeof pairOf>> | undefined;
    for (const from of servers) {
      for (const to of servers.filter(({ major }) => major >= from.major)) {
        const pair = await pairOf(from, to);
        pairs += 1;
        falseAlarms += pair.falseAlarms;
        tell(`${from.major} to ${to.major}: ${pair.falseAlarms} false alarms`);
        if (from.major === 15 && to.major === 17) oldAndNew = pair;
      }
    }
    if (!oldAndNew) throw new Error('PostgreSQL 15 and 17 are needed');
    await run(oldAndNew.target, 'alter table touched disable trigger user');
    for (const planted of PLANTED_DIFFERENCES) {
      if (await isFound(oldAndNew, planted)) found += 1;
      else tell(`not found: ${planted.name}`);
    }
    const { source, target } = oldAndNew;
    const { tables } = await verifyDatabase({ source, target, ...both, only: [], maxNamed: 100 });
    falseAlarms += tables.filter(({ badBuckets }) => badBuckets > 0).length;
    return { planted: PLANTED_DIFFERENCES.length, found, pairs, falseAlarms };
  } finally {
    for (const server of servers) await server.stop();
  }
}
