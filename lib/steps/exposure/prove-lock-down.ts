import type { LockDownProof, RelationExposure } from '../../plan/evidence/exposure-evidence';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isServerError } from '../../postgres/deploy/statement-error';
import { constantSql, sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';

const REFUSED = '42501';

/**
 * Tries as role anon, inside a savepoint; true when the server refused. Row security is checked before
 * constraints, so another error of an insert means that nothing came in, but not that anon may not.
 */
async function isRefused(client: TargetClient, statement: string): Promise<boolean> {
  await client.execute(sql`savepoint mudanza_probe`);
  try {
    await client.execute(sql`set local role anon`);
    await client.execute(sql`${constantSql(statement)}`);
    return false;
  } catch (error) {
    if (isServerError(error) && error.code === REFUSED) return true;
    throw error;
  } finally {
    await client.execute(sql`rollback to savepoint mudanza_probe`);
  }
}

async function anonSeesRow(client: TargetClient, name: string): Promise<boolean> {
  await client.execute(sql`savepoint mudanza_probe`);
  try {
    await client.execute(sql`set local role anon`);
    return (await client.rows(sql`select from ${constantSql(name)} limit 1`)).length > 0;
  } finally {
    await client.execute(sql`rollback to savepoint mudanza_probe`);
  }
}

/** Roles that a backend may connect as must keep everything: owner, or bypassing row security, and granted. */
async function refuseLockedOutBackend(client: TargetClient, name: string, role: string): Promise<void> {
  const [row] = await client.rows<{ lost: string | null }>(
    sql`select case
        when not pg_catalog.has_table_privilege(r.oid, c.oid, 'SELECT') then 'SELECT'
        when c.relkind in ('r', 'p') and not pg_catalog.has_table_privilege(r.oid, c.oid, 'INSERT') then 'INSERT'
        when c.relrowsecurity and not (r.rolsuper or r.rolbypassrls
          or (pg_catalog.pg_has_role(r.oid, c.relowner, 'USAGE') and not c.relforcerowsecurity)) then 'SELECT' end as lost
      from pg_catalog.pg_class c, pg_catalog.pg_roles r
      where c.oid = ${name}::pg_catalog.regclass and r.rolname = ${role}`,
  );
  if (row?.lost) throw new MudanzaError('MUD-330', { params: { role, privilege: row.lost, table: name } });
}

/**
 * Proves a lock-down inside its own transaction, before it is committed: the role anon is refused or sees
 * nothing, and `backendRole` keeps its access. Throws MUD-330 when the backend would be locked out; the
 * transaction then rolls back.
 */
export async function proveLockDown(
  client: TargetClient,
  locked: readonly RelationExposure[],
  backendRole: string,
): Promise<LockDownProof[]> {
  const proofs: LockDownProof[] = [];
  for (const { name, kind } of locked) {
    await refuseLockedOutBackend(client, name, backendRole);
    const isKept = await isRefused(client, `select from ${name} limit 1`);
    const writes = kind === 'table' ? await isRefused(client, `insert into ${name} default values`) : true;
    if (!writes || (!isKept && (await anonSeesRow(client, name))))
      throw new MudanzaError('MUD-338', { params: { table: name } });
    const rows = await client.rows(sql`select from ${constantSql(name)} limit 1`);
    proofs.push({ name, anon: isKept ? 'refused' : 'sees-nothing', backendSees: rows.length > 0 });
  }
  return proofs;
}
