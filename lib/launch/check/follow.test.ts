import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../postgres/address/endpoint';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { runCheck, urlOf } from './testing/run-check';

let server: MajorServer;
let source: Credentials;
let target: Credentials;
const DDL = 'create table room (id int primary key, name text); create table note (body text)';
const run = (at: Credentials, text: string) =>
  withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));

beforeAll(async () => {
  server = await startMajor(17);
  source = (await server.createDatabase()).admin;
  target = (await server.createDatabase()).admin;
  await run(
    source,
    `${DDL}; insert into room select n, 'r' || n from generate_series(1, 500) n; insert into note values ('x'), ('y')`,
  );
  await run(target, DDL);
});
afterAll(() => server.stop());

const check = (...more: string[]) =>
  runCheck(['follow', '--json', '--source', urlOf(source), '--target', urlOf(target), ...more]);

async function leftOnSource(): Promise<unknown> {
  return withTarget(source, (client) =>
    client.rows(
      trustedSql(
        `select slot_name::text as name from pg_replication_slots where database = current_database()
         union all select pubname::text from pg_publication
         union all select relname::text from pg_class where relkind = 'r' and relreplident = 'f'`,
        'own-file',
      ),
    ),
  );
}

describe('check follow', () => {
  it('copies, keeps the slot when told to, and takes itself up again with what happened meanwhile', async () => {
    const first = await check('--name', 'one', '--keep');
    expect(first.json).toMatchObject({ equal: true, copiedRows: 502, kept: true });
    expect(first.code).toBe(0);
    expect(await leftOnSource()).toHaveLength(3);
    await run(
      source,
      `update note set body = 'z' where body = 'x'; delete from room where id < 10; insert into room values (1000, 'new')`,
    );
    const again = await check('--name', 'one', '--keep', '--for', '2');
    expect(again.json).toMatchObject({ equal: true, copiedRows: null, followed: { changes: 11 } });
    expect(again.code).toBe(0);
  });

  it('rehearses the switch, and says by its code whether the pause would do', async () => {
    const fine = await check('--name', 'one', '--keep', '--until-caught-up', '--rehearse');
    expect(fine.json).toMatchObject({
      equal: true,
      rehearsed: { limitMs: 60_000, wayBack: true, left: [], tried: [{ refusedBy: null }] },
    });
    expect(fine.code).toBe(0);
    const long = await check(
      '--name',
      'one',
      '--keep',
      '--until-caught-up',
      '--rehearse',
      '--max-seconds',
      '0.001',
    );
    expect(long.json).toMatchObject({ equal: true, rehearsed: { limitMs: 1 } });
    expect(long.code).toBe(1);
    expect(await leftOnSource()).toHaveLength(3);
  });

  it('finds what an earlier call left by its name, and takes it away on both sides', async () => {
    const { code, json } = await check('--clean', '--name', 'one');
    expect(json).toEqual({ cleaned: ['one'], left: [] });
    expect(code).toBe(0);
    expect(await leftOnSource()).toEqual([]);
    const left = await withTarget(target, (client) =>
      client.rows(trustedSql(`select from pg_namespace where nspname = 'mudanza_rows'`, 'own-file')),
    );
    expect(left).toEqual([]);
  });

  it('refuses a target that holds rows, and leaves nothing on the source', async () => {
    const { code, json } = await check();
    expect(json).toMatchObject({ error: { code: 'MUD-900' } });
    expect(code).toBeGreaterThan(0);
    expect(await leftOnSource()).toEqual([]);
  });

  it('follows only the tables that are named', async () => {
    await run(target, 'truncate room, note');
    const { json } = await check('--tables', 'public.note', '--until-caught-up');
    expect(json).toMatchObject({ equal: true, copiedRows: 2, left: [] });
    expect(await leftOnSource()).toEqual([]);
  });
});
