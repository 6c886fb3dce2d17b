import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges, qualified } from '../fragments';

/** Enums, ranges, composite and base types; the fields of a composite type are columns. */
export const types: CatalogQuery = (schemas) => sql`
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
      'canonical', nullif(r.rngcanonical::text, '-'),
      'input', case when t.typtype = 'b' then t.typinput::text end,
      'output', case when t.typtype = 'b' then t.typoutput::text end,
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
  where (t.typtype in ('e', 'r') or (t.typtype = 'c' and c.relkind = 'c')
      or (t.typtype = 'b' and t.typelem = 0 and t.typisdefined))
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
