import {
  type Exposure,
  type LockDownProof,
  PUBLIC_ROLES,
  type PublicGrant,
  type RelationExposure,
  type TriedAsRole,
} from '../../plan/evidence/exposure-evidence';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isServerError } from '../../postgres/deploy/statement-error';
import { tryInSavepoint } from '../../postgres/savepoint';
import { constantSql, sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { tryGrants } from './try-grants';

const REFUSED = '42501';

/** Tries as role anon, inside a savepoint; true when the server refused. */
async function isRefused(client: TargetClient, statement: string): Promise<boolean> {
  try {
    await tryInSavepoint(client, async () => {
      await client.execute(sql`set local role anon`);
      await client.execute(sql`${constantSql(statement)}`);
    });
    return false;
  } catch (error) {
    if (isServerError(error) && error.code === REFUSED) return true;
    throw error;
  }
}

/** True where anon has no grant to write, or row security applies to it and no policy lets a row of its in. */
async function isClosedToInserts(client: TargetClient, name: string): Promise<boolean> {
  return tryInSavepoint(client, async () => {
    await client.execute(sql`set local role anon`);
    const [row] = await client.rows<{ closed: boolean }>(
      sql`select not pg_catalog.has_any_column_privilege(c.oid, 'INSERT')
          or pg_catalog.row_security_active(c.oid) and not exists (
            select from pg_catalog.pg_policy p
            where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'a')
              and exists (select from pg_catalog.unnest(p.polroles) pr
                where pr = 0 or pg_catalog.pg_has_role(pr, 'USAGE'))) as closed
        from pg_catalog.pg_class c where c.oid = ${name}::pg_catalog.regclass`,
    );
    return row?.closed === true;
  });
}

/**
 * Tries to write as anon. Defaults, BEFORE triggers and the search for a partition come before row security, so any
 * other error of the insert means that nothing came in, but not that anon may not: the server's own catalog decides then.
 */
async function isClosedToWriting(client: TargetClient, name: string): Promise<boolean> {
  try {
    return await isRefused(client, `insert into ${name} default values`);
  } catch (error) {
    if (!isServerError(error)) throw error;
    return isClosedToInserts(client, name);
  }
}

/**
 * Tries to read as anon. What nobody can read, such as a foreign table whose wrapper has no handler, fails before privileges
 * are asked for: the server's own catalog decides then.
 */
async function isClosedToReading(client: TargetClient, name: string): Promise<boolean> {
  try {
    return await isRefused(client, `select from ${name} limit 1`);
  } catch (error) {
    if (!isServerError(error)) throw error;
    const [row] = await client.rows<{ closed: boolean }>(
      sql`select not pg_catalog.has_any_column_privilege('anon', ${name}::pg_catalog.regclass, 'SELECT') as closed`,
    );
    if (row?.closed !== true) throw error;
    return true;
  }
}

async function anonSeesRow(client: TargetClient, name: string): Promise<boolean> {
  return tryInSavepoint(client, async () => {
    await client.execute(sql`set local role anon`);
    return (await client.rows(sql`select from ${constantSql(name)} limit 1`)).length > 0;
  });
}

/**
 * Whether the deploying role sees a row. What cannot be read at all, a materialized view that was never filled or a
 * foreign table whose server does not answer, shows none: that it may be read was asked of its privileges.
 */
async function seesRow(client: TargetClient, name: string): Promise<boolean> {
  try {
    const rows = await tryInSavepoint(client, () =>
      client.rows(sql`select from ${constantSql(name)} limit 1`),
    );
    return rows.length > 0;
  } catch (error) {
    if (!isServerError(error)) throw error;
    return false;
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

/** Roles that a backend may connect as must keep what they may call and count with. */
async function refuseLostGrants(
  client: TargetClient,
  grants: readonly PublicGrant[],
  role: string,
): Promise<void> {
  const of = (kind: PublicGrant['kind']) =>
    grants.filter((grant) => grant.kind === kind).map(({ name }) => name);
  const [lost] = await client.rows<{ name: string; privilege: string }>(
    sql`select given as name, 'EXECUTE' as privilege from pg_catalog.unnest(${of('routine')}::text[]) given
      where not pg_catalog.has_function_privilege(${role}::name, given::pg_catalog.regprocedure::oid, 'EXECUTE')
    union all
    select given, 'USAGE' from pg_catalog.unnest(${of('sequence')}::text[]) given
      where not pg_catalog.has_sequence_privilege(${role}::name, given::pg_catalog.regclass::oid, 'USAGE') limit 1`,
  );
  if (lost)
    throw new MudanzaError('MUD-330', { params: { role, privilege: lost.privilege, table: lost.name } });
}

/**
 * Throws MUD-338 where a revoke left a public role any privilege of any kind, by the server's word or by trying, and MUD-330 where
 * it took one from the backend. Gives what became of the attempts.
 */
export async function proveRevoked(
  client: TargetClient,
  {
    before,
    after,
    backendRole,
  }: { readonly before: Exposure; readonly after: Exposure; readonly backendRole: string },
): Promise<TriedAsRole[]> {
  const [left] = after.grants ?? [];
  if (left)
    throw new MudanzaError('MUD-338', {
      params: { table: left.name },
      original: `${left.roles.join(', ')}: ${left.privileges.join(', ')}`,
    });
  const grants = before.grants ?? [];
  await refuseLostGrants(client, grants, backendRole);
  const tried: TriedAsRole[] = [];
  for (const role of PUBLIC_ROLES) {
    const { through, ...told } = await tryGrants(client, grants, role);
    const [first] = through;
    if (first)
      throw new MudanzaError('MUD-338', {
        params: { table: first },
        original: `${role}: ${through.join(', ')}`,
      });
    tried.push(told);
  }
  return tried;
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
    const isKept = await isClosedToReading(client, name);
    const isClosed = kind !== 'table' || (await isClosedToWriting(client, name));
    if (!isClosed || (!isKept && (await anonSeesRow(client, name))))
      throw new MudanzaError('MUD-338', { params: { table: name } });
    proofs.push({
      name,
      anon: isKept ? 'refused' : 'sees-nothing',
      backendSees: await seesRow(client, name),
    });
  }
  return proofs;
}
