import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges, qualified } from '../fragments';

/** Conversions between encodings. */
export const conversions: CatalogQuery = (schemas) => sql`
  select 'conversion' as kind, ${qualified('n.nspname', 'c.conname')} as name, null as parent,
    pg_catalog.json_build_object(
      'from', pg_catalog.pg_encoding_to_char(c.conforencoding), 'to', pg_catalog.pg_encoding_to_char(c.contoencoding),
      'function', c.conproc::text,
      'default', case when c.condefault then 'yes' end,
      'owner', ${owner('c.conowner')},
      'comment', ${comment('pg_conversion', 'c.oid')}
    ) as properties
  from pg_catalog.pg_conversion c
  join pg_catalog.pg_namespace n on n.oid = c.connamespace
  where n.nspname = any(${schemas}) and not ${inExtension('pg_conversion', 'c.oid')}
  order by c.oid`;

/** Event triggers, of the whole database. */
export const eventTriggers: CatalogQuery = () => sql`
  select 'event trigger' as kind, pg_catalog.quote_ident(e.evtname) as name, null as parent,
    pg_catalog.json_build_object(
      'event', e.evtevent, 'function', e.evtfoid::pg_catalog.regprocedure::text,
      'tags', (select pg_catalog.string_agg(pg_catalog.quote_literal(tag), ', ' order by tag) from pg_catalog.unnest(e.evttags) tag),
      'enabled', case e.evtenabled when 'O' then null when 'D' then 'disabled' when 'R' then 'replica' else 'always' end,
      'owner', ${owner('e.evtowner')},
      'comment', ${comment('pg_event_trigger', 'e.oid')}
    ) as properties
  from pg_catalog.pg_event_trigger e
  where not ${inExtension('pg_event_trigger', 'e.oid')}
  order by e.oid`;

/** Procedural languages that somebody made without an extension. */
export const languages: CatalogQuery = () => sql`
  select 'language' as kind, pg_catalog.quote_ident(l.lanname) as name, null as parent,
    pg_catalog.json_build_object(
      'trusted', case when l.lanpltrusted then 'yes' end,
      'handler', nullif(l.lanplcallfoid, 0)::pg_catalog.regprocedure::text,
      'inline', nullif(l.laninline, 0)::pg_catalog.regprocedure::text,
      'validator', nullif(l.lanvalidator, 0)::pg_catalog.regprocedure::text,
      'owner', ${owner('l.lanowner')},
      'privileges', ${privileges('l.lanacl', 'l', 'l.lanowner')},
      'comment', ${comment('pg_language', 'l.oid')}
    ) as properties
  from pg_catalog.pg_language l
  where l.oid >= 16384 and not ${inExtension('pg_language', 'l.oid')}
  order by l.oid`;

/** How a type's values travel to and from a procedural language. */
export const transforms: CatalogQuery = (schemas) => sql`
  select 'transform' as kind,
    'for ' || pg_catalog.format_type(x.trftype, null) || ' language ' || pg_catalog.quote_ident(l.lanname) as name,
    null as parent,
    pg_catalog.json_build_object(
      'fromSql', nullif(x.trffromsql, 0)::pg_catalog.regprocedure::text,
      'toSql', nullif(x.trftosql, 0)::pg_catalog.regprocedure::text,
      'comment', ${comment('pg_transform', 'x.oid')}
    ) as properties
  from pg_catalog.pg_transform x
  join pg_catalog.pg_language l on l.oid = x.trflang
  where ${schemas}::text[] is not null and not ${inExtension('pg_transform', 'x.oid')}
  order by x.oid`;

/** Access methods that somebody made without an extension. */
export const accessMethods: CatalogQuery = () => sql`
  select 'access method' as kind, pg_catalog.quote_ident(m.amname) as name, null as parent,
    pg_catalog.json_build_object(
      'type', case m.amtype when 't' then 'table' else 'index' end, 'handler', m.amhandler::text,
      'comment', ${comment('pg_am', 'm.oid')}
    ) as properties
  from pg_catalog.pg_am m
  where m.oid >= 16384 and not ${inExtension('pg_am', 'm.oid')}
  order by m.oid`;

/** Labels that security providers (pgsodium, sepgsql) read, on what is in these schemas. */
export const securityLabels: CatalogQuery = (schemas) => sql`
  select 'security label' as kind, pg_catalog.quote_ident(l.provider) || ' on ' || o.type || ' ' || o.identity as name,
    null as parent,
    pg_catalog.json_build_object('label', l.label) as properties
  from pg_catalog.pg_seclabel l
  cross join lateral pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) o
  where o.schema = any(${schemas}) or (o.type = 'schema' and o.name = any(${schemas}))
  order by 2`;
