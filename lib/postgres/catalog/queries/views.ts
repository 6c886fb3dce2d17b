import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import {
  accessMethod,
  comment,
  goesWithExtension,
  inExtension,
  optionList,
  owner,
  privileges,
  qualified,
  tablespace,
  toastOptions,
} from '../fragments';

/** Views and materialised views. */
export const views: CatalogQuery = (schemas) => sql`
  select case c.relkind when 'm' then 'materialized view' else 'view' end as kind,
    ${qualified('n.nspname', 'c.relname')} as name,
    null as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.pg_get_viewdef(c.oid),
      'options', ${optionList('c.reloptions')},
      'toastOptions', ${toastOptions('c.reltoastrelid')},
      'accessMethod', ${accessMethod('c.relam')},
      'tablespace', ${tablespace('c.reltablespace')},
      'extensionDependency', ${goesWithExtension('pg_class', 'c.oid')},
      'populated', case when c.relkind = 'm' and not c.relispopulated then 'no' end,
      'owner', ${owner('c.relowner')},
      'privileges', ${privileges('c.relacl', 'r', 'c.relowner')},
      'comment', ${comment('pg_class', 'c.oid')}
    ) as properties
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by c.oid`;

/** Rewrite rules other than the one that makes a view a view. */
export const rules: CatalogQuery = (schemas) => sql`
  select 'rule' as kind,
    ${qualified('n.nspname', 'c.relname')} || '.' || pg_catalog.quote_ident(r.rulename) as name,
    ${qualified('n.nspname', 'c.relname')} as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.pg_get_ruledef(r.oid),
      'enabled', case r.ev_enabled when 'O' then null when 'D' then 'disabled' when 'R' then 'replica' else 'always' end,
      'comment', ${comment('pg_rewrite', 'r.oid')}
    ) as properties
  from pg_catalog.pg_rewrite r
  join pg_catalog.pg_class c on c.oid = r.ev_class
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where r.rulename <> '_RETURN' and n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by r.oid`;
