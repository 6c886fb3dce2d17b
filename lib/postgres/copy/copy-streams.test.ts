import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { withCopyReader, withCopyWriter } from './copy-session';

let source: TestDatabase;
let target: TestDatabase;

const trusted = (text: string) => trustedSql(text, 'own-file');
const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trusted(text)));

beforeAll(async () => {
  const servers = inject('servers');
  [source, target] = await Promise.all([
    createDatabase(servers, 'source'),
    createDatabase(servers, 'source'),
  ]);
  await run(
    source,
    `create table wide (id int, note text); insert into wide select n, repeat(md5(n::text), n * 40) from generate_series(1, 60) n;
     create table huge (note text); insert into huge values (repeat('ñ', 20000000));
     create table bare (); insert into bare default values;
     create function speak() returns int language plpgsql as $$ begin raise notice 'said'; return 1; end $$`,
  );
  await run(
    target,
    'create table wide (id int, note text); create table huge (note text); create table bare ()',
  );
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

const silent = { onBytes: () => undefined, onRows: () => undefined };
const part = (into: string, open: () => Readable) => ({ into: trusted(into), open });

/** Moves what the queries give into the tables, all in one go. */
const moveAll = (pairs: readonly (readonly [from: string, into: string])[], before = 'begin') =>
  withCopyReader(source.admin, {}, (reader) =>
    withCopyWriter(target.admin, {}, async (writer) => {
      const outs: ReturnType<typeof reader.copyOut>[] = [];
      const bytes = pairs.map(() => 0);
      const rows: number[] = [];
      const parts = pairs.map(([from, into]) =>
        part(`copy ${into} from stdin`, () => {
          const out = reader.copyOut(trusted(`copy (${from}) to stdout`));
          outs.push(out);
          return out.stream;
        }),
      );
      await writer.copyIn([trusted(before)], parts, {
        onBytes: (some, at) => {
          bytes[at] = (bytes[at] ?? 0) + some;
        },
        onRows: (some, at) => {
          rows[at] = some;
        },
      });
      await writer.script([trusted('commit')]);
      return { rows, rowsOut: await Promise.all(outs.map((out) => out.rows())), bytes };
    }),
  );

const move = async (from: string, into: string, before = 'begin') => {
  const { rows, rowsOut, bytes } = await moveAll([[from, into]], before);
  return { rows: rows[0], rowsOut: rowsOut[0], bytes: bytes[0] ?? 0 };
};

const count = async (table: string) =>
  (
    await withTarget(target.admin, (client) =>
      client.rows<{ rows: number; sum: string | null }>(
        trusted(
          `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`,
        ),
      ),
    )
  )[0];

describe('rows in their frames', () => {
  it.each([
    ['wide', 'select * from public.wide', 60],
    ['a row of 40 MB', 'select * from public.huge', 1],
    ['no column at all', 'select from public.bare', 1],
    ['no row at all', 'select * from public.wide where false', 0],
  ])('arrive as they left: %s', async (_, from, rows) => {
    const table = /from public\.(\w+)/.exec(from)?.[1] ?? '';
    await run(target, `truncate ${table}`);
    const moved = await move(from, table);
    expect([moved.rows, moved.rowsOut]).toEqual([rows, rows]);
    const there = await count(table);
    expect(there?.rows).toBe(rows);
    const [here] = await withTarget(source.admin, (client) =>
      client.rows<{ sum: string | null }>(
        trusted(`select md5(string_agg(t::text, '|' order by t::text)) as sum from (${from}) t`),
      ),
    );
    expect(there?.sum).toBe(here?.sum);
  });

  it('pass over a notice that a server sends among them', async () => {
    await run(target, 'truncate wide');
    const { rows } = await move(
      'select id + public.speak() - 1, note from public.wide where id < 40',
      'wide',
    );
    expect(rows).toBe(39);
  });

  it('say whose failure it is, and end a session whose rows were cut: it would read a statement as their rest', async () => {
    await withCopyReader(source.admin, {}, (reader) =>
      withCopyWriter(target.admin, {}, async (writer) => {
        const out = reader.copyOut(trusted("copy (select 'no number', note from public.wide) to stdout"));
        const parts = [part('copy wide from stdin', () => out.stream)];
        await expect(writer.copyIn([trusted('begin')], parts, silent)).rejects.toMatchObject({
          code: '22P02',
        });
        expect(out.failure()).toBeUndefined();
        await expect(writer.rows(sql`select 1 as one`)).rejects.toThrow();
      }),
    ).catch(() => undefined);
  });

  it('say that the source stopped in the middle, and let nothing arrive', async () => {
    await run(target, 'truncate wide');
    await withCopyReader(source.admin, {}, (reader) =>
      withCopyWriter(target.admin, {}, async (writer) => {
        const out = reader.copyOut(
          trusted('copy (select id / (50 - id), note from public.wide order by id) to stdout'),
        );
        const parts = [part('copy wide from stdin', () => out.stream)];
        await expect(writer.copyIn([trusted('begin')], parts, silent)).rejects.toMatchObject({
          code: '22012',
        });
        expect(out.failure()).toMatchObject({ code: '22012' });
        await expect(out.rows()).rejects.toMatchObject({ code: '22012' });
      }),
    ).catch(() => undefined);
    expect((await count('wide'))?.rows).toBe(0);
  });

  it('are refused by a statement before them without a hang', async () => {
    await expect(move('select * from public.wide', 'wide', 'begin; select 1 / 0')).rejects.toMatchObject({
      code: '22012',
    });
    await expect(move('select * from public.wide', 'nowhere')).rejects.toMatchObject({ code: '42P01' });
  });

  it('travel together, each counted on its own, however many tables share a message', async () => {
    await run(target, 'truncate wide, huge, bare');
    const { rows, rowsOut, bytes } = await moveAll([
      ['select * from public.wide where id <= 10', 'wide'],
      ['select * from public.bare', 'bare'],
      ['select * from public.wide where id < 0', 'wide'],
      ['select * from public.huge', 'huge'],
      ['select * from public.wide where id > 10', 'wide'],
    ]);
    expect(rows).toEqual([10, 1, 0, 1, 50]);
    expect(rowsOut).toEqual(rows);
    expect(bytes[2]).toBe(0);
    expect(bytes[3]).toBeGreaterThan(40_000_000);
    expect((await count('wide'))?.rows).toBe(60);
  });

  it('all stay away when one of those that travel together is refused, wherever it stands', async () => {
    await run(target, 'truncate wide, bare');
    const good = ['select * from public.wide', 'wide'] as const;
    const bad = ["select 'no number', note from public.wide", 'wide'] as const;
    for (const pairs of [
      [bad, good],
      [good, bad],
      [good, bad, good],
      [good, ['select 1', 'nowhere'] as const],
    ])
      await expect(moveAll(pairs)).rejects.toMatchObject({ code: expect.stringMatching(/22P02|42P01/) });
    expect((await count('wide'))?.rows).toBe(0);
  });

  it('end with the stream that feeds them', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('the feed broke'));
      },
    });
    const feeding = withCopyWriter(target.admin, {}, (writer) =>
      writer.copyIn([trusted('begin')], [part('copy wide from stdin', () => broken)], silent),
    );
    await expect(feeding).rejects.toThrow('the feed broke');
  });
});
