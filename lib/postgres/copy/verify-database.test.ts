import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { copyDatabase } from './copy-database';
import { ALL_KINDS_DDL, ALL_KINDS_ROWS } from './testing/all-kinds';
import { PLANTED_DIFFERENCES } from './testing/planted-differences';
import { type VerifyDatabase, verifyDatabase } from './verify-database';

let source: TestDatabase;
let target: TestDatabase;

const run = (database: TestDatabase, text: string) =>
  withTarget(database.admin, (client) => client.execute(trustedSql(text, 'own-file')));

const job = (more: Partial<VerifyDatabase> = {}): VerifyDatabase => ({
  source: source.admin,
  target: target.admin,
  schemas: ['public'],
  leaveOut: [],
  only: [],
  lanes: 2,
  maxNamed: 100,
  signal: new AbortController().signal,
  ...more,
});

beforeAll(async () => {
  const servers = inject('servers');
  source = await createDatabase(servers, 'source');
  target = await createDatabase(servers, 'target');
  await run(source, `${ALL_KINDS_DDL}; alter table touched disable trigger user; ${ALL_KINDS_ROWS}`);
  await run(target, ALL_KINDS_DDL);
  const { signal } = new AbortController();
  const copy = {
    schemas: ['public'],
    leaveOut: [],
    lanes: 2,
    chunkBytes: 1e8,
    deferIndexes: 'never' as const,
  };
  await copyDatabase({ source: source.admin, target: target.admin, verify: false, signal, ...copy });
  await run(target, 'alter table touched disable trigger user');
});

afterAll(async () => {
  await source.drop();
  await target.drop();
});

describe('comparing two databases row by row', () => {
  it('finds nothing in a true copy, whatever the roles and databases set', async () => {
    await run(target, `alter database ${target.name} set TimeZone = 'America/Bogota'`);
    await run(target, `alter database ${target.name} set DateStyle = 'German'`);
    await run(target, `alter database ${target.name} set IntervalStyle = 'iso_8601'`);
    await run(target, `alter database ${target.name} set extra_float_digits = 0`);
    await run(target, `alter database ${target.name} set bytea_output = 'escape'`);
    const { tables, left } = await verifyDatabase(job());
    expect(tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    expect(left).toEqual([]);
    expect(tables.length).toBe(11);
  });

  it.each(PLANTED_DIFFERENCES)('finds: $name', async ({ table, plant, fault, key }) => {
    // Each lie is told in a copy of its own table, and taken back by copying that table again.
    await run(target, `create schema kept; create table kept.it as select * from only ${quoted(table)}`);
    try {
      await run(target, `set session_replication_role = replica; ${plant}`);
      const { tables } = await verifyDatabase(job({ only: [table] }));
      const [found] = tables;
      expect(found?.badBuckets).toBeGreaterThan(0);
      const named = found?.differing.filter((row) => row.fault === fault) ?? [];
      expect(named.map((row) => row.key)).toContainEqual(key);
    } finally {
      const columns = await withTarget(target.admin, (client) =>
        client.rows<{ list: string }>(sql`
          select string_agg(quote_ident(attname), ', ') as list from pg_attribute
          where attrelid = ${quoted(table)}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`),
      );
      const list = columns[0]?.list ?? '';
      await run(
        target,
        `set session_replication_role = replica; delete from only ${quoted(table)};
         insert into ${quoted(table)} (${list}) overriding system value select ${list} from kept.it;
         drop schema kept cascade`,
      );
    }
  });

  it('is quiet again when every lie is taken back', async () => {
    const { tables } = await verifyDatabase(job());
    expect(tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
  });

  it('says which table it does not know', async () => {
    await expect(verifyDatabase(job({ only: ['public.nothing'] }))).rejects.toMatchObject({
      code: 'MUD-909',
    });
  });
});

/** `schema.table` as an identifier; a table may have a dot in its name. */
function quoted(label: string): string {
  const [schema, ...name] = label.split('.');
  return `${schema}."${name.join('.')}"`;
}
