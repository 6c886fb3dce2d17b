import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { trustedSql } from '../sql';
import { withTarget } from '../with-client';
import { newOpenings, type Opening, readOpenings } from './read-openings';

const BEFORE = `create schema open_app; create table open_app.t (id int primary key, note text);
  alter default privileges in schema open_app grant select on tables to authenticated`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.direct, (client) => client.execute(trustedSql(BEFORE, 'own-file')));
});
afterAll(() => database.drop());

const written = ({ opens, to, may, on }: Opening) => `${opens}: ${to} ${may} ${on}`;

/** What a text opens; rolled back. */
function openedBy(text: string): Promise<string[]> {
  return withTarget(database.direct, (client) =>
    client.rolledBack(async () => {
      const before = await readOpenings(client);
      await client.execute(trustedSql(text, 'own-file'));
      return newOpenings(before, await readOpenings(client)).map(written);
    }),
  );
}

// Roles are of the whole server: other tests may make members meanwhile.
const isOwn = (line: string) => !line.startsWith('member:');

const inDo = (text: string) => `do $$ begin execute '${text}'; end $$`;

it.each<[text: string, opened: string[]]>([
  ['grant select on open_app.t to anon', ['rows: anon SELECT open_app.t']],
  [inDo('grant select on open_app.t to anon'), ['rows: anon SELECT open_app.t']],
  [
    'grant insert, delete on all tables in schema open_app to public',
    ['rows: PUBLIC DELETE open_app.t', 'rows: PUBLIC INSERT open_app.t'],
  ],
  [
    'grant select (note) on open_app.t to group authenticated',
    ['rows: authenticated SELECT open_app.t.note'],
  ],
  ['grant select on open_app.t to anon with grant option', ['rows: anon SELECT open_app.t']],
  [
    'create view open_app.v as select 1 as n; grant select on open_app.v to authenticator, anon',
    ['rows: anon SELECT open_app.v'],
  ],
  ['grant create on schema public to anon', ['schema: anon CREATE public']],
  [inDo('grant all on schema open_app to public'), ['schema: PUBLIC CREATE open_app']],
  [
    'alter default privileges for role current_user in schema open_app grant insert on tables to anon',
    ['future: anon INSERT open_app: tables'],
  ],
  [inDo('alter default privileges grant select on tables to public'), ['future: PUBLIC SELECT tables']],
  ['alter default privileges grant usage on schemas to anon', ['future: anon USAGE schemas']],
])('names what is opened: %s', async (text, opened) => {
  expect((await openedBy(text)).filter(isOwn)).toEqual(opened);
});

it.each([
  'create table open_app.n (id int)',
  'create table public.open_n (id int primary key)',
  'grant select on open_app.t to current_user',
  'grant select on open_app.t to service_role',
  'grant usage on schema open_app to anon',
  'revoke all on open_app.t from public',
  'alter default privileges revoke execute on functions from public',
  'create extension if not exists citext with schema open_app',
])('finds nothing opened that was not granted: %s', async (text) => {
  expect((await openedBy(text)).filter(isOwn)).toEqual([]);
});

it.each(['grant ROLE to anon', 'alter group ROLE add user anon'])(
  'counts what the public key has through another role: %s',
  async (join) => {
    const role = `open_${database.direct.endpoint.database}`.slice(0, 60);
    const text = `create role ${role}; grant select on open_app.t to ${role}; ${join.replace('ROLE', role)}`;
    const own = (await openedBy(text)).filter((line) => isOwn(line) || line.endsWith(role));
    expect(own).toEqual([`member: anon MEMBER ${role}`, 'rows: anon SELECT open_app.t']);
  },
);
