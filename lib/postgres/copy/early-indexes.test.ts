import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { createJournal, type DroppedIndex, dropNotedIndex, droppedIndexes } from './copy-journal';
import type { CopyDatabase } from './copy-result';
import { withCopyWriter } from './copy-session';
import { indexesToDefer } from './deferrable-indexes';
import { EarlyIndexes } from './early-indexes';
import type { CopyChunk } from './plan-copy';
import { putBack, restoreIndexes } from './put-back';

let target: TestDatabase;
let indexes: DroppedIndex[];
beforeAll(async () => {
  target = await createDatabase(inject('servers'), 'target');
});
afterAll(() => target.drop());

const run = (text: string) =>
  withTarget(target.direct, (client) => client.execute(trustedSql(text, 'own-file')));
const { signal } = new AbortController();
const chunk = (number: number, name: string): CopyChunk => ({
  ...{ number, range: null, columns: ['id'], bytes: 1, isBinary: false },
  source: { schema: 'shop', name },
  target: { schema: 'shop', name },
});
const CHUNKS = [chunk(1, 'guest'), chunk(2, 'guest'), chunk(3, 'stay'), chunk(4, 'plain')];

const missing = () =>
  withCopyWriter(target.direct, {}, async (writer) =>
    (await droppedIndexes(writer)).map(({ index }) => index),
  );
const all = (deferIndexes: CopyDatabase['deferIndexes']) =>
  withTarget(target.direct, (client) => indexesToDefer(client, client, { schemas: ['shop'], deferIndexes }));

beforeEach(async () => {
  await run(`drop schema if exists mudanza_rows cascade; drop schema if exists shop cascade; create schema shop;
create table shop.guest (id int primary key, name text unique, doc jsonb, tag text);
create table shop.stay (id int primary key, guest_id int, during int4range, exclude using gist (during with &&));
create table shop.plain (id int);
create table shop.message (at date) partition by range (at);
create table shop.message_1 partition of shop.message for values from ('2025-01-01') to ('2026-01-01');
create index message_at on shop.message (at);
create index guest_doc on shop.guest using gin (doc); create index guest_tag on shop.guest (tag);
create unique index guest_lower on shop.guest (lower(name)); create index stay_guest on shop.stay (guest_id);
create index stay_clustered on shop.stay (guest_id, id); cluster shop.stay using stay_clustered;
create index plain_id on shop.plain (id); create unique index plain_key on shop.plain (id);
insert into shop.guest select n, n::text, '{"a": 1}', 't' from generate_series(1, 50) n`);
  indexes = (await all('always')).filter(({ index }) => index !== 'plain_id');
});

const takeAway = () =>
  withCopyWriter(target.direct, {}, async (writer) => {
    await createJournal(writer);
    for (const index of indexes) await dropNotedIndex(writer, index);
  });
const early = (at = signal) =>
  new EarlyIndexes({ target: target.direct, signal: at, indexes, chunks: CHUNKS });

describe('indexes that may be missing for a while', () => {
  it('are those that no rule about the rows depends on', async () => {
    expect((await all('always')).map(({ index }) => index)).toEqual([
      'guest_doc',
      'guest_tag',
      'plain_id',
      'stay_guest',
    ]);
  });

  it('are taken away where that pays: none of small tables, and none where that is not wanted', async () => {
    expect(await all('auto')).toEqual([]);
    expect(await all('never')).toEqual([]);
  });

  it('are those of other schemas only when these are copied', async () => {
    const other = await withTarget(target.direct, (client) =>
      indexesToDefer(client, client, { schemas: ['public'], deferIndexes: 'always' }),
    );
    expect(other.filter(({ schema }) => schema === 'shop')).toEqual([]);
  });
});

describe('indexes that are built while rows of others still arrive', () => {
  it('wait for the last chunk of their table, and no other', async () => {
    await takeAway();
    const builder = early();
    builder.arrived(CHUNKS[0] ?? chunk(0, ''));
    builder.arrived(CHUNKS[3] ?? chunk(0, ''));
    await builder.end();
    expect((await missing()).sort()).toEqual(['guest_doc', 'guest_tag', 'stay_guest']);
    builder.arrived(CHUNKS[1] ?? chunk(0, ''));
    await builder.end();
    expect(await missing()).toEqual(['stay_guest']);
    // Told twice, as where another instance brought a part, it builds nothing twice.
    builder.arrived(CHUNKS[1] ?? chunk(0, ''));
    builder.arrived(CHUNKS[2] ?? chunk(0, ''));
    await builder.end();
    expect(await missing()).toEqual([]);
  });

  it('stay in the journal where they cannot be built, and are told of by whoever builds the rest', async () => {
    await takeAway();
    await run(
      "update mudanza_rows.dropped_index set definition = replace(definition, 'doc', 'gone') where index = 'guest_doc'",
    );
    indexes = indexes.map((index) => ({ ...index, definition: index.definition.replace('(doc)', '(gone)') }));
    const builder = early();
    for (const one of CHUNKS) builder.arrived(one);
    await builder.end();
    expect(await missing()).toContain('guest_doc');
    await expect(
      withCopyWriter(target.direct, {}, (writer) => restoreIndexes(target.direct, writer, 2, signal)),
    ).rejects.toMatchObject({ code: 'MUD-918', params: { table: 'shop.guest_doc' } });
  });

  it('are given up with the copy, and built by what puts everything back', async () => {
    await takeAway();
    const stop = new AbortController();
    const builder = early(stop.signal);
    // A writer keeps CREATE INDEX waiting, so the building is under way when it is given up.
    await withCopyWriter(target.direct, {}, (writer) =>
      writer.transaction(async () => {
        await writer.execute(sql`lock table shop.guest in row exclusive mode`);
        for (const one of CHUNKS) builder.arrived(one);
        await builder.cancel();
      }),
    );
    expect(await missing()).toEqual(expect.arrayContaining(['guest_doc', 'guest_tag']));
    const job = { target: target.direct, lanes: 2, signal } as const;
    const whole: CopyDatabase = {
      ...{ ...job, source: target.direct, schemas: ['shop'], leaveOut: [], chunkBytes: 1 },
      ...{ deferIndexes: 'never', verify: false },
    };
    await withCopyWriter(target.direct, {}, (writer) => putBack(whole, writer, signal));
    expect(await missing()).toEqual([]);
  });
});
