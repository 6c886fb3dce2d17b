import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { copyDatabase } from './copy-database';
import type { CopyDatabase } from './copy-result';

const DDL = `
create table stay (id bigint primary key, note text);
create table tenant_stay (tenant int, at uuid, note text, primary key (tenant, at));
create table mail (address text primary key, note text);
create table keyless (id int, note text);
create table image (id uuid primary key, bytes bytea);
create table selfish (id int primary key, above int references selfish (id), note text);
create index stay_note on stay (note);`;
const ROWS = `
insert into stay select (n::bigint - 2000) * 1000003, repeat('x', 200) from generate_series(1, 6000) n;
insert into tenant_stay select n / 5500, md5(n::text)::uuid, repeat('x', 200) from generate_series(1, 6000) n;
insert into mail select n || '@ñandú.example', repeat('x', 200) from generate_series(1, 4000) n;
insert into keyless select n % 7, repeat('x', 200) from generate_series(1, 4000) n;
alter table image alter bytes set storage external;
insert into image select md5(n::text)::uuid, decode(repeat(md5(n::text), 200), 'hex') from generate_series(1, 300) n;
insert into selfish select n, nullif(n / 2, 0), repeat('x', 200) from generate_series(1, 4000) n;
analyze;`;

let old: MajorServer;
let source: Credentials;
let target: TestDatabase;

const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));

const copy = (more: Partial<CopyDatabase> = {}) =>
  copyDatabase({
    ...{ source, target: target.direct, schemas: ['public'], leaveOut: [], lanes: 3, verify: true },
    ...{ chunkBytes: 64 * 1024, deferIndexes: 'always', onFilled: 'again' },
    signal: new AbortController().signal,
    ...more,
  });

beforeAll(async () => {
  [old, target] = await Promise.all([startMajor(13), createDatabase(inject('servers'), 'target')]);
  source = (await old.createDatabase()).admin;
  await run(source, DDL + ROWS);
  await withTarget(target.direct, (client) => client.execute(trustedSql(DDL, 'own-file')));
  await run(target.admin, 'grant set on parameter session_replication_role to postgres');
});
afterAll(() => Promise.all([old.stop(), target.drop()]));

describe('a source of PostgreSQL 13', () => {
  it('is copied in pieces by key and is equal, also after a copy that broke off', async () => {
    const stop = new AbortController();
    let done = 0;
    const onDone = () => {
      done += 1;
      if (done === 9) stop.abort(new Error('broken off'));
    };
    await expect(copy({ signal: stop.signal, onDone })).rejects.toThrow('broken off');
    const { tables, verified } = await copy();
    expect(verified?.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    expect(verified?.reduce((sum, { targetRows }) => sum + targetRows, 0)).toBe(24_300);
    const chunks = Object.fromEntries(tables.map(({ table, chunks }) => [table.slice(7), chunks]));
    expect(chunks.stay).toBeGreaterThan(8);
    expect(chunks.selfish).toBeGreaterThan(4);
    expect(chunks.image).toBeGreaterThan(4);
    expect(chunks.tenant_stay).toBeLessThanOrEqual(3);
    expect(chunks.tenant_stay).toBeGreaterThan(1);
    expect(chunks.keyless).toBe(1);
  });
});
