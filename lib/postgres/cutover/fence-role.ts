import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { TableName } from '../copy/copy-table';
import { type ConfirmedSql, confirmedSql } from '../source-owner';
import { ident, literal, sql } from '../sql';
import type { ReadClient } from '../target-client';
import { IS_OWN_SESSION } from './own-sessions';

/** How a role is kept from writing: it may not sign in, or its transactions are read-only unless it says otherwise. */
export type FenceKind = 'nologin' | 'readonly';

/** A role of the source that the application writes as, and how it was before the fence. */
export interface FenceRole {
  readonly name: string;
  readonly kind: FenceKind;
  readonly couldLogin: boolean;
  /** `default_transaction_read_only` of the role in this database before; null where nothing was set. */
  readonly readOnlyBefore: string | null;
  /** The role that this product connects as: it can never lose its sign-in. */
  readonly isOwn: boolean;
  readonly isSuperuser: boolean;
  /** Sessions in this database that are not ours. */
  readonly sessions: number;
}

const SETTING = 'default_transaction_read_only';

interface Row extends Omit<FenceRole, 'kind'> {
  readonly mayWrite: boolean;
}

/** ms that readings of ours get to be gone. Behind a pooler somebody else may have their name, and stays. */
const READ_WITHIN = 2_000;

/** Waits until no session is left that has a name of ours and is not at work on a move: a reading that just ended. */
async function letReadingsEnd(client: ReadClient): Promise<void> {
  const until = performance.now() + READ_WITHIN;
  for (;;) {
    const left = await client.rows(sql`
      select from pg_catalog.pg_stat_activity a where a.usename = session_user
        and a.datname = pg_catalog.current_database() and a.application_name ~ '^mudanza'
        and a.pid <> pg_catalog.pg_backend_pid() and not ${IS_OWN_SESSION} limit 1`);
    if (left.length === 0 || performance.now() > until) return;
    await sleep(20);
  }
}

/**
 * Roles that the application may write as: those that are named, else every role that can sign in and has sessions here,
 * or may write to one of the tables. Throws MUD-975 for a name that is none.
 */
export async function readFenceRoles(
  client: ReadClient,
  {
    names,
    kind,
    tables,
  }: { readonly names: readonly string[]; readonly kind: FenceKind; readonly tables: readonly TableName[] },
): Promise<FenceRole[]> {
  await letReadingsEnd(client);
  const quoted = tables.map(({ schema, name }) => ident(schema, name).fragment);
  const rows = await client.rows<Row>(sql`
    select r.rolname as name, r.rolcanlogin as "couldLogin", r.rolsuper as "isSuperuser",
      r.rolname = session_user as "isOwn",
      (select count(*)::int from pg_catalog.pg_stat_activity a where a.usesysid = r.oid
        and a.datname = pg_catalog.current_database() and a.backend_type = 'client backend'
        and a.pid <> pg_catalog.pg_backend_pid() and not ${IS_OWN_SESSION}) as sessions,
      (select pg_catalog.split_part(c.entry, '=', 2) from pg_catalog.pg_db_role_setting s
         join pg_catalog.pg_database d on d.oid = s.setdatabase,
         lateral pg_catalog.unnest(s.setconfig) c(entry)
       where s.setrole = r.oid and d.datname = pg_catalog.current_database()
         and pg_catalog.split_part(c.entry, '=', 1) = ${SETTING}) as "readOnlyBefore",
      pg_catalog.has_database_privilege(r.oid, pg_catalog.current_database(), 'CONNECT') and exists (
        select from pg_catalog.unnest(${quoted}::text[]) t(label)
        where pg_catalog.has_table_privilege(r.oid, t.label::regclass, 'INSERT, UPDATE, DELETE')) as "mayWrite"
    from pg_catalog.pg_roles r where r.rolname !~ '^pg_' order by 1`);
  const wanted = names.length > 0 ? rows.filter(({ name }) => names.includes(name)) : rows.filter(isWriter);
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) throw new MudanzaError('MUD-975', { params: { names: unknown.join(', ') } });
  return wanted.map(({ mayWrite: _, ...role }) => ({ ...role, kind: role.isOwn ? 'readonly' : kind }));
}

/** A superuser may write everywhere: without a session here it is the administrator, not the application. */
function isWriter({ couldLogin, sessions, mayWrite, isSuperuser, isOwn }: Row): boolean {
  if (!couldLogin) return false;
  return sessions > 0 || (mayWrite && (!isSuperuser || isOwn));
}

const inDatabase = (name: string, database: string) =>
  `alter role ${ident(name).fragment} in database ${ident(database).fragment}`;

/** What keeps the roles out, as it is shown. */
export function closeStatements(roles: readonly FenceRole[], database: string): ConfirmedSql[] {
  return roles.flatMap(({ name, kind, couldLogin }) => {
    if (kind === 'readonly') return [confirmedSql(`${inDatabase(name, database)} set ${SETTING} = on`)];
    return couldLogin ? [confirmedSql(`alter role ${ident(name).fragment} nologin`)] : [];
  });
}

/** What lets them in again, each as it was. */
export function openStatements(
  roles: readonly Pick<FenceRole, 'name' | 'kind' | 'couldLogin' | 'readOnlyBefore'>[],
  database: string,
): ConfirmedSql[] {
  return roles.flatMap(({ name, kind, couldLogin, readOnlyBefore }) => {
    if (kind === 'nologin')
      return couldLogin ? [confirmedSql(`alter role ${ident(name).fragment} login`)] : [];
    const back =
      readOnlyBefore === null ? `reset ${SETTING}` : `set ${SETTING} = ${literal(readOnlyBefore).fragment}`;
    return [confirmedSql(`${inDatabase(name, database)} ${back}`)];
  });
}
