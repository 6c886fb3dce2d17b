import {
  type Exposure,
  type FunctionExposure,
  OPERATIONS,
  type Operation,
  PUBLIC_ROLES,
  type RelationExposure,
  type SequenceExposure,
} from '../../plan/evidence/exposure-evidence';
import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { readGrants } from './read-grants';

interface RelationRow {
  readonly name: string;
  readonly kind: RelationExposure['kind'];
  readonly rowSecurity: boolean;
  readonly isInvokerView: boolean;
  readonly anonGranted: string;
  readonly anonCan: string;
  readonly authenticatedGranted: string;
  readonly authenticatedCan: string;
}

async function hasPublicRoles(client: ReadClient): Promise<boolean> {
  const rows = await client.rows(
    sql`select from pg_catalog.pg_roles where rolname = any(${PUBLIC_ROLES as readonly string[]})`,
  );
  return rows.length === PUBLIC_ROLES.length;
}

/**
 * One row per relation. A grant on a single column counts as a grant. A policy lets a role do an operation when
 * it is permissive, covers the operation, and names the role, PUBLIC, or a role it is a member of.
 */
async function readRelations(client: ReadClient, schemas: readonly string[]): Promise<RelationRow[]> {
  return client.rows<RelationRow>(
    sql`with relation as (
      select c.oid, n.oid as schema, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
        case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end as kind,
        c.relkind in ('r', 'p') and c.relrowsecurity as "rowSecurity",
        c.relkind = 'v' and coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
          as "isInvokerView"
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any(${schemas})
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    ), asked as (
      select r.*, role.rolname, op.name as op, op.at,
        pg_catalog.has_schema_privilege(role.oid, r.schema, 'USAGE') and (
          pg_catalog.has_table_privilege(role.oid, r.oid, op.name)
          or (op.name <> 'DELETE' and pg_catalog.has_any_column_privilege(role.oid, r.oid, op.name))) as granted,
        not r."rowSecurity" or role.rolbypassrls or exists (
          select from pg_catalog.pg_policy p
          where p.polrelid = r.oid and p.polpermissive and p.polcmd in ('*', op.letter)
            and exists (select from pg_catalog.unnest(p.polroles) pr
              where pr = 0 or pg_catalog.pg_has_role(role.oid, pr, 'USAGE'))) as passes
      from relation r
      cross join pg_catalog.pg_roles role
      cross join (values ('SELECT', 'r'::"char", 1), ('INSERT', 'a'::"char", 2), ('UPDATE', 'w'::"char", 3),
        ('DELETE', 'd'::"char", 4)) as op (name, letter, at)
      where role.rolname in ('anon', 'authenticated')
    )
    select name, kind, "rowSecurity", "isInvokerView",
      coalesce(pg_catalog.string_agg(op, ',' order by at) filter (where rolname = 'anon' and granted), '') as "anonGranted",
      coalesce(pg_catalog.string_agg(op, ',' order by at) filter (where rolname = 'anon' and granted and passes), '') as "anonCan",
      coalesce(pg_catalog.string_agg(op, ',' order by at) filter (where rolname = 'authenticated' and granted), '')
        as "authenticatedGranted",
      coalesce(pg_catalog.string_agg(op, ',' order by at) filter (where rolname = 'authenticated' and granted and passes), '')
        as "authenticatedCan"
    from asked group by oid, name, kind, "rowSecurity", "isInvokerView" order by name`,
  );
}

async function readFunctions(client: ReadClient, schemas: readonly string[]): Promise<FunctionExposure[]> {
  return client.rows<FunctionExposure>(
    sql`select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
        || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')' as name,
      pg_catalog.array_agg(role.rolname::text order by role.rolname) as roles,
      coalesce(p.proconfig::text like '%search_path=%', false) as "hasSearchPath"
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_roles role on role.rolname in ('anon', 'authenticated')
    where p.prosecdef and n.nspname = any(${schemas}) and p.prorettype <> 'pg_catalog.trigger'::regtype
      and pg_catalog.has_schema_privilege(role.oid, n.oid, 'USAGE')
      and pg_catalog.has_function_privilege(role.oid, p.oid, 'EXECUTE')
      and not exists (select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    group by p.oid, n.nspname, p.proname, p.proconfig order by 1`,
  );
}

