import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { beginFollow } from './begin-follow';
import { type FollowNames, followNames } from './follow-names';
import { prepareSource } from './prepare-source';
import { endFollowing, oneRow, runSql, startFollowing } from './testing/follow-servers';
import { withRelay } from './with-relay';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
const DDL = 'create table t (id int primary key); create table none (a int); create table nothing (a int)';

beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  for (const at of [source, target]) await runSql(at, DDL);
  await runSql(source, 'alter table nothing replica identity nothing; insert into t values (1)');
});
afterAll(() => server.stop());

const NOTHING = { slots: [], publications: [], identities: [], journal: [] };
const signal = new AbortController().signal;

/** Everything on both sides that following makes. */
const left = async ({ slot }: FollowNames) => ({
  source: await oneRow(
    source,
    `select (select count(*)::int from pg_replication_slots where slot_name = '${slot}') as slots,
       (select count(*)::int from pg_publication) as publications,
       (select string_agg(relname || relreplident::text, ' ' order by relname) from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace) as identities`,
  ),
  target: await oneRow(
    target,
    `select coalesce(string_agg(relname, ' ' order by relname), '') as tables from pg_class
     where relkind = 'r' and relnamespace = to_regnamespace('mudanza_rows')`,
  ),
});

const CLEAN = { slots: 0, publications: 0, identities: 'noned nothingn td' };
const EMPTY = 'truncate t, none, nothing; drop schema if exists mudanza_rows cascade';

describe('cleaning up after following', () => {
  it('does nothing where there is nothing, and says so', async () => {
    expect(await endFollowing(source, target, followNames('nobody'))).toEqual(NOTHING);
  });

  it('takes slot, publication, identities and journal away; what the copy noted stays for its undo', async () => {
    const names = await startFollowing(source, target, 'clean1');
    expect((await left(names)).source).toEqual({
      slots: 1,
      publications: 1,
      identities: 'nonef nothingf td',
    });
    await withRelay({ source, target, slot: names.slot, signal }, async () => undefined);
    expect(await endFollowing(source, target, names)).toEqual(NOTHING);
    const after = await left(names);
    expect(after.source).toEqual(CLEAN);
    expect(after.target).toEqual({ tables: 'chunk dropped_index followed' });
    expect(await endFollowing(source, target, names)).toEqual(NOTHING);
    await runSql(target, EMPTY);
  });

  it('takes away what a preparation left that came to no slot', async () => {
    const names = followNames('clean2');
    await prepareSource({ source, target, names, schemas: ['public'], leaveOut: [], signal });
    expect((await left(names)).source).toMatchObject({ slots: 0, publications: 1 });
    expect(await endFollowing(source, target, names)).toEqual(NOTHING);
    expect((await left(names)).source).toEqual(CLEAN);
  });

  it('takes away what a copy left that failed at its first row', async () => {
    const names = followNames('clean3');
    const job = { source, target, names, schemas: ['public'], leaveOut: [], lanes: 1, signal };
    await prepareSource(job);
    await runSql(target, 'insert into t values (77)');
    await expect(
      beginFollow({ ...job, chunkBytes: 1 << 25, deferIndexes: 'never', verify: true }),
    ).rejects.toMatchObject({ code: 'MUD-900' });
    expect((await left(names)).source).toMatchObject({ slots: 1, publications: 1 });
    expect(await endFollowing(source, target, names)).toEqual(NOTHING);
    expect((await left(names)).source).toEqual(CLEAN);
    await runSql(target, EMPTY);
  });

  it('leaves a table alone that was dropped meanwhile, and an identity that somebody else chose', async () => {
    const names = await startFollowing(source, target, 'clean4');
    await runSql(source, 'drop table none; alter table nothing replica identity default');
    expect(await endFollowing(source, target, names)).toMatchObject({ slots: [], publications: [] });
    expect((await left(names)).source).toEqual({ slots: 0, publications: 0, identities: 'nothingd td' });
  });
});
