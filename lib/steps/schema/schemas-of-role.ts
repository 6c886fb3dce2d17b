import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';

/** Schemas in which the connected role owns anything, in order; Supabase’s home of extensions is not counted. */
export async function schemasOfRole(client: ReadClient): Promise<string[]> {
  const rows = await client.rows<{ name: string }>(
    sql`with me as (select oid from pg_catalog.pg_roles where rolname = current_user),
      member as (select classid, objid from pg_catalog.pg_depend where deptype = 'e'),
      owned as (
        select relnamespace as schema, 'pg_catalog.pg_class'::regclass as catalog, c.oid from pg_catalog.pg_class c, me
          where relowner = me.oid
        union all select pronamespace, 'pg_catalog.pg_proc'::regclass, p.oid from pg_catalog.pg_proc p, me
          where proowner = me.oid
        union all select typnamespace, 'pg_catalog.pg_type'::regclass, t.oid from pg_catalog.pg_type t, me
          where typowner = me.oid
        union all select collnamespace, 'pg_catalog.pg_collation'::regclass, c.oid from pg_catalog.pg_collation c, me
          where collowner = me.oid
        union all select connamespace, 'pg_catalog.pg_conversion'::regclass, c.oid from pg_catalog.pg_conversion c, me
          where conowner = me.oid
        union all select oprnamespace, 'pg_catalog.pg_operator'::regclass, o.oid from pg_catalog.pg_operator o, me
          where oprowner = me.oid
        union all select opcnamespace, 'pg_catalog.pg_opclass'::regclass, o.oid from pg_catalog.pg_opclass o, me
          where opcowner = me.oid
        union all select cfgnamespace, 'pg_catalog.pg_ts_config'::regclass, c.oid from pg_catalog.pg_ts_config c, me
          where cfgowner = me.oid
        union all select dictnamespace, 'pg_catalog.pg_ts_dict'::regclass, d.oid from pg_catalog.pg_ts_dict d, me
          where dictowner = me.oid
        union all select stxnamespace, 'pg_catalog.pg_statistic_ext'::regclass, s.oid from pg_catalog.pg_statistic_ext s, me
          where stxowner = me.oid
        union all select n.oid, 'pg_catalog.pg_namespace'::regclass, n.oid from pg_catalog.pg_namespace n, me
          where nspowner = me.oid)
      select distinct n.nspname::text as name from owned o join pg_catalog.pg_namespace n on n.oid = o.schema
      where n.nspname <> 'extensions' and n.nspname !~ '^pg_'
        and not exists (select from member m where m.classid = o.catalog and m.objid = o.oid)
      order by 1`,
  );
  return rows.map(({ name }) => name);
}
