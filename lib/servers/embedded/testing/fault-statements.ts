import type { ErrorCode } from '../../../platform/errors/error-code';
import { openProbe, type Probe } from '../../../postgres/diagnose/open-probe';
import { type Sql, sql } from '../../../postgres/sql';
import type { Fault } from './fault';
import type { FaultServers } from './fault-servers';
import { codeOfUse } from './see-code';

/** Statements that real PostgreSQL refuses, one for each kind of SQLSTATE that can be had without damage. */
const REFUSED: readonly (readonly [string, ErrorCode, readonly Sql[]])[] = [
  ['syntax error', 'MUD-210', [sql`selec 1`]],
  ['ambiguous column', 'MUD-210', [sql`select id from public.kept a, public.kept b`]],
  ['missing table', 'MUD-209', [sql`select * from public.nowhere`]],
  ['missing column', 'MUD-209', [sql`select nothing from public.kept`]],
  ['missing function', 'MUD-209', [sql`select public.nothing()`]],
  ['missing type', 'MUD-209', [sql`select null::public.nothing`]],
  ['missing schema', 'MUD-209', [sql`create table nowhere.t (id int)`]],
  ['table is there', 'MUD-211', [sql`create table public.kept (id int)`]],
  ['schema is there', 'MUD-211', [sql`create schema public`]],
  ['role is there', 'MUD-211', [sql`create role app`]],
  ['unique', 'MUD-208', [sql`begin`, sql`insert into public.kept values (1), (1)`]],
  ['not null', 'MUD-208', [sql`insert into public.kept values (null)`]],
  ['text is no number', 'MUD-212', [sql`select 'abc'::int`]],
  ['number too large', 'MUD-212', [sql`select 99999999999::int`]],
  ['division by zero', 'MUD-212', [sql`select 1/0`]],
  ['date out of range', 'MUD-212', [sql`select '2026-13-01'::date`]],
  ['invalid UTF-8', 'MUD-212', [sql`select convert_from('\\xe9'::bytea, 'UTF8')`]],
  ['setting with a wrong value', 'MUD-243', [sql`set timezone = 'Mars/Base'`]],
  ['setting that needs a restart', 'MUD-243', [sql`set shared_buffers = '1GB'`]],
  ['setting that is unknown', 'MUD-204', [sql`set pgbouncer = true`]],
  ['extension that is not there', 'MUD-244', [sql`create extension nothing_of_that_name`]],
  ['inside a transaction', 'MUD-227', [sql`begin`, sql`vacuum`]],
  ['savepoint outside', 'MUD-227', [sql`savepoint a`]],
  ['database in use', 'MUD-217', [sql`drop database postgres`]],
  [
    'dependent objects',
    'MUD-239',
    [
      sql`begin`,
      sql`create table a (i int primary key)`,
      sql`create view v as select i from a`,
      sql`drop table a`,
    ],
  ],
  ['cross-database reference', 'MUD-214', [sql`select * from elsewhere.public.kept`]],
  [
    'too deep',
    'MUD-216',
    [
      sql`create function pg_temp.deep() returns int language plpgsql as 'begin return pg_temp.deep(); end'`,
      sql`select pg_temp.deep()`,
    ],
  ],
  ['raised by a function', 'MUD-210', [sql`do $$ begin raise exception 'no'; end $$`]],
  ['owner only', 'MUD-224', [sql`set role app`, sql`alter table public.kept add column x int`]],
  ['superuser only', 'MUD-224', [sql`set role app`, sql`create role another superuser`]],
  [
    'transaction timeout',
    'MUD-195',
    [sql`set transaction_timeout = 50`, sql`begin`, sql`select pg_sleep(2)`],
  ],
];

function cancelled(servers: FaultServers): Fault {
  const { port } = servers.postgres;
  const cancel = async (probe: Probe) => {
    const [row] = await probe.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const boss = await openProbe(servers.credentials(port, { user: 'lab' }), { timeoutMs: 2000 });
    try {
      const sleeping = probe.rows(sql`select pg_sleep(2)`);
      sleeping.catch(() => undefined);
      // A cancel that comes before the statement began is lost.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await boss.rows(sql`select pg_cancel_backend(${row?.pid})`);
      await sleeping;
    } finally {
      await boss.close();
    }
  };
  return {
    id: 'postgres: cancelled by somebody',
    code: 'MUD-194',
    inject: () => codeOfUse(servers.credentials(port), cancel, { timeoutMs: 3000 }),
  };
}

function aborted(servers: FaultServers): Fault {
  return {
    id: 'postgres: after a failed statement',
    code: 'MUD-213',
    inject: () =>
      codeOfUse(servers.credentials(servers.postgres.port), async (probe) => {
        await probe.rows(sql`begin`);
        await probe.rows(sql`select 1/0`).catch(() => undefined);
        await probe.rows(sql`select 1`);
      }),
  };
}

/** What a session may be told by real PostgreSQL, by kind. */
export function statementFaults(servers: FaultServers): Fault[] {
  const refused = REFUSED.map(
    ([id, code, statements]): Fault => ({
      id: `postgres: ${id}`,
      code,
      inject: () =>
        codeOfUse(
          servers.credentials(servers.postgres.port, { user: 'lab' }),
          async (probe) => {
            for (const statement of statements) await probe.rows(statement);
          },
          { timeoutMs: 3000 },
        ),
    }),
  );
  return [...refused, cancelled(servers), aborted(servers)];
}
