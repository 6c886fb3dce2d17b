import { routineName } from '../catalog/fragments';
import { sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { DeployRecord } from './deploy-record';

const ROUTINES: readonly string[] = ['function', 'aggregate'];
const TYPES: readonly string[] = ['type', 'domain'];
const RELATIONS: readonly string[] = ['table', 'foreign table', 'view', 'materialized view', 'sequence'];

/** Without the arguments of a function, which Postgres writes in more than one way. */
const plainName = (name: string) => (name.split('(', 1)[0] ?? '').replaceAll('"', '');

/** Names of what the deploy made or altered itself: that goes, or is put back, before what it hangs on. */
function ownNames({ created, altered, removed, contents }: DeployRecord): Set<string> {
  const names = [...created, ...altered, ...removed].map(({ name }) => name);
  return new Set([...names, ...contents.map((key) => key.slice(key.indexOf(' ') + 1))].map(plainName));
}

/**
 * What hangs on objects that were made and belongs to none of them: a view over a table, a foreign key of another
 * table, a trigger that calls a function. As Postgres names it: `view public.guests`. Only reads.
 */
export async function foreignDependants(client: ReadClient, record: DeployRecord): Promise<string[]> {
  const names = (kinds: readonly string[]) =>
    record.created.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  const rows = await client.rows<{ dependant: string; name: string }>(
    sql`with relation as (
      select pg_catalog.to_regclass(name)::oid as oid from pg_catalog.unnest(${names(RELATIONS)}::text[]) name
    ), ours as (
      select 'pg_catalog.pg_class'::regclass as class, oid from relation where oid is not null
      union all select 'pg_catalog.pg_proc'::regclass, p.oid
        from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where ${routineName('p', 'n')} = any(${names(ROUTINES)}::text[])
      union all select 'pg_catalog.pg_type'::regclass, pg_catalog.to_regtype(name)::oid
        from pg_catalog.unnest(${names(TYPES)}::text[]) name
      union all select 'pg_catalog.pg_type'::regclass, t.oid
        from pg_catalog.pg_type t join relation r on t.typrelid = r.oid
    ), hanging as (
      select d.classid, d.objid, d.objsubid, coalesce(rule.ev_class, trigger.tgrelid, key.conrelid, preset.adrelid,
          policy.polrelid, index.indrelid, d.objid) as owner, rule.oid is not null as is_rule
        from ours join pg_catalog.pg_depend d on d.refclassid = ours.class and d.refobjid = ours.oid and d.deptype = 'n'
          and not exists (select from pg_catalog.pg_depend part where part.classid = d.classid and part.objid = d.objid
            and part.objsubid = 0 and part.deptype in ('i', 'e')
            and part.classid in ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_cast'::regclass))
        left join pg_catalog.pg_rewrite rule on d.classid = 'pg_catalog.pg_rewrite'::regclass and rule.oid = d.objid
        left join pg_catalog.pg_trigger trigger on d.classid = 'pg_catalog.pg_trigger'::regclass and trigger.oid = d.objid
        left join pg_catalog.pg_constraint key
          on d.classid = 'pg_catalog.pg_constraint'::regclass and key.oid = d.objid and key.conrelid <> 0
        left join pg_catalog.pg_attrdef preset on d.classid = 'pg_catalog.pg_attrdef'::regclass and preset.oid = d.objid
        left join pg_catalog.pg_policy policy on d.classid = 'pg_catalog.pg_policy'::regclass and policy.oid = d.objid
        left join pg_catalog.pg_index index on d.classid = 'pg_catalog.pg_class'::regclass and index.indexrelid = d.objid
    )
    select distinct named.type || ' ' || named.identity as dependant,
        (select pg_catalog.string_agg(pg_catalog.quote_ident(part), '.' order by place)
           from pg_catalog.unnest(address.object_names) with ordinality as parts(part, place)) as name
      from hanging
      cross join lateral (select
        case when is_rule then 'pg_catalog.pg_class'::regclass else classid end as class,
        case when is_rule then owner else objid end as object,
        case when is_rule then 0 else objsubid end as part) shown
      cross join lateral pg_catalog.pg_identify_object(shown.class, shown.object, shown.part) named
      cross join lateral pg_catalog.pg_identify_object_as_address(shown.class, shown.object, shown.part) address
      where owner not in (select oid from ours where oid is not null)
      order by 1 limit 200`,
  );
  const own = ownNames(record);
  const casts = new Set(record.created.map(({ kind, name }) => `${kind} ${name}`.toLowerCase()));
  const made = new Set((record.ledger?.made ?? []).map(({ what }) => what));
  return rows
    .filter(
      ({ name, dependant }) =>
        !made.has(dependant) && !own.has(plainName(name)) && !casts.has(dependant.toLowerCase()),
    )
    .map(({ dependant }) => dependant);
}
