import { z } from 'zod';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';

/** One thing that everybody, or whoever holds the public key, may do. */
export const Opening = z.object({
  /** On rows, on what is made later, as a member of a role, or to make objects in a schema. */
  opens: z.enum(['rows', 'future', 'member', 'schema']),
  to: z.string(),
  may: z.string(),
  /** A table, column, schema or role; of what is made later, where and what. */
  on: z.string(),
});

export type Opening = z.infer<typeof Opening>;

/**
 * What everybody and the public roles of a project may do by grants, by default privileges and by membership, whatever
 * the statement that gave it. Left out is what comes with an extension, and what the default privileges as they stand
 * give a relation by themselves.
 */
export async function readOpenings(client: ReadClient): Promise<readonly Opening[]> {
  return client.rows<Opening>(sql`with recursive visitors as (
      select oid, rolname::text as name from pg_catalog.pg_roles where rolname in ('anon', 'authenticated')
    ), heirs as (
      select oid, name from visitors
      union select m.roleid, h.name from pg_catalog.pg_auth_members m join heirs h on h.oid = m.member
    ), heard as (
      select oid, name from heirs union all select 0::oid, 'PUBLIC'
    ), defaults as (
      select d.defaclrole, d.defaclnamespace, d.defaclobjtype, x.grantee, x.privilege_type
      from pg_catalog.pg_default_acl d, pg_catalog.aclexplode(d.defaclacl) x
    ), opened as (
      select 'rows' as opens, h.name as "to", x.privilege_type as may,
        pg_catalog.format('%I.%I', n.nspname, c.relname) as "on"
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace,
        pg_catalog.aclexplode(c.relacl) x join heard h on h.oid = x.grantee
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.oid >= 16384
        and x.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
        and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass
          and d.objid = c.oid and d.deptype = 'e')
        and not exists (select from defaults d where d.defaclrole = c.relowner and d.defaclobjtype = 'r'
          and d.defaclnamespace in (0, c.relnamespace) and d.grantee = x.grantee and d.privilege_type = x.privilege_type)
      union all
      select 'rows', h.name, x.privilege_type, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname)
      from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace,
        pg_catalog.aclexplode(a.attacl) x join heard h on h.oid = x.grantee
      where a.attacl is not null and c.oid >= 16384 and x.privilege_type in ('SELECT', 'INSERT', 'UPDATE')
      union all
      select 'future', h.name, d.privilege_type, pg_catalog.concat_ws(': ',
        (select pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_namespace n where n.oid = d.defaclnamespace),
        case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
          when 'n' then 'schemas' else 'large objects' end)
      from defaults d join heard h on h.oid = d.grantee
      where not (d.grantee = 0 and d.defaclnamespace = 0 and d.defaclobjtype in ('f', 'T'))
      union all
      select 'member', v.name, 'MEMBER', h.oid::pg_catalog.regrole::text
      from heirs h join visitors v on v.name = h.name where h.oid <> v.oid
      union all
      select 'schema', h.name, x.privilege_type, pg_catalog.quote_ident(n.nspname)
      from pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) x join heard h on h.oid = x.grantee
      where x.privilege_type = 'CREATE' and n.nspname !~ '^pg_(toast|temp)'
      union all
      select 'schema', h.name, x.privilege_type, pg_catalog.quote_ident(d.datname)
      from pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) x join heard h on h.oid = x.grantee
      where x.privilege_type = 'CREATE' and d.datname = pg_catalog.current_database()
    )
    select distinct * from opened order by 1, 2, 4, 3`);
}

/** What can be done after, and could not before. */
export function newOpenings(before: readonly Opening[], after: readonly Opening[]): Opening[] {
  const key = ({ opens, to, may, on }: Opening) => JSON.stringify([opens, to, may, on]);
  const known = new Set(before.map(key));
  return after.filter((one) => !known.has(key(one)));
}
