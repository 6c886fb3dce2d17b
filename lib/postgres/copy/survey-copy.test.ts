import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import type { Credentials } from '../address/endpoint';
import { sql, trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { withCopyReader, withCopyWriter } from './copy-session';
import { constraintLabel } from './read-constraints';
import { type Survey, type SurveyOptions, surveyCopy } from './survey-copy';

let source: TestDatabase;
let target: TestDatabase;

const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));

const survey = (more: Partial<SurveyOptions> = {}, emptied: { schema: string; name: string }[] = []) =>
  withCopyReader(source.admin, {}, (reader) =>
    withCopyWriter(target.admin, {}, (writer) =>
      surveyCopy(
        reader,
        writer,
        { schemas: ['public'], leaveOut: [], deferIndexes: 'never', ...more },
        emptied.map((table) => ({ ...table, rows: 1, chunks: 1 })),
      ),
    ),
  );

const refusal = (found: Survey) => {
  try {
    found.refuse();
    return null;
  } catch (error) {
    return error;
  }
};

const COMMON = `
  create type mood as enum ('sad', 'ok');
  create domain mail as text;
  create table word (id int primary key);
  create function known(w int) returns boolean language sql stable as 'select exists (select from public.word where id = w)';
  create function even(n int) returns boolean language sql immutable as 'select n % 2 = 0 and n is distinct from 7';
  create table room (id int primary key, n int, name text, m mail);
  create table wide (id int primary key, big bigint, name text, feeling mood, price numeric(10,2));
  create table full_one (id int primary key);
  create index room_name on room (name);
  alter table room add constraint open check (n <= 10) not valid;
  alter table room add constraint kept check (n > 0) not valid;
  alter table room add constraint asks check (known(n)) not valid;
  alter table room add constraint pure check (even(id));
  alter domain mail add constraint at check (value like '%@%') not valid;`;

beforeAll(async () => {
  const servers = inject('servers');
  source = await createDatabase(servers, 'source');
  target = await createDatabase(servers, 'source');
  await run(
    source.admin,
    `${COMMON}
     alter table room drop constraint open, drop constraint asks; alter domain mail drop constraint at;
     insert into word select n from generate_series(1, 30) n;
     insert into room select n * 2, n, 'r' || n, case when n < 4 then 'none' else 'a@b' end from generate_series(1, 30) n;
     insert into wide select n * 2, n, 'r', 'ok', 1 from generate_series(1, 30) n;
     alter table room add constraint open check (n <= 10) not valid;
     alter domain mail add constraint at check (value like '%@%') not valid;
     alter table room add constraint asks check (known(n));
     insert into full_one values (1)`,
  );
  await run(
    target.admin,
    `${COMMON} alter table room validate constraint asks; insert into full_one values (1)`,
  );
});
afterAll(async () => {
  await source.drop();
  await target.drop();
});

describe('looking at both sides', () => {
  it('sets aside what is NOT VALID on both sides and broken, with the rows, and what asks other rows', async () => {
    const { constraints, misfits, guarded } = await survey();
    expect(constraints.aside.map((rule) => [constraintLabel(rule), rule.rows, rule.isValid])).toEqual([
      ['public.mail.at', 3, false],
      ['public.room.asks', 0, true],
      ['public.room.open', 20, false],
    ]);
    expect(constraints.refusing).toEqual([]);
    expect([misfits, guarded]).toEqual([[], []]);
  });

  it('writes nothing, and leaves the reader’s transaction usable whatever was counted', async () => {
    await survey();
    const schemas = await withTarget(target.admin, (client) =>
      client.rows(sql`select from pg_namespace where nspname = 'mudanza_rows'`),
    );
    expect(schemas).toEqual([]);
    await withCopyReader(source.admin, {}, (reader) =>
      withCopyWriter(target.admin, {}, async (writer) => {
        await surveyCopy(reader, writer, { schemas: ['public'], leaveOut: [], deferIndexes: 'never' });
        expect(await reader.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
        expect(await reader.rows(sql`show statement_timeout`)).toEqual([{ statement_timeout: '0' }]);
      }),
    );
  });

  it.each([
    [
      'wide alter name set not null',
      'public.wide.name: null → not null',
      'update wide set name = null where id < 8',
    ],
    [
      'wide alter big type int',
      'public.wide.big: bigint → integer',
      'update wide set big = 1e11 where id < 8',
    ],
    [
      'wide alter name type varchar(2)',
      'public.wide.name: text → character varying(2)',
      "update wide set name = 'abc ' where id < 8; update wide set name = 'ab  ' where id >= 8",
    ],
    [
      'wide alter price type numeric(3,1)',
      'public.wide.price: numeric(10,2) → numeric(3,1)',
      'update wide set price = 99.95 where id < 8',
    ],
    ['wide alter feeling type text', null, ''],
  ])('counts the rows that ALTER TABLE %s on the target would refuse', async (change, label, rows) => {
    const undoing = (at: Credentials, text: string) => run(at, text === '' ? 'select' : text);
    await run(source.admin, `create schema own; create table own.kept as table wide; ${rows}`);
    await run(target.admin, `alter table ${change}`);
    try {
      const found = await survey();
      if (label === null) {
        expect(found.misfits).toEqual([expect.objectContaining({ why: 'type', rows: null })]);
        expect(refusal(found)).toMatchObject({ code: 'MUD-900' });
        return;
      }
      const [, column, sides] = /^(.*): (.*)$/.exec(label) ?? [];
      expect(found.misfits).toEqual([expect.objectContaining({ column, sides, rows: 3 })]);
      expect(refusal(await survey({ onFilled: 'missing' }))).toMatchObject({
        code: 'MUD-927',
        params: { count: 1, names: `${label} (3)` },
      });
    } finally {
      await undoing(
        source.admin,
        'update wide r set name = k.name, big = k.big, price = k.price from own.kept k where k.id = r.id; drop schema own cascade',
      );
      await undoing(
        target.admin,
        `alter table wide alter name drop not null, alter name type text, alter big type bigint, alter price type numeric(10,2),
           alter feeling type mood using feeling::mood`,
      );
    }
  });

  it('names tables that hold rows, but not those that are emptied first or left out', async () => {
    expect(await survey()).toMatchObject({ filled: ['public.full_one'] });
    expect(refusal(await survey())).toMatchObject({ code: 'MUD-900' });
    const again = await survey({}, [{ schema: 'public', name: 'full_one' }]);
    expect([again.filled, refusal(again)]).toEqual([[], null]);
    const missing = await survey({ onFilled: 'missing' });
    expect(missing.plan.left).toContainEqual({ schema: 'public', name: 'full_one', reason: 'holds rows' });
    expect(refusal(missing)).toBeNull();
    expect((await survey({ leaveOut: ['public.room'] })).constraints.aside.map(constraintLabel)).toEqual([
      'public.mail.at',
    ]);
  });

  it('defers indexes of planned tables only', async () => {
    expect((await survey({ deferIndexes: 'always' })).deferred.map(({ index }) => index)).toEqual([
      'room_name',
    ]);
    expect((await survey({ deferIndexes: 'always', leaveOut: ['public.room'] })).deferred).toEqual([]);
  });
});
