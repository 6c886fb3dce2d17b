import { constantSql, type Fragment, sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges, qualified } from '../fragments';

const MULTIRANGE_SINCE = 140000;

function multirange(serverVersion: number): Fragment {
  if (serverVersion < MULTIRANGE_SINCE) return constantSql('null');
  return constantSql(`case when r.rngmultitypid <> 0 then pg_catalog.format_type(r.rngmultitypid, null) end`);
}

/** What CREATE TYPE took for a base type, in one line. */
const BASE_TYPE = constantSql(
  `pg_catalog.concat_ws(', ', 'input ' || t.typinput, 'output ' || t.typoutput, 'receive ' || nullif(t.typreceive::text, '-'), ` +
    `'send ' || nullif(t.typsend::text, '-'), 'modifiers in ' || nullif(t.typmodin::text, '-'), ` +
    `'modifiers out ' || nullif(t.typmodout::text, '-'), 'analyze ' || nullif(t.typanalyze::text, '-'), ` +
    `'subscript ' || nullif(pg_catalog.to_json(t) ->> 'typsubscript', '-'), 'length ' || t.typlen, ` +
    `case when t.typbyval then 'by value' end, 'align ' || t.typalign::text, 'storage ' || t.typstorage::text, ` +
    `'category ' || t.typcategory::text, case when t.typispreferred then 'preferred' end, 'delimiter ' || t.typdelim::text, ` +
    `case when t.typelem <> 0 then 'element ' || pg_catalog.format_type(t.typelem, null) end, ` +
    `'default ' || t.typdefault, case when t.typcollation <> 0 then 'collatable' end)`,
);

/** Enums, ranges, composite and base types; the fields of a composite type are columns. */
export const types: CatalogQuery = (schemas, serverVersion) => sql`
  select 'type' as kind,
    ${qualified('n.nspname', 't.typname')} as name,
    null as parent,
    pg_catalog.json_build_object(
      'class', case t.typtype when 'e' then 'enum' when 'r' then 'range' when 'c' then 'composite' else 'base' end,
      'labels', e.labels,
      'subtype', pg_catalog.format_type(r.rngsubtype, null),
      'subtypeClass', (select ${qualified('on_.nspname', 'oc.opcname')} from pg_catalog.pg_opclass oc
        join pg_catalog.pg_namespace on_ on on_.oid = oc.opcnamespace where oc.oid = r.rngsubopc and not oc.opcdefault),
      'subtypeDifference', nullif(r.rngsubdiff::text, '-'),
      'collation', case when r.rngcollation <> 0 and r.rngcollation <> rt.typcollation
        then ${qualified('rcn.nspname', 'rco.collname')} end,
      'multirange', ${multirange(serverVersion)},
      'canonical', nullif(r.rngcanonical::text, '-'),
      'attributes', case when t.typtype = 'b' then ${BASE_TYPE} end,
      'owner', ${owner('t.typowner')},
      'privileges', ${privileges('t.typacl', 'T', 't.typowner')},
      'comment', ${comment('pg_type', 't.oid')}
    ) as properties
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  left join pg_catalog.pg_class c on c.oid = t.typrelid
  left join (
    select enumtypid, pg_catalog.string_agg(pg_catalog.quote_literal(enumlabel), ', ' order by enumsortorder) as labels
    from pg_catalog.pg_enum group by enumtypid
  ) e on e.enumtypid = t.oid
  left join pg_catalog.pg_range r on r.rngtypid = t.oid
  left join pg_catalog.pg_type rt on rt.oid = r.rngsubtype
  left join pg_catalog.pg_collation rco on rco.oid = r.rngcollation
  left join pg_catalog.pg_namespace rcn on rcn.oid = rco.collnamespace
  where (t.typtype in ('e', 'r') or (t.typtype = 'c' and c.relkind = 'c')
      or (t.typtype = 'b' and t.typcategory <> 'A' and t.typisdefined))
    and n.nspname = any(${schemas}) and not ${inExtension('pg_type', 't.oid')}
  order by t.oid`;

/** Domains; their checks are constraints. */
export const domains: CatalogQuery = (schemas) => sql`
  select 'domain' as kind,
    ${qualified('n.nspname', 't.typname')} as name,
    null as parent,
    pg_catalog.json_build_object(
      'type', pg_catalog.format_type(t.typbasetype, t.typtypmod),
      'notNull', case when t.typnotnull then 'not null' end,
      'default', t.typdefault,
      'collation', case when t.typcollation <> b.typcollation and t.typcollation <> 0
        then ${qualified('cn.nspname', 'co.collname')} end,
      'owner', ${owner('t.typowner')},
      'privileges', ${privileges('t.typacl', 'T', 't.typowner')},
      'comment', ${comment('pg_type', 't.oid')}
    ) as properties
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  join pg_catalog.pg_type b on b.oid = t.typbasetype
  left join pg_catalog.pg_collation co on co.oid = t.typcollation
  left join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
  where t.typtype = 'd' and n.nspname = any(${schemas}) and not ${inExtension('pg_type', 't.oid')}
  order by t.oid`;
