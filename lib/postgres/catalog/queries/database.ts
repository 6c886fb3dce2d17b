import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges } from '../fragments';

/**
 * The schemas themselves, `public` among them: who may create in it is part of what a file says. Where `public` is
 * pg_database_owner's, the database's owner is told too: it may do all there, with a grant of its own or without.
 */
export const namespaces: CatalogQuery = (schemas) => sql`
  select 'schema' as kind, pg_catalog.quote_ident(n.nspname) as name, null as parent,
    pg_catalog.json_build_object(
      'owner', ${owner('n.nspowner')},
      'privileges', ${privileges('n.nspacl', 'n', 'n.nspowner')},
      'comment', ${comment('pg_namespace', 'n.oid')},
      'databaseOwner', case when pg_catalog.pg_get_userbyid(n.nspowner) = 'pg_database_owner' then
        (select pg_catalog.pg_get_userbyid(datdba) from pg_catalog.pg_database where datname = pg_catalog.current_database()) end
    ) as properties
  from pg_catalog.pg_namespace n
  where n.nspname = any(${schemas}) and not ${inExtension('pg_namespace', 'n.oid')}
  order by n.oid`;

/** Extensions of the database, whatever schema they are in. */
export const extensions: CatalogQuery = (schemas) => sql`
  select 'extension' as kind, pg_catalog.quote_ident(e.extname) as name, null as parent,
    pg_catalog.json_build_object('schema', n.nspname, 'version', e.extversion) as properties
  from pg_catalog.pg_extension e
  join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname <> 'plpgsql' and ${schemas}::text[] is not null
  order by e.oid`;

/** What new objects of a role get by default in these schemas and, without a schema, in all. */
export const defaultPrivileges: CatalogQuery = (schemas) => sql`
  select 'default privileges' as kind,
    ${owner('d.defaclrole')} || coalesce(' in ' || pg_catalog.quote_ident(n.nspname), '') || ' on ' ||
      case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
        when 'T' then 'types' when 'L' then 'large objects' else 'schemas' end as name,
    null as parent,
    pg_catalog.json_build_object('privileges', ${privileges('d.defaclacl', 'r', 'd.defaclrole')}) as properties
  from pg_catalog.pg_default_acl d
  left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
  where n.nspname = any(${schemas}) or d.defaclnamespace = 0
  order by d.oid`;
