import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, optionList, qualified, tablespace } from '../fragments';

/**
 * Primary keys, unique, check, foreign-key and exclusion constraints of tables, and checks of domains. The
 * copies of a foreign key that Postgres keeps per partition come and go with it and are left out. `enforcement`
 * tells that the triggers behind a key are switched off, here or in a partition (DISABLE TRIGGER ALL).
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
      'local', case when c.coninhcount > 0 and c.conislocal then 'yes' end,
      'enforcement', off.state,
      'indexValid', case when c.contype in ('p', 'u', 'x') and not (i.indisvalid and i.indisready) then 'no' end,
      'clustered', case when c.contype in ('p', 'u', 'x') and i.indisclustered then 'yes' end,
      'indexOptions', ${optionList('ic.reloptions')},
      'indexTablespace', ${tablespace('ic.reltablespace')},
      'indexComment', ${comment('pg_class', 'ic.oid')},
      'indexStatistics', (select pg_catalog.string_agg(s.attnum || '=' || s.attstattarget, ', ' order by s.attnum)
        from pg_catalog.pg_attribute s where s.attrelid = ic.oid and s.attstattarget >= 0),
      'comment', ${comment('pg_constraint', 'c.oid')},
      'of', case when t.oid is not null then 'domain' when r.relkind = 'f' then 'foreign table' end
    ) as properties
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_namespace n on n.oid = c.connamespace
  left join pg_catalog.pg_class r on r.oid = c.conrelid
  left join pg_catalog.pg_type t on t.oid = c.contypid
  left join pg_catalog.pg_index i on i.indexrelid = c.conindid and c.contype in ('p', 'u', 'x')
  left join pg_catalog.pg_class ic on ic.oid = i.indexrelid
  left join (
    with recursive disabled as (
      select tg.tgconstraint as oid, tg.tgenabled as state from pg_catalog.pg_trigger tg
        where tg.tgisinternal and tg.tgconstraint <> 0 and tg.tgenabled <> 'O'
      union select up.conparentid, d.state from disabled d
        join pg_catalog.pg_constraint up on up.oid = d.oid where up.conparentid <> 0)
    select oid, case pg_catalog.min(state::text) when 'D' then 'disabled' when 'R' then 'replica only' else 'always' end as state
      from disabled group by oid
  ) off on off.oid = c.oid
  where c.contype in ('p', 'u', 'c', 'f', 'x') and not (c.contype = 'f' and c.conparentid <> 0) and n.nspname = any(${schemas})
    and (r.oid is not null or t.oid is not null)
    and not ${inExtension('pg_class', 'c.conrelid')} and not ${inExtension('pg_type', 'c.contypid')}
  order by c.oid`;
