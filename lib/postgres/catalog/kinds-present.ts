import { constantSql, type Fragment } from '../sql';

/** What a catalog query needs to find anything at all: it is not asked where there is none. */
export type Presence =
  | 'table'
  | 'sequence'
  | 'view'
  | 'composite'
  | 'index'
  | 'function'
  | 'aggregate'
  | 'type'
  | 'domain'
  | 'constraint'
  | 'collation'
  | 'operator'
  | 'operator class'
  | 'cast'
  | 'text search'
  | 'statistics'
  | 'rule'
  | 'trigger'
  | 'policy'
  | 'publication'
  | 'server'
  | 'default privileges'
  | 'language'
  | 'access method'
  | 'foreign data wrapper'
  | 'conversion'
  | 'operator family'
  | 'transform'
  | 'event trigger'
  | 'security label';

/** Parts of a query whose first parameter is the list of schemas. */
export const KINDS_SCOPE: Fragment = constantSql(`
    scope as (select oid from pg_catalog.pg_namespace where nspname = any($1)),
    class as (select distinct relkind as kind from pg_catalog.pg_class where relnamespace in (select oid from scope)),
    routine as (select distinct prokind as kind from pg_catalog.pg_proc where pronamespace in (select oid from scope)),
    type as (select distinct typtype as kind from pg_catalog.pg_type
      where typnamespace in (select oid from scope) and typcategory <> 'A' and typtype in ('e', 'r', 'b', 'd'))`);

/**
 * Which kinds of objects these schemas hold, as an array. To plan a query over the catalog takes longer than to find
 * nothing with it, and most schemas hold few kinds. Stands in a query that begins with `KINDS_SCOPE`.
 */
export const KINDS_PRESENT: Fragment = constantSql(`
    pg_catalog.array_remove(array[
      case when exists (select from class where kind in ('r', 'p', 'f')) then 'table' end,
      case when exists (select from class where kind = 'S') then 'sequence' end,
      case when exists (select from class where kind in ('v', 'm')) then 'view' end,
      case when exists (select from class where kind = 'c') then 'composite' end,
      case when exists (select from class where kind in ('i', 'I')) then 'index' end,
      case when exists (select from routine where kind <> 'a') then 'function' end,
      case when exists (select from routine where kind = 'a') then 'aggregate' end,
      case when exists (select from type where kind <> 'd') then 'type' end,
      case when exists (select from type where kind = 'd') then 'domain' end,
      case when exists (select from pg_catalog.pg_constraint where connamespace in (select oid from scope)) then 'constraint' end,
      case when exists (select from pg_catalog.pg_collation where collnamespace in (select oid from scope)) then 'collation' end,
      case when exists (select from pg_catalog.pg_operator where oprnamespace in (select oid from scope)) then 'operator' end,
      case when exists (select from pg_catalog.pg_opclass where opcnamespace in (select oid from scope)) then 'operator class' end,
      case when exists (select from pg_catalog.pg_cast where oid >= 16384) then 'cast' end,
      case when exists (select from pg_catalog.pg_ts_config where cfgnamespace in (select oid from scope))
        or exists (select from pg_catalog.pg_ts_dict where dictnamespace in (select oid from scope))
        or exists (select from pg_catalog.pg_ts_parser where prsnamespace in (select oid from scope))
        or exists (select from pg_catalog.pg_ts_template where tmplnamespace in (select oid from scope)) then 'text search' end,
      case when exists (select from pg_catalog.pg_statistic_ext where stxnamespace in (select oid from scope)) then 'statistics' end,
      case when exists (select from pg_catalog.pg_rewrite where oid >= 16384 and rulename <> '_RETURN') then 'rule' end,
      case when exists (select from pg_catalog.pg_trigger where not tgisinternal) then 'trigger' end,
      case when exists (select from pg_catalog.pg_policy) then 'policy' end,
      case when exists (select from pg_catalog.pg_publication) then 'publication' end,
      case when exists (select from pg_catalog.pg_foreign_server) then 'server' end,
      case when exists (select from pg_catalog.pg_default_acl) then 'default privileges' end,
      case when exists (select from pg_catalog.pg_language where oid >= 16384) then 'language' end,
      case when exists (select from pg_catalog.pg_am where oid >= 16384) then 'access method' end,
      case when exists (select from pg_catalog.pg_foreign_data_wrapper) then 'foreign data wrapper' end,
      case when exists (select from pg_catalog.pg_conversion where connamespace in (select oid from scope)) then 'conversion' end,
      case when exists (select from pg_catalog.pg_opfamily where opfnamespace in (select oid from scope)) then 'operator family' end,
      case when exists (select from pg_catalog.pg_transform) then 'transform' end,
      case when exists (select from pg_catalog.pg_event_trigger) then 'event trigger' end,
      case when exists (select from pg_catalog.pg_seclabel) then 'security label' end
    ]::text[], null)`);
