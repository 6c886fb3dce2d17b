import { constantSql, type Fragment, ident, sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, optionList, privileges, qualified } from '../fragments';

const COMPRESSION_SINCE = 140000;

/** `pg_attribute.attcompression` exists from 14 on; before, no column has any. */
function compression(serverVersion: number): Fragment {
  const name = serverVersion >= COMPRESSION_SINCE ? 'attcompression' : 'attalign';
  return ident('a', name);
}

const NOT_NULL_CONSTRAINTS_SINCE = 180000;

/** From 18 on a NOT NULL may be there without having been checked. */
function notValid(serverVersion: number): Fragment {
  if (serverVersion < NOT_NULL_CONSTRAINTS_SINCE) return constantSql('');
  return constantSql(
    " || case when exists (select from pg_catalog.pg_constraint nn where nn.conrelid = a.attrelid and nn.contype = 'n' " +
      "and nn.conkey = array[a.attnum] and not nn.convalidated) then ' not valid' else '' end",
  );
}

/**
 * Columns of tables, views and composite types. `position` is the rank among the columns that are there, so a
 * dropped column before it leaves no trace; `definition` is what ADD COLUMN would take.
 */
export const columns: CatalogQuery = (schemas, serverVersion) => sql`
  select 'column' as kind,
    ${qualified('n.nspname', 'c.relname')} || '.' || pg_catalog.quote_ident(a.attname) as name,
    ${qualified('n.nspname', 'c.relname')} as parent,
    pg_catalog.json_build_object(
      'position', pg_catalog.row_number() over (partition by c.oid order by a.attnum),
      'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
      'notNull', case when a.attnotnull then 'not null'${notValid(serverVersion)} end,
      'default', case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
      'generated', case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
      'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
      'collation', case when a.attcollation <> t.typcollation and a.attcollation <> 0
        then ${qualified('cn.nspname', 'co.collname')} end,
      'storage', case when a.attstorage <> t.typstorage and c.relkind in ('r', 'p', 'm')
        then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end,
      'compression', case ${compression(serverVersion)} when 'p' then 'pglz' when 'l' then 'lz4' end,
      'statistics', case when a.attstattarget >= 0 then a.attstattarget end,
      'options', ${optionList('a.attoptions')},
      'foreignOptions', ${optionList('a.attfdwoptions')},
      'virtual', case a.attgenerated when 'v' then 'yes' end,
      'inherited', case when a.attinhcount > 0 then 'yes' end,
      'local', case when a.attinhcount > 0 and a.attislocal then 'yes' end,
      'privileges', case when a.attacl is not null then ${privileges('a.attacl', 'c', 'c.relowner')} end,
      'comment', ${comment('pg_class', 'c.oid', 'a.attnum')},
      'of', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'c' then 'type'
        when 'f' then 'foreign table' end
    ) as properties
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join pg_catalog.pg_collation co on co.oid = a.attcollation
  left join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
  where c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and a.attnum > 0 and not a.attisdropped
    and n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by c.oid, a.attnum`;
