import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges } from '../fragments';

/** The schemas themselves; `public` belongs to the server's layout and is left out. */
export const namespaces: CatalogQuery = (schemas) => sql`
  select 'schema' as kind, pg_catalog.quote_ident(n.nspname) as name, null as parent,
    pg_catalog.json_build_object(
      'owner', ${owner('n.nspowner')},
      'privileges', ${privileges('n.nspacl', 'n', 'n.nspowner')},
      'comment', ${comment('pg_namespace', 'n.oid')}
    ) as properties
  from pg_catalog.pg_namespace n
  where n.nspname = any(${schemas}) and n.nspname <> 'public' and not ${inExtension('pg_namespace', 'n.oid')}
  order by n.oid`;

/** Extensions of the database, whatever schema they are in. */
export const extensions: CatalogQuery = (schemas) => sql`
  select 'extension' as kind, pg_catalog.quote_ident(e.extname) as name, null as parent,
    pg_catalog.json_build_object('schema', n.nspname, 'version', e.extversion) as properties
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname <> 'plpgsql' and ${schemas}::text[] is not null
  order by e.oid`;

/** Foreign servers that foreign tables of these schemas use. */
export const servers: CatalogQuery = (schemas) => sql`
  select 'server' as kind, pg_catalog.quote_ident(s.srvname) as name, null as parent,
    pg_catalog.json_build_object(
      'wrapper', w.fdwname, 'type', s.srvtype, 'version', s.srvversion,
      'owner', ${owner('s.srvowner')},
      'comment', ${comment('pg_foreign_server', 's.oid')}
    ) as properties
  from pg_catalog.pg_foreign_server s
  join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
  where exists (select from pg_catalog.pg_foreign_table f join pg_catalog.pg_class c on c.oid = f.ftrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where f.ftserver = s.oid and n.nspname = any(${schemas}))
  order by s.oid`;

/** Publications that were made for tables of these schemas, with those tables. */
export const publications: CatalogQuery = (schemas) => sql`
  select 'publication' as kind, pg_catalog.quote_ident(p.pubname) as name, null as parent,
    pg_catalog.json_build_object(
      'tables', pg_catalog.string_agg(c.oid::pg_catalog.regclass::text, ', ' order by n.nspname, c.relname),
      'operations', pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
        case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
        case when p.pubtruncate then 'truncate' end)
    ) as properties
  from pg_catalog.pg_publication p
  join pg_catalog.pg_publication_rel r on r.prpubid = p.oid
  join pg_catalog.pg_class c on c.oid = r.prrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any(${schemas})
  group by p.oid, p.pubname, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate
  order by p.oid`;

/** What new objects of a role get by default in these schemas. */
export const defaultPrivileges: CatalogQuery = (schemas) => sql`
  select 'default privileges' as kind,
    pg_catalog.format('%s in %I on %s', ${owner('d.defaclrole')}, n.nspname,
      case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
        when 'T' then 'types' else 'schemas' end) as name,
    null as parent,
    pg_catalog.json_build_object('privileges', ${privileges('d.defaclacl', 'r', 'd.defaclrole')}) as properties
  from pg_catalog.pg_default_acl d
  join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
  where n.nspname = any(${schemas})
  order by d.oid`;
