import { constantSql, sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { cameWithType, comment, inExtension, owner, qualified } from '../fragments';

/** Collations made with CREATE COLLATION. */
export const collations: CatalogQuery = (schemas, serverVersion) => sql`
  select 'collation' as kind, ${qualified('n.nspname', 'c.collname')} as name, null as parent,
    pg_catalog.json_build_object(
      'provider', case c.collprovider when 'i' then 'icu' when 'c' then 'libc' when 'b' then 'builtin' else 'default' end,
      'locale', coalesce(pg_catalog.to_json(c) ->> 'colllocale', pg_catalog.to_json(c) ->> 'colliculocale', c.collcollate),
      'ctype', case when c.collctype <> c.collcollate then c.collctype end,
      'rules', pg_catalog.to_json(c) ->> 'collicurules',
      'encoding', case when c.collprovider = 'c' and c.collencoding >= 0 then pg_catalog.pg_encoding_to_char(c.collencoding) end,
      'deterministic', case when c.collisdeterministic then null else 'no' end,
      'owner', ${owner('c.collowner')},
      'comment', ${comment('pg_collation', 'c.oid')}
    ) as properties
  from pg_catalog.pg_collation c
  join pg_catalog.pg_namespace n on n.oid = c.collnamespace
  where n.nspname = any(${schemas}) and ${serverVersion}::int > 0 and not ${inExtension('pg_collation', 'c.oid')}
  order by c.oid`;

/** Operators. */
export const operators: CatalogQuery = (schemas) => sql`
  select 'operator' as kind,
    pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname,
      pg_catalog.format_type(nullif(o.oprleft, 0), null), pg_catalog.format_type(o.oprright, null)) as name,
    null as parent,
    pg_catalog.json_build_object(
      'function', o.oprcode::text, 'result', pg_catalog.format_type(o.oprresult, null),
      'commutator', nullif(o.oprcom::pg_catalog.regoperator::text, '0'),
      'negator', nullif(o.oprnegate::pg_catalog.regoperator::text, '0'),
      'restrict', nullif(o.oprrest::text, '-'), 'join', nullif(o.oprjoin::text, '-'),
      'hashes', case when o.oprcanhash then 'yes' end, 'merges', case when o.oprcanmerge then 'yes' end,
      'owner', ${owner('o.oprowner')},
      'comment', ${comment('pg_operator', 'o.oid')}
    ) as properties
  from pg_catalog.pg_operator o
  join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
  where n.nspname = any(${schemas}) and o.oprcode <> 0 and not ${inExtension('pg_operator', 'o.oid')}
  order by o.oid`;

/** Operators and functions of a family, in order. */
const FAMILY_OPERATORS = (family: string) =>
  constantSql(
    `(select pg_catalog.string_agg(ao.amopstrategy || ' ' || ao.amopopr::pg_catalog.regoperator::text ` +
      `|| case when ao.amoppurpose = 'o' then ' for order by ' || (select pg_catalog.format('%I.%I', sn.nspname, sf.opfname) ` +
      `from pg_catalog.pg_opfamily sf join pg_catalog.pg_namespace sn on sn.oid = sf.opfnamespace where sf.oid = ao.amopsortfamily) else '' end, ', ' ` +
      `order by ao.amopstrategy, ao.amopopr::pg_catalog.regoperator::text collate "C") ` +
      `from pg_catalog.pg_amop ao where ao.amopfamily = ${family})`,
  );
const FAMILY_FUNCTIONS = (family: string) =>
  constantSql(
    `(select pg_catalog.string_agg(ap.amprocnum || ' (' || pg_catalog.format_type(ap.amproclefttype, null) || ', ' ` +
      `|| pg_catalog.format_type(ap.amprocrighttype, null) || ') ' || ap.amproc::pg_catalog.regprocedure::text, ', ' ` +
      `order by ap.amprocnum, ap.amproc::pg_catalog.regprocedure::text collate "C") ` +
      `from pg_catalog.pg_amproc ap where ap.amprocfamily = ${family})`,
  );

/** Operator classes with the operators and functions they hold. */
export const operatorClasses: CatalogQuery = (schemas) => sql`
  select 'operator class' as kind,
    pg_catalog.format('%I.%I using %I', n.nspname, c.opcname, am.amname) as name, null as parent,
    pg_catalog.json_build_object(
      'type', pg_catalog.format_type(c.opcintype, null),
      'default', case when c.opcdefault then 'yes' end,
      'storage', case when c.opckeytype <> 0 then pg_catalog.format_type(c.opckeytype, null) end,
      'family', pg_catalog.format('%I.%I', fn.nspname, f.opfname),
      'operators', ${FAMILY_OPERATORS('c.opcfamily')},
      'functions', ${FAMILY_FUNCTIONS('c.opcfamily')},
      'owner', ${owner('c.opcowner')},
      'comment', ${comment('pg_opclass', 'c.oid')}
    ) as properties
  from pg_catalog.pg_opclass c
  join pg_catalog.pg_namespace n on n.oid = c.opcnamespace
  join pg_catalog.pg_am am on am.oid = c.opcmethod
  join pg_catalog.pg_opfamily f on f.oid = c.opcfamily
  join pg_catalog.pg_namespace fn on fn.oid = f.opfnamespace
  where n.nspname = any(${schemas}) and not ${inExtension('pg_opclass', 'c.oid')}
  order by c.oid`;

/** Operator families: an operator class makes one of its own name, and leaves it behind. */
export const operatorFamilies: CatalogQuery = (schemas) => sql`
  select 'operator family' as kind,
    pg_catalog.format('%I.%I using %I', n.nspname, f.opfname, am.amname) as name, null as parent,
    pg_catalog.json_build_object(
      'operators', ${FAMILY_OPERATORS('f.oid')},
      'functions', ${FAMILY_FUNCTIONS('f.oid')},
      'owner', ${owner('f.opfowner')},
      'comment', ${comment('pg_opfamily', 'f.oid')}
    ) as properties
  from pg_catalog.pg_opfamily f
  join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
  join pg_catalog.pg_am am on am.oid = f.opfmethod
  where n.nspname = any(${schemas}) and not ${inExtension('pg_opfamily', 'f.oid')}
  order by f.oid`;

/** Casts that call a function of these schemas, or that touch one of their types. */
export const casts: CatalogQuery = (schemas) => sql`
  select 'cast' as kind,
    pg_catalog.format('(%s as %s)', pg_catalog.format_type(c.castsource, null),
      pg_catalog.format_type(c.casttarget, null)) as name,
    null as parent,
    pg_catalog.json_build_object(
      'function', nullif(c.castfunc::pg_catalog.regprocedure::text, '-'),
      'context', case c.castcontext when 'i' then 'implicit' when 'a' then 'assignment' end,
      'method', case c.castmethod when 'i' then 'inout' when 'b' then 'binary' end,
      'comment', ${comment('pg_cast', 'c.oid')}
    ) as properties
  from pg_catalog.pg_cast c
  where c.oid >= 16384 and not ${inExtension('pg_cast', 'c.oid')} and not ${cameWithType('pg_cast', 'c.oid')} and exists (
    select from pg_catalog.pg_namespace n
    where n.nspname = any(${schemas}) and n.oid in (
      (select p.pronamespace from pg_catalog.pg_proc p where p.oid = c.castfunc),
      (select t.typnamespace from pg_catalog.pg_type t where t.oid = c.castsource),
      (select t.typnamespace from pg_catalog.pg_type t where t.oid = c.casttarget)))
  order by c.oid`;

/** Text search configurations with their mappings, dictionaries, parsers and templates. */
export const textSearch: CatalogQuery = (schemas) => sql`
  with scope as (select oid, nspname from pg_catalog.pg_namespace where nspname = any(${schemas}))
  select 'text search' as kind, 'configuration ' || ${qualified('n.nspname', 'c.cfgname')} as name, null as parent,
    pg_catalog.json_build_object(
      'parser', (select ${qualified('pn.nspname', 'p.prsname')} from pg_catalog.pg_ts_parser p
        join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace where p.oid = c.cfgparser),
      'mappings', (select pg_catalog.string_agg(m.maptokentype || '/' || m.mapseqno || '='
        || m.mapdict::pg_catalog.regdictionary::text, ', ' order by m.maptokentype, m.mapseqno)
        from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid),
      'owner', ${owner('c.cfgowner')},
      'comment', ${comment('pg_ts_config', 'c.oid')}
    ) as properties
  from pg_catalog.pg_ts_config c join scope n on n.oid = c.cfgnamespace
  where not ${inExtension('pg_ts_config', 'c.oid')}
  union all
  select 'text search', 'dictionary ' || ${qualified('n.nspname', 'd.dictname')}, null,
    pg_catalog.json_build_object(
      'template', (select ${qualified('tn.nspname', 't.tmplname')} from pg_catalog.pg_ts_template t
        join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace where t.oid = d.dicttemplate),
      'options', d.dictinitoption,
      'owner', ${owner('d.dictowner')},
      'comment', ${comment('pg_ts_dict', 'd.oid')}
    )
  from pg_catalog.pg_ts_dict d join scope n on n.oid = d.dictnamespace
  where not ${inExtension('pg_ts_dict', 'd.oid')}
  union all
  select 'text search', 'parser ' || ${qualified('n.nspname', 'p.prsname')}, null,
    pg_catalog.json_build_object(
      'start', p.prsstart::text, 'token', p.prstoken::text, 'end', p.prsend::text,
      'headline', nullif(p.prsheadline::text, '-'), 'types', p.prslextype::text,
      'comment', ${comment('pg_ts_parser', 'p.oid')}
    )
  from pg_catalog.pg_ts_parser p join scope n on n.oid = p.prsnamespace
  where not ${inExtension('pg_ts_parser', 'p.oid')}
  union all
  select 'text search', 'template ' || ${qualified('n.nspname', 't.tmplname')}, null,
    pg_catalog.json_build_object(
      'init', nullif(t.tmplinit::text, '-'), 'lexize', t.tmpllexize::text,
      'comment', ${comment('pg_ts_template', 't.oid')}
    )
  from pg_catalog.pg_ts_template t join scope n on n.oid = t.tmplnamespace
  where not ${inExtension('pg_ts_template', 't.oid')}`;

/** Extended statistics. */
export const statistics: CatalogQuery = (schemas) => sql`
  select 'statistics' as kind, ${qualified('n.nspname', 's.stxname')} as name,
    ${qualified('rn.nspname', 'r.relname')} as parent,
    pg_catalog.json_build_object(
      'definition', pg_catalog.pg_get_statisticsobjdef(s.oid),
      'target', nullif(pg_catalog.to_json(s) ->> 'stxstattarget', '-1'),
      'owner', ${owner('s.stxowner')},
      'comment', ${comment('pg_statistic_ext', 's.oid')}
    ) as properties
  from pg_catalog.pg_statistic_ext s
  join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
  join pg_catalog.pg_class r on r.oid = s.stxrelid
  join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
  where n.nspname = any(${schemas}) and not ${inExtension('pg_statistic_ext', 's.oid')}
  order by s.oid`;
