import { sql } from '../sql';
import type { CutOver, RoleRefusal } from './cut-over-job';
import type { FenceSession } from './fence-session';
import { startsReadOnly } from './probe-write';

/**
 * How each role would be refused without any lock: it cannot sign in, or a session that signs in anew may only read. Only
 * what was seen counts.
 */
export async function refusals(
  { source, roles, signal }: Pick<CutOver, 'source' | 'roles' | 'signal'>,
  fence: FenceSession,
): Promise<RoleRefusal[]> {
  const names = roles.map(({ name }) => name);
  const rows = await fence.rows<{ name: string; canLogin: boolean }>(
    sql`select rolname as name, rolcanlogin as "canLogin" from pg_catalog.pg_roles where rolname = any (${names})`,
  );
  const sessions = await fence.sessions(names);
  const isOut = new Set(rows.filter(({ canLogin }) => !canLogin).map(({ name }) => name));
  const found: RoleRefusal[] = [];
  for (const { name, kind, isOwn } of roles) {
    const own = sessions.filter(({ role }) => role === name).length;
    const isReadOnly =
      kind === 'readonly' &&
      (isOwn ? await startsReadOnly(source, { signal }) : await hasReadOnly(fence, name));
    found.push({ role: name, sessions: own, by: isOut.has(name) ? 'login' : isReadOnly ? 'readonly' : null });
  }
  return found;
}

async function hasReadOnly(fence: FenceSession, role: string): Promise<boolean> {
  const rows = await fence.rows(sql`
    select from pg_catalog.pg_db_role_setting s join pg_catalog.pg_roles r on r.oid = s.setrole
      join pg_catalog.pg_database d on d.oid = s.setdatabase
    where r.rolname = ${role} and d.datname = pg_catalog.current_database()
      and 'default_transaction_read_only=on' = any (s.setconfig)`);
  return rows.length > 0;
}
