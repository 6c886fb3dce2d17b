import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { ident, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { rangeCondition } from './copy-range';
import { withCopyReader } from './copy-session';
import { readKeyRanges } from './key-ranges';
import { planCopy } from './plan-copy';
import { readCopyTables } from './read-copy-tables';

const LANES = 3;
/** Tables of 4,000 rows of about 300 bytes, and how their pieces must come out. */
const TABLES: readonly (readonly [
  name: string,
  ddl: string,
  rows: string,
  pieces: 'many' | 'few' | 'none',
])[] = [
  ['whole_number', 'id int primary key', 'n', 'many'],
  ['negative', 'id bigint primary key', 'n - 2000', 'many'],
  ['downwards', 'id smallint primary key', '-n', 'many'],
  ['sparse', 'id bigint primary key', 'n::bigint * n * n * n', 'many'],
  ['lopsided', 'id bigint primary key', 'case when n < 3900 then n else n * 1000000000000 end', 'many'],
  [
    'time_key',
    'id timestamptz primary key',
    "timestamptz '2026-03-29 00:59+01' + n * interval '0.3 s'",
    'many',
  ],
  ['numeric_key', 'id numeric primary key', "case when n = 7 then 'NaN' else n / 3.0 end", 'many'],
  ['bytes_key', 'id bytea primary key', "decode(lpad(to_hex(n), 6, '0'), 'hex')", 'many'],
  ['text_c', 'id text collate "C" primary key', "lpad(n::text, 6, '0')", 'many'],
  ['text_key', 'id text primary key', "'k\\''ñ' || n", 'few'],
  ['text_icu', 'id text collate "und-x-icu" primary key', "lpad(n::text, 6, '0')", 'few'],
  ['padded', 'id char(9) primary key', 'n', 'few'],
  ['random_uuid', 'id uuid primary key', 'md5(n::text)::uuid', 'few'],
  ['domain_key', 'id positive primary key', 'n', 'many'],
  [
    'enum_tied',
    'a mood, id int, primary key (a, id)',
    "(array['sad','ok','happy'])[1 + n / 3800]::mood, n",
    'many',
  ],
  ['one_tenant', 'a text collate "C", "B ""q""" int, primary key (a, "B ""q""")', "'only', n", 'many'],
  ['tenants', 'a int, b uuid, primary key (a, b)', 'n % 7, md5(n::text)::uuid', 'few'],
  ['unique_key', 'id int not null unique', 'n', 'many'],
  ['may_be_null', 'id int unique', 'n', 'none'],
  ['keyless', 'id int', 'n', 'none'],
  ['strange_type', 'id int4range primary key', 'int4range(n, n + 1)', 'none'],
];

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('servers'), 'source');
  const text = TABLES.map(([name, ddl, rows]) => {
    return `create table ${name} (${ddl}, pad text);
      insert into ${name} select ${rows}, repeat('x', 300) from generate_series(1, 4000) n;`;
  });
  const types =
    "create type mood as enum ('sad', 'ok', 'happy'); create domain positive as int check (value > 0);";
  await withTarget(database.admin, (client) =>
    client.execute(trustedSql(types + text.join('\n'), 'own-file')),
  );
});

afterAll(() => database.drop());

/** The pieces of every table, and of each how many rows it holds. */
function pieces(at = database.admin) {
  return withCopyReader(at, { isPipelined: true }, async (reader) => {
    const tables = await readCopyTables(reader, ['public']);
    const { tables: plans } = planCopy(tables, tables, { leaveOut: [] });
    const ranges = await readKeyRanges(reader, plans, { chunkBytes: 128 * 1024, lanes: 0 });
    const found = new Map<string, { readonly rows: number[]; readonly all: number; readonly ids: number }>();
    for (const [label, parts] of ranges) {
      const name = ident(...label.split('.')).fragment;
      const rows: number[] = [];
      for (const part of parts) {
        const where = rangeCondition(part) || 'true';
        const counted = await reader.rows<{ rows: number }>(
          trustedSql(`select count(*)::int as rows from only ${name} where ${where}`, 'built-from-catalog'),
        );
        rows.push(counted[0]?.rows ?? 0);
      }
      const union = parts.map(
        (part) => `select ctid from only ${name} where ${rangeCondition(part) || 'true'}`,
      );
      const [ids] = await reader.rows<{ ids: number }>(
        trustedSql(
          `select count(distinct ctid)::int as ids from (${union.join(' union all ')}) u`,
          'built-from-catalog',
        ),
      );
      found.set(label, { rows, all: rows.reduce((sum, one) => sum + one, 0), ids: ids?.ids ?? 0 });
    }
    return found;
  });
}

describe('pieces by key', () => {
  let found: Awaited<ReturnType<typeof pieces>>;
  beforeAll(async () => {
    found = await pieces();
  });

  it.each(TABLES)('hold every row once, in about equal shares: %s', (name, _, __, expected) => {
    const table = found.get(`public.${name}`);
    if (expected === 'none') return expect(table).toBeUndefined();
    expect({ all: table?.all, ids: table?.ids }).toEqual({ all: 4000, ids: 4000 });
    const count = table?.rows.length ?? 0;
    if (expected === 'many') expect(count).toBeGreaterThan(8);
    else expect(count).toBeLessThanOrEqual(LANES);
    expect(Math.max(...(table?.rows ?? []))).toBeLessThan((3 * 4000) / count);
  });

  it('are not made of texts that may be no texts', async () => {
    const name = `${database.name}_ascii`;
    const at = { ...database.admin, endpoint: { ...database.admin.endpoint, database: name } };
    const run = (text: string, where = at) =>
      withTarget(where, (client) => client.execute(trustedSql(text, 'own-file')));
    await run(
      `create database ${name} template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'`,
      database.admin,
    );
    try {
      const rows = (id: string) => `select ${id}, repeat('x', 300) from generate_series(1, 4000) n`;
      await run(`create table a (id text primary key, pad text); insert into a ${rows('n::text')};
        create table b (id int primary key, pad text); insert into b ${rows('n')}`);
      expect([...(await pieces(at)).keys()]).toEqual(['public.b']);
    } finally {
      await run(`drop database ${name}`, database.admin);
    }
  });
});
