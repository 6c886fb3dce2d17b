import type { PublicGrant } from '../../plan/evidence/exposure-evidence';
import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';

/**
 * Every privilege of every kind that a public role holds on what these schemas hold, on the schemas themselves, and on
 * foreign servers and large objects: asked of the server, so that what comes through PUBLIC, through a column or through another role counts.
 * USAGE of a schema or a type lets nobody reach anything by itself and is left to them; trigger functions cannot be called.
 */
export async function readGrants(client: ReadClient, schemas: readonly string[]): Promise<PublicGrant[]> {
  const rows = await client.rows<PublicGrant>(
    sql`with role as (
      select oid, rolname::text as name from pg_catalog.pg_roles where rolname in ('anon', 'authenticated')
    ), place as (
      select oid, nspname from pg_catalog.pg_namespace where nspname = any(${schemas})
    ), version as (
      select pg_catalog.current_setting('server_version_num')::int as number
    ), held as (
      select case when c.relkind = 'S' then 'sequence' else 'table' end as kind,
        pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name, role.name as role, p.name as privilege
      from pg_catalog.pg_class c join place n on n.oid = c.relnamespace cross join version cross join role
      cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER'),
        ('MAINTAIN'), ('USAGE')) as p (name)
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        and (c.relkind <> 'S' or pg_catalog.pg_has_role(c.relowner, 'USAGE'))
        and case
          when c.relkind = 'S' then case when p.name in ('SELECT', 'UPDATE', 'USAGE')
            then pg_catalog.has_sequence_privilege(role.oid, c.oid, p.name) else false end
          when p.name = 'USAGE' then false
          when p.name = 'MAINTAIN' then case when version.number >= 170000
            then pg_catalog.has_table_privilege(role.oid, c.oid, p.name) else false end
          when p.name in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
            then pg_catalog.has_any_column_privilege(role.oid, c.oid, p.name)
          else pg_catalog.has_table_privilege(role.oid, c.oid, p.name) end
      union all
      select 'routine', pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(f.proname) || '('
          || coalesce((select pg_catalog.string_agg(pg_catalog.format_type(t.type, null), ', ' order by t.at)
            from pg_catalog.unnest(f.proargtypes::oid[]) with ordinality as t (type, at)), '') || ')',
        role.name, 'EXECUTE'
      from pg_catalog.pg_proc f join place n on n.oid = f.pronamespace cross join role
      where f.prorettype not in ('pg_catalog.trigger'::regtype, 'pg_catalog.event_trigger'::regtype)
        and pg_catalog.pg_has_role(f.proowner, 'USAGE') and pg_catalog.has_function_privilege(role.oid, f.oid, 'EXECUTE')
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')
      union all
      select 'schema', pg_catalog.quote_ident(n.nspname), role.name, 'CREATE'
      from place n join pg_catalog.pg_namespace s on s.oid = n.oid cross join role
      where pg_catalog.pg_has_role(s.nspowner, 'USAGE') and pg_catalog.has_schema_privilege(role.oid, n.oid, 'CREATE')
      union all
      select 'foreign server', pg_catalog.quote_ident(s.srvname), role.name, 'USAGE'
      from pg_catalog.pg_foreign_server s cross join role
      where pg_catalog.pg_has_role(s.srvowner, 'USAGE') and pg_catalog.has_server_privilege(role.oid, s.oid, 'USAGE')
      union all
      select distinct 'large object', o.oid::text, role.name, x.privilege_type
      from pg_catalog.pg_largeobject_metadata o cross join role cross join pg_catalog.aclexplode(o.lomacl) x
      where pg_catalog.pg_has_role(o.lomowner, 'USAGE') and x.grantee in (0, role.oid)
    )
    select kind, name, pg_catalog.array_agg(distinct role order by role) as roles,
      pg_catalog.array_agg(distinct privilege order by privilege) as privileges
    from held group by kind, name
    order by pg_catalog.array_position(array['table', 'sequence', 'routine', 'schema', 'foreign server', 'large object'], kind), name`,
  );
  return rows;
}
