import type { Credentials } from '../../../lib/postgres/address/endpoint';
import {
  PLANTED_DIFFERENCES,
  type PlantedDifference,
} from '../../../lib/postgres/copy/testing/planted-differences';
import { verifyDatabase } from '../../../lib/postgres/copy/verify-database';
import { sql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { copiedPair } from './copied-pair';
import { tell } from './measure';
import { run } from './stage';

const { signal } = new AbortController();
const both = { schemas: ['public'], leaveOut: [], lanes: 2, signal };
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

/** Lies told one by one in a true copy from PostgreSQL 15 to 17; each must be named, and none that is not told. */
export async function plantAll(): Promise<Record<'planted' | 'found', number>> {
  const [from, to] = [await startMajor(15), await startMajor(17)];
  let found = 0;
  try {
    const { source, target } = await copiedPair(from, to);
    await run(target, 'alter table touched disable trigger user');
    for (const planted of PLANTED_DIFFERENCES) {
      if (await isFound({ source, target }, planted)) found += 1;
      else tell(`not found: ${planted.name}`);
    }
    const { tables } = await verifyDatabase({ source, target, ...both, only: [], maxNamed: 100 });
    const wrong = tables.filter(({ badBuckets }) => badBuckets > 0).map(({ name }) => name);
    if (wrong.length > 0) throw new Error(`differs though every lie was taken back: ${wrong.join(', ')}`);
    return { planted: PLANTED_DIFFERENCES.length, found };
  } finally {
    await from.stop();
    await to.stop();
  }
}