/** Sequences of one's own, but for those of extensions, with the public roles that may do anything to them. */
async function readSequences(client: ReadClient, schemas: readonly string[]): Promise<SequenceExposure[]> {
  return client.rows<SequenceExposure>(
    sql`select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name,
      pg_catalog.array_agg(role.rolname::text order by role.rolname) as roles
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_roles role on role.rolname in ('anon', 'authenticated')
    where c.relkind = 'S' and n.nspname = any(${schemas})
      and pg_catalog.has_schema_privilege(role.oid, n.oid, 'USAGE')
      and pg_catalog.has_sequence_privilege(role.oid, c.oid, 'USAGE, SELECT, UPDATE')
      and pg_catalog.pg_has_role(c.relowner, 'USAGE')
      and not exists (select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by n.nspname, c.relname order by 1`,
  );
}

/**
 * What the next object of this role would be given to a public role: by default privileges, and EXECUTE of functions, which
 * everybody has as long as nobody takes it away.
 */
async function readDefaults(client: ReadClient, schemas: readonly string[]): Promise<string[]> {
  const rows = await client.rows<{ text: string }>(
    sql`with me as (select oid from pg_catalog.pg_roles where rolname = current_user), entry as (
      select d.defaclobjtype as kind, n.nspname as schema, d.defaclacl as acl
      from pg_catalog.pg_default_acl d join me on me.oid = d.defaclrole
      left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
      where (n.nspname = any(${schemas}) or d.defaclnamespace = 0) and d.defaclobjtype <> 'T'
      union all
      select 'f', null, pg_catalog.acldefault('f', me.oid) from me
      where not exists (select from pg_catalog.pg_default_acl d
        where d.defaclrole = me.oid and d.defaclnamespace = 0 and d.defaclobjtype = 'f')
    )
    select distinct case entry.kind when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
        when 'n' then 'schemas' else 'large objects' end || ' in ' || coalesce(pg_catalog.quote_ident(entry.schema), '*') || ' to '
        || case when x.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(x.grantee)::text end as text
    from entry cross join pg_catalog.aclexplode(entry.acl) x
    where x.grantee = 0 or pg_catalog.pg_get_userbyid(x.grantee) in ('anon', 'authenticated')
    order by 1`,
  );
  return rows.map(({ text }) => text);
}

function operations(list: string): Operation[] {
  const found = new Set(list.split(','));
  return OPERATIONS.filter((operation) => found.has(operation));
}

function relation(row: RelationRow): RelationExposure {
  const { name, kind, rowSecurity, isInvokerView } = row;
  const granted = { anon: operations(row.anonGranted), authenticated: operations(row.authenticatedGranted) };
  const can = { anon: operations(row.anonCan), authenticated: operations(row.authenticatedCan) };
  // What an invoker's view shows is up to its tables, which are judged by themselves.
  return {
    name,
    kind,
    rowSecurity,
    isInvokerView,
    granted,
    can: isInvokerView ? { anon: [], authenticated: [] } : can,
  };
}

/**
 * What the public roles can do in these schemas, from grants, row security and policies as they are now: the
 * defaults of Supabase changed in 2026, so nothing is assumed. Call it in a transaction for one moment's view.
 */
export async function readExposure(client: ReadClient, schemas: readonly string[]): Promise<Exposure> {
  if (!(await hasPublicRoles(client)))
    return { hasPublicRoles: false, relations: [], functions: [], defaults: [] };
  const relations = (await readRelations(client, schemas)).map(relation);
  return {
    hasPublicRoles: true,
    relations,
    functions: await readFunctions(client, schemas),
    defaults: await readDefaults(client, schemas),
    sequences: await readSequences(client, schemas),
    grants: await readGrants(client, schemas),
  };
}
