import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges, qualified } from '../fragments';

/** Tables, partitioned tables and foreign tables. */
export const tables: CatalogQuery = (schemas) => sql`
  select case c.relkind when 'f' then 'foreign table' else 'table' end as kind,
    ${qualified('n.nspname', 'c.relname')} as name,
    null as parent,
    pg_catalog.json_build_object(
      'persistence', case c.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end,
      'partitionKey', case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end,
      'partitionBound', pg_catalog.pg_get_expr(c.relpartbound, c.oid),
      'parents', i.parents,
      'ofType', case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end,
      'rowSecurity', case when c.relrowsecurity then 'on' end,
      'forcedRowSecurity', case when c.relforcerowsecurity then 'on' end,
      'options', (select pg_catalog.string_agg(o, ', ' order by o collate "C") from pg_catalog.unnest(c.reloptions) o),
      'accessMethod', (select am.amname from pg_catalog.pg_am am where am.oid = c.relam and am.amname <> 'heap'),
      'replicaIdentity', case c.relreplident when 'd' then null when 'n' then 'nothing' when 'f' then 'full' else 'index' end,
      'tablespace', (select t.spcname from pg_catalog.pg_tablespace t where t.oid = c.reltablespace),
      'server', s.srvname,
      'foreignOptions', (select pg_catalog.string_agg(o, ', ' order by o collate "C") from pg_catalog.unnest(f.ftoptions) o),
      'owner', ${owner('c.relowner')},
      'privileges', ${privileges('c.relacl', 'r', 'c.relowner')},
      'comment', ${comment('pg_class', 'c.oid')}
    ) as properties
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid
  left join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
  left join (
    select h.inhrelid, pg_catalog.string_agg(h.inhparent::pg_catalog.regclass::text, ', ' order by h.inhseqno) as parents
    from pg_catalog.pg_inherits h group by h.inhrelid
  ) i on i.inhrelid = c.oid
  where c.relkind in ('r', 'p', 'f') and n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by c.oid`;
