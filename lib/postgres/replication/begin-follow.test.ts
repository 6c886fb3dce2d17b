import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { tableLabel } from '../copy/copy-table';
import { withSource } from '../with-client';
import { type BeginFollow, beginFollow, planFollow } from './begin-follow';
import { cleanFollow } from './clean-follow';
import { findFollowLeftovers } from './find-leftovers';
import { readFollowedTables, readFollowProgress } from './follow-journal';
import { type FollowNames, followNames } from './follow-names';
import { parseLsn } from './lsn';
import { prepareSource } from './prepare-source';
import { readIdentities, readSourceColumns, withoutIdentity } from './source-tables';
import { oneRow, runSql } from './testing/follow-servers';
import { withRelay } from './with-relay';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  for (const at of [source, target]) {
    await runSql(
      at,
      `create table t (id int primary key, n int, twice int generated always as (n * 2) stored);
       create table bare (a int, b text); create table quiet (id int unique not null);
       alter table quiet replica identity nothing; create table empty ();
       create table whole (a int); alter table whole replica identity full`,
    );
  }
  await runSql(
    source,
    'create unlogged table quick (id int); create table alone (id int primary key); alter table t add gone int; alter table t drop gone; alter table t add more text',
  );
  await runSql(source, 'insert into t select n, n from generate_series(1, 20) n');
});
afterAll(() => server.stop());

const signal = new AbortController().signal;
const job = (names: FollowNames): BeginFollow => ({
  ...{ source, target, names, signal, schemas: ['public'], lanes: 1 },
  leaveOut: ['public.alone', 'public.quick', 'public.t.more'],
  ...{ chunkBytes: 1 << 25, deferIndexes: 'never', verify: true },
});

describe('what of a source can be followed', () => {
  it('is every table that has a place and leaves a trace, with the columns that have one', async () => {
    const found = await withSource(source, (here) =>
      withSource(target, (there) =>
        planFollow(here, there, { schemas: ['public'], leaveOut: ['public.whole'] }),
      ),
    );
    expect(found.map((table) => tableLabel(table.source)).sort()).toEqual(
      ['bare', 'empty', 'quiet', 't'].map((name) => `public.${name}`),
    );
    const t = found.find((table) => table.source.name === 't');
    expect(t?.sourceColumns.map(({ name, number }) => [name, number])).toEqual([
      ['id', 1],
      ['n', 2],
      ['more', 5],
    ]);
    expect(t?.columns.toSorted()).toEqual(['id', 'n']);
    expect(t?.shape).toMatchObject({ generated: ['twice'], parent: null });
    expect(t?.rules?.map(({ name }) => name)).toContain('CONSTRAINT t_pkey');
  });

  it('is known with the columns as the stream describes them', async () => {
    const columns = await withSource(source, (here) => readSourceColumns(here, ['public']));
    expect(columns.get('public.empty')).toEqual([]);
    expect(columns.has('public.quick')).toBe(false);
    expect(columns.get('public.bare')).toEqual([
      { name: 'a', number: 1, typeOid: 23, typeModifier: -1 },
      { name: 'b', number: 2, typeOid: 25, typeModifier: -1 },
    ]);
  });

  it('needs an identity where an UPDATE would fail as soon as it is published', async () => {
    const identities = await withSource(source, (here) => readIdentities(here, ['public']));
    const names = ['t', 'bare', 'quiet', 'whole', 'empty'].map((name) => ({ schema: 'public', name }));
    const lacking = withoutIdentity(names, identities);
    expect(lacking.map(({ name, identity }) => [name, identity])).toEqual([
      ['bare', 'd'],
      ['empty', 'd'],
      ['quiet', 'n'],
    ]);
    expect(withoutIdentity([{ schema: 'other', name: 'bare' }], identities)).toEqual([]);
  });
});

describe('beginning to follow', () => {
  it('copies what was there when the slot was made, and leaves the rest to the slot', async () => {
    const names = followNames('begins');
    await prepareSource(job(names));
    let wrote: Promise<void> = Promise.resolve();
    const begun = await beginFollow({
      ...job(names),
      onSlot: () => {
        wrote = runSql(
          source,
          'set synchronous_commit = on; insert into t values (100, 1); delete from t where id = 1',
        );
      },
    });
    await wrote;
    expect(await oneRow(target, 'select count(*)::int as n, max(id) as most from t')).toEqual({
      n: 20,
      most: 20,
    });
    expect(begun.tables).toEqual(
      await withSource(target, (client) => readFollowedTables(client, names.slot)),
    );
    const [progress] = await withSource(target, readFollowProgress);
    expect(progress).toMatchObject({ slot: names.slot, lsn: begun.slot.lsn, system: begun.identity.system });
    const row = await oneRow<{ lsn: string }>(source, 'select pg_current_wal_insert_lsn()::text as lsn');
    const limit = AbortSignal.timeout(110_000);
    await withRelay({ source, target, slot: names.slot, signal: limit }, (relay) =>
      relay.until(parseLsn(row?.lsn ?? '0/0'), limit),
    );
    expect(
      await oneRow(target, 'select count(*)::int as n, min(id) as least, max(id) as most from t'),
    ).toEqual({
      ...{ n: 20, least: 2, most: 100 },
    });
    await cleanFollow({ source, target, names, signal });
  });

  it('leaves a slot that is found by its name, and no place to follow from, when the copy fails', async () => {
    const names = followNames('fails');
    await prepareSource(job(names));
    // The rows of the following before are there still.
    await expect(beginFollow(job(names))).rejects.toMatchObject({ code: expect.stringMatching(/^MUD-9/) });
    expect((await withSource(source, findFollowLeftovers)).slots).toMatchObject([
      { name: names.slot, isActive: false },
    ]);
    expect(await withSource(target, readFollowProgress)).toEqual([]);
    const proof = await cleanFollow({ source, target, names, signal });
    expect(proof).toEqual({ slots: [], publications: [], identities: [], journal: [] });
    expect(await withSource(source, findFollowLeftovers)).toEqual({ slots: [], publications: [] });
  });
});
