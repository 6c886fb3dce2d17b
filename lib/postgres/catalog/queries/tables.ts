import { constantSql, type Fragment, sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import {
  accessMethod,
  comment,
  inExtension,
  optionList,
  owner,
  privileges,
  qualified,
  tablespace,
  toastOptions,
} from '../fragments';

const DETACH_CONCURRENTLY_SINCE = 140000;

/** A partition that DETACH … CONCURRENTLY left half attached. */
function detaching(serverVersion: number): Fragment {
  if (serverVersion < DETACH_CONCURRENTLY_SINCE) return constantSql('null');
  return constantSql("case when pg_catalog.bool_or(h.inhdetachpending) then 'half done' end");
}

/** Tables, partitioned tables and foreign tables. */
export const tables: CatalogQuery = (schemas, serverVersion) => sql`
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
      'detaching', i.detaching,
      'options', ${optionList('c.reloptions')},
      'toastOptions', ${toastOptions('c.reltoastrelid')},
      'accessMethod', ${accessMethod('c.relam')},
      'replicaIdentity', case c.relreplident when 'n' then 'nothing' when 'f' then 'full' when 'i' then
        (select 'index ' || pg_catalog.quote_ident(rc.relname) from pg_catalog.pg_index ri
          join pg_catalog.pg_class rc on rc.oid = ri.indexrelid where ri.indrelid = c.oid and ri.indisreplident) end,
      'tablespace', ${tablespace('c.reltablespace')},
      'server', s.srvname,
      'foreignOptions', ${optionList('f.ftoptions')},
      'owner', ${owner('c.relowner')},
      'privileges', ${privileges('c.relacl', 'r', 'c.relowner')},
      'comment', ${comment('pg_class', 'c.oid')}
    ) as properties
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid
  left join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
  left join (
    select h.inhrelid, pg_catalog.string_agg(h.inhparent::pg_catalog.regclass::text, ', ' order by h.inhseqno) as parents,
      ${detaching(serverVersion)} as detaching
    from pg_catalog.pg_inherits h group by h.inhrelid
  ) i on i.inhrelid = c.oid
  where c.relkind in ('r', 'p', 'f') and n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by c.oid`;
