import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, qualified } from '../fragments';

/**
 * Primary keys, unique, check, foreign-key and exclusion constraints of tables, and checks of domains. The
 * copies of a foreign key that Postgres keeps per partition come and go with it and are left out.
 */
export const constraints: CatalogQuery = (schemas) => sql`
  select 'constraint' as kind,
    coalesce(${qualified('n.nspname', 'r.relname')}, ${qualified('n.nspname', 't.typname')})
      || '.' || pg_catalog.quote_ident(c.conname) as name,
    coalesce(${qualified('n.nspname', 'r.relname')}, ${qualified('n.nspname', 't.typname')}) as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(c.oid), ' NOT VALID$', ''),
      'class', case c.contype when 'p' then 'primary key' when 'u' then 'unique' when 'c' then 'check'
        when 'f' then 'foreign key' when 'x' then 'exclusion' end,
      'validated', case when c.convalidated then null else 'no' end,
      'inherited', case when c.coninhcount > 0 then 'yes' end,
      'indexValid', case when c.contype in ('p', 'u', 'x') and not (i.indisvalid and i.indisready) then 'no' end,
      'clustered', case when c.contype in ('p', 'u', 'x') and i.indisclustered then 'yes' end,
      'indexOptions', case when c.contype in ('p', 'u', 'x') then
        (select pg_catalog.string_agg(o, ', ' order by o collate "C") from pg_catalog.unnest(ic.reloptions) o) end,
      'comment', ${comment('pg_constraint', 'c.oid')},
      'of', case when t.oid is not null then 'domain' when r.relkind = 'f' then 'foreign table' end
    ) as properties
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_namespace n on n.oid = c.connamespace
  left join pg_catalog.pg_class r on r.oid = c.conrelid
  left join pg_catalog.pg_type t on t.oid = c.contypid
  left join pg_catalog.pg_index i on i.indexrelid = c.conindid and c.contype in ('p', 'u', 'x')
  left join pg_catalog.pg_class ic on ic.oid = i.indexrelid
  where c.contype in ('p', 'u', 'c', 'f', 'x') and not (c.contype = 'f' and c.conparentid <> 0) and n.nspname = any(${schemas})
    and (r.oid is not null or t.oid is not null)
    and not ${inExtension('pg_class', 'c.conrelid')} and not ${inExtension('pg_type', 'c.contypid')}
  order by c.oid`;
