import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createDatabase, type TestDatabase } from '../../servers/embedded/testing/create-database';
import { runCheck, urlOf } from './testing/run-check';

let source: TestDatabase;
let target: TestDatabase;
const DDL = 'create table room (id int primary key, name text); create table note (text text)';
const run = (at: TestDatabase, text: string) =>
  withTarget(at.admin, (client) => client.execute(trustedSql(text, 'own-file')));

beforeAll(async () => {
  const servers = inject('servers');
  source = await createDatabase(servers, 'source');
  target = await createDatabase(servers, 'source');
  await run(
    source,
    `${DDL}; insert into room select n, 'r' || n from generate_series(1, 500) n; insert into note values ('x')`,
  );
  await run(target, DDL);
});
afterAll(async () => {
  await source.drop();
  await target.drop();
});

const check = (...more: string[]) =>
  runCheck(['data', '--json', '--source', urlOf(source.admin), '--target', urlOf(target.admin), ...more]);

describe('check data', () => {
  it('copies when it is told to, and says that every row is equal', async () => {
    const { code, json } = await check('--copy');
    expect(json).toMatchObject({ equal: true });
    expect(code).toBe(0);
  });

  it('names the row that differs by its key, and never a value', async () => {
    await run(target, "update room set name = 'Planted-Value-9' where id = 77");
    const { code, json, stdout } = await check();
    expect(code).toBe(1);
    expect(json.tables).toContainEqual(
      expect.objectContaining({ name: 'room', differing: [{ key: ['77'], fault: 'different', rows: 1 }] }),
    );
    expect(stdout).not.toContain('Planted-Value-9');
  });

  it('answers a target that holds rows with its code', async () => {
    const { code, json } = await check('--copy');
    expect(json).toMatchObject({ error: { code: 'MUD-900' } });
    expect(code).toBeGreaterThan(0);
  });
});

describe('check data, used wrongly', () => {
  it.each([
    ['a schema that is not there', ['--schemas', 'nowhere'], 'MUD-909'],
    ['a table that is not there', ['--tables', 'public.nowhere'], 'MUD-909'],
    ['a number out of its range', ['--lanes', '99'], 'MUD-002'],
  ])('is 2 and never green: %s', async (_, more, error) => {
    const { code, json } = await check(...more);
    expect(json).toMatchObject({ error: { code: error } });
    expect(code).toBe(2);
  });

  it('is 2 for one database under both names', async () => {
    const url = urlOf(source.admin);
    const { code, json } = await runCheck(['data', '--json', '--source', url, '--target', url]);
    expect(json).toMatchObject({ error: { code: 'MUD-930' } });
    expect(code).toBe(2);
  });

  it('prints no password that stands in the wrong place', async () => {
    const url = 'postgres://me:Wrong-Place-77@db.example.com/app';
    for (const wrong of [
      ['--practice', url],
      [url],
      ['--lanes', url],
      ['--surce', url],
      [`--schemas=${url}`],
    ]) {
      const { code, stdout, stderr } = await runCheck(['data', '--source', url, '--target', url, ...wrong]);
      expect(code).toBe(2);
      expect(stdout + stderr).not.toContain('Wrong-Place-77');
    }
  });
});

describe('check data, begun again', () => {
  it('empties what an earlier copy brought, tells people the keys, and ends empty when it is called off', async () => {
    await run(target, 'truncate room, note; drop schema if exists mudanza_rows cascade');
    const ends = ['data', '--source', urlOf(source.admin), '--target', urlOf(target.admin)];
    expect((await runCheck([...ends, '--json', '--copy'])).code).toBe(0);
    expect((await runCheck([...ends, '--json', '--again'])).code).toBe(0);
    await run(target, "update room set name = 'x' where id in (5, 6)");
    const { stdout } = await runCheck(ends);
    expect(stdout).toMatch(/^ {2}5: different$/m);
    expect(stdout).toMatch(/^ {2}6: different$/m);
  });
});

describe('the rows to try it on', () => {
  it('are copied, with every awkward type, and the planted difference is found by its key', async () => {
    const [from, to] = [
      await createDatabase(inject('servers'), 'source'),
      await createDatabase(inject('servers'), 'source'),
    ];
    const ends = ['data', '--json', '--source', urlOf(from.admin), '--target', urlOf(to.admin)];
    try {
      const { code, json } = await runCheck([...ends, '--practice', 'small', '--copy', '--plant']);
      expect(code).toBe(1);
      expect(json).toMatchObject({ equal: false, error: { code: 'MUD-925' } });
      const tables = json.tables as { name: string; sourceRows: number; differing: unknown[] }[];
      expect(tables.filter(({ differing }) => differing.length > 0)).toEqual([
        expect.objectContaining({
          name: 'booking',
          sourceRows: 3000,
          differing: [{ key: [expect.stringMatching(/^[0-9a-f-]{36}$/)], fault: 'different', rows: 1 }],
        }),
      ]);
      expect(tables.map(({ name }) => name)).toContain('Access log');
    } finally {
      await from.drop();
      await to.drop();
    }
  });
});
