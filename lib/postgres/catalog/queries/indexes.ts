import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, goesWithExtension, inExtension, qualified, tablespace } from '../fragments';

/** Indexes that no constraint stands for. */
export const indexes: CatalogQuery = (schemas) => sql`
  select 'index' as kind,
    ${qualified('n.nspname', 'ic.relname')} as name,
    ${qualified('n.nspname', 'tc.relname')} as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.pg_get_indexdef(i.indexrelid),
      'valid', case when i.indisvalid and i.indisready then null else 'no' end,
      'clustered', case when i.indisclustered then 'yes' end,
      'attachedTo', h.inhparent::pg_catalog.regclass::text,
      'statistics', (select pg_catalog.string_agg(a.attnum || '=' || a.attstattarget, ', ' order by a.attnum)
        from pg_catalog.pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget >= 0),
      'tablespace', ${tablespace('ic.reltablespace')},
      'extensionDependency', ${goesWithExtension('pg_class', 'ic.oid')},
      'comment', ${comment('pg_class', 'ic.oid')}
    ) as properties
  from pg_catalog.pg_index i
  join pg_catalog.pg_class ic on ic.oid = i.indexrelid
  join pg_catalog.pg_class tc on tc.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = tc.relnamespace
  left join pg_catalog.pg_inherits h on h.inhrelid = i.indexrelid
  where n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'tc.oid')}
    and not exists (select from pg_catalog.pg_constraint k
      where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by ic.oid`;
