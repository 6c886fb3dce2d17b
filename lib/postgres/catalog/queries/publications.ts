import { constantSql, type Fragment, sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, owner, qualified } from '../fragments';

const COLUMN_LISTS_SINCE = 150000;

/** Column lists, row filters and whole schemas came with 15. */
function parts(serverVersion: number): { readonly table: Fragment; readonly schemas: Fragment } {
  const name = qualified('n.nspname', 'c.relname').fragment;
  if (serverVersion < COLUMN_LISTS_SINCE) return { table: constantSql(name), schemas: constantSql('null') };
  return {
    table: constantSql(
      `${name} || coalesce(' (' || (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) ` +
        `from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum = any(r.prattrs)) || ')', '') ` +
        `|| coalesce(' where (' || pg_catalog.pg_get_expr(r.prqual, r.prrelid) || ')', '')`,
    ),
    schemas: constantSql(
      `(select pg_catalog.string_agg(pg_catalog.quote_ident(ns.nspname), ', ' order by ns.nspname) ` +
        `from pg_catalog.pg_publication_namespace pn join pg_catalog.pg_namespace ns on ns.oid = pn.pnnspid where pn.pnpubid = p.oid)`,
    ),
  };
}

/**
 * Publications of the database with their tables of these schemas, one a line: `public.a (id, b) where (id > 5)`.
 * A generated column is published from 18 on where the publication says so.
 */
export const publications: CatalogQuery = (schemas, serverVersion) => {
  const { table, schemas: whole } = parts(serverVersion);
  return sql`
  select 'publication' as kind, pg_catalog.quote_ident(p.pubname) as name, null as parent,
    pg_catalog.json_build_object(
      'tables', (select pg_catalog.string_agg(${table}, E'\\n' order by n.nspname, c.relname)
        from pg_catalog.pg_publication_rel r
        join pg_catalog.pg_class c on c.oid = r.prrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where r.prpubid = p.oid and n.nspname = any(${schemas})),
      'schemas', ${whole},
      'allTables', case when p.puballtables then 'yes' end,
      'operations', pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
        case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
        case when p.pubtruncate then 'truncate' end),
      'viaRoot', case when p.pubviaroot then 'yes' end,
      'generatedColumns', case pg_catalog.to_json(p) ->> 'pubgencols' when 's' then 'stored' end,
      'owner', ${owner('p.pubowner')},
      'comment', ${comment('pg_publication', 'p.oid')}
    ) as properties
  from pg_catalog.pg_publication p
  order by p.oid`;
};
