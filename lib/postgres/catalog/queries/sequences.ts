import { sql } from '../../sql';
import type { CatalogQuery } from '../catalog-query';
import { comment, inExtension, owner, privileges, qualified } from '../fragments';

/** Sequences with their parameters and the column that owns them; where they stand is data, not schema. */
export const sequences: CatalogQuery = (schemas) => sql`
  select 'sequence' as kind,
    ${qualified('n.nspname', 'c.relname')} as name,
    d.owner as parent,
    pg_catalog.json_build_object(
      'type', pg_catalog.format_type(s.seqtypid, null),
      'start', s.seqstart::text, 'increment', s.seqincrement::text, 'minimum', s.seqmin::text,
      'maximum', s.seqmax::text, 'cache', s.seqcache::text,
      'cycle', case when s.seqcycle then 'yes' end,
      'persistence', case c.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end,
      'ownedBy', d.owner || '.' || d.col,
      'internal', case when d.deptype = 'i' then 'yes' end,
      'owner', ${owner('c.relowner')},
      'privileges', ${privileges('c.relacl', 's', 'c.relowner')},
      'comment', ${comment('pg_class', 'c.oid')}
    ) as properties
  from pg_catalog.pg_sequence s
  join pg_catalog.pg_class c on c.oid = s.seqrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join (
    select p.objid, p.deptype, ${qualified('tn.nspname', 't.relname')} as owner,
      pg_catalog.quote_ident(a.attname) as col
    from pg_catalog.pg_depend p
    join pg_catalog.pg_class t on t.oid = p.refobjid
    join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = p.refobjid and a.attnum = p.refobjsubid
    where p.classid = 'pg_catalog.pg_class'::regclass and p.refclassid = 'pg_catalog.pg_class'::regclass
      and p.deptype in ('a', 'i') and p.refobjsubid > 0
  ) d on d.objid = c.oid
  where n.nspname = any(${schemas}) and not ${inExtension('pg_class', 'c.oid')}
  order by c.oid`;
