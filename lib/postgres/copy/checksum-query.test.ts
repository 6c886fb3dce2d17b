import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { BUCKETS, bucketQuery, type ChecksumTable, type HashKind, rowsQuery } from './checksum-query';
import { type Bucket, countRows, type HashedRow } from './compare-buckets';
import { withCopyReader } from './copy-session';

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('servers'), 'target');
  const text = `
    create table a (id int primary key, "T ""q""" text, n numeric);
    insert into a select n, 'ñ' || n, n / 3.0 from generate_series(-500, 499) n;
    create table b (n numeric, "T ""q""" text, id int); insert into b select n, "T ""q""", id from a order by random();
    create table c (like a) ; insert into c select * from a; create table below () inherits (c); insert into below select * from a;
    create table none (); insert into none select from generate_series(1, 3);`;
  await withTarget(database.admin, (client) => client.execute(trustedSql(text, 'own-file')));
});
afterAll(() => database.drop());

const table = (name: string, hash: HashKind, more: Partial<ChecksumTable> = {}): ChecksumTable => ({
  ...{ table: { schema: 'public', name }, isOnly: true, columns: ['T "q"', 'id', 'n'], key: ['id'], hash },
  ...more,
});
const sums = (of: ChecksumTable) =>
  withCopyReader(database.admin, {}, async (reader) => {
    const rows = await reader.rows<Bucket>(bucketQuery(of));
    return rows.sort((one, other) => one.bucket - other.bucket);
  });

describe.each(['fast', 'portable'] as const)('the %s checksum', (hash) => {
  it('is the same whatever the order of rows and columns is, with and without those that inherit', async () => {
    const a = await sums(table('a', hash));
    expect(countRows(a)).toBe(1000);
    expect(await sums(table('b', hash))).toEqual(a);
    expect(await sums(table('c', hash))).toEqual(a);
    expect(countRows(await sums(table('c', hash, { isOnly: false })))).toBe(2000);
  });

  it('puts whole numbers into buckets by their last bits, below zero too, and other keys by their hash', async () => {
    const whole = await sums(table('a', hash, { isWholeKey: true }));
    expect(whole).toHaveLength(1000);
    expect(whole.every(({ bucket, rows }) => bucket >= 0 && bucket < BUCKETS && rows === '1')).toBe(true);
    expect(countRows(await sums(table('a', hash, { key: null })))).toBe(1000);
  });

  it('counts rows without a column', async () => {
    expect(countRows(await sums(table('none', hash, { columns: [], key: null })))).toBe(3);
  });

  it('reads again the rows of a bucket alone, by key and without a value', async () => {
    const of = table('a', hash, { isWholeKey: true });
    const rows = await withCopyReader(database.admin, {}, (reader) =>
      reader.rows<HashedRow>(rowsQuery(of, [7, BUCKETS - 1])),
    );
    expect(rows.map(({ key }) => key).sort()).toEqual(['["-1"]', '["7"]']);
    expect(JSON.stringify(rows)).not.toContain('ñ');
  });
});
