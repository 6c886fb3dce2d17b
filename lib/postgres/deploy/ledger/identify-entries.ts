import { constantSql, sql } from '../../sql';
import type { ReadClient } from '../../target-client';
import { PART_OF } from './ledger-elsewhere';
import type { LedgerEntry } from './ledger-entry';

/** What Postgres calls an object of the ledger, and what it needs to be put back. */
export interface Identified {
  readonly class: string;
  readonly oid: string;
  readonly sub: number;
  readonly type: string;
  readonly identity: string;
  /** True for what is part of another object and comes and goes with it. */
  readonly isPart: boolean;
  /** Key of the operator family it is a loose member of. */
  readonly family: string | null;
  /** Built-in privileges of such an object of this owner; null for classes that have none. */
  readonly builtIn: string | null;
}

const KINDS =
  constantSql(`case a.class when 'pg_class' then case when (select k.relkind from pg_catalog.pg_class k where k.oid = a.oid) = 'S'
    then 's' else 'r' end when 'pg_attribute' then 'c' when 'pg_proc' then 'f' when 'pg_type' then 'T' when 'pg_namespace' then 'n'
  when 'pg_language' then 'l' when 'pg_foreign_data_wrapper' then 'F' when 'pg_foreign_server' then 'S' when 'pg_database' then 'd'
  when 'pg_tablespace' then 't' when 'pg_largeobject_metadata' then 'L' when 'pg_parameter_acl' then 'p' end`);

/** What is no object of its own to PostgreSQL: asked for its name, it raises an error. */
const UNNAMED: ReadonlySet<string> = new Set([
  'pg_auth_members',
  'pg_db_role_setting',
  'pg_replication_origin',
  'pg_seclabel',
  'pg_shseclabel',
  ...Object.keys(PART_OF),
]);

/**
 * Asks the server for the names of objects that are there. What it cannot name is left out: roles' memberships,
 * settings, default privileges.
 */
export async function identifyEntries(
  client: ReadClient,
  entries: readonly (LedgerEntry | Pick<LedgerEntry, 'class' | 'oid' | 'sub' | 'owner'>)[],
): Promise<Identified[]> {
  const named = entries.filter((entry) => /^\d+$/.test(entry.oid) && !UNNAMED.has(entry.class));
  if (named.length === 0) return [];
  const query = sql`
    select a.class, a.oid::text as oid, a.sub, named.type, named.identity,
      exists (select from pg_catalog.pg_depend d where d.classid = a.address and d.objid = a.oid and d.objsubid = 0
        and d.deptype in ('e', 'i')) as "isPart",
      (select 'pg_opfamily ' || d.refobjid || ' 0' from pg_catalog.pg_depend d where d.classid = a.address and d.objid = a.oid
        and a.class in ('pg_amop', 'pg_amproc') and d.deptype = 'a' and d.refclassid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass
        limit 1) as family,
      case when ${KINDS} is not null
        then pg_catalog.acldefault((${KINDS})::"char", a.owner)::text end as "builtIn"
    from (
      select x.class, x.oid, x.sub, pg_catalog.to_regrole(pg_catalog.quote_ident(x.owner))::oid as owner,
        case x.class when 'pg_attribute' then 'pg_catalog.pg_class'
          when 'pg_largeobject_metadata' then 'pg_catalog.pg_largeobject' else 'pg_catalog.' || x.class end::pg_catalog.regclass as address
      from rows from (
        pg_catalog.unnest(${named.map((one) => one.class)}::text[]), pg_catalog.unnest(${named.map(({ oid }) => oid)}::oid[]),
        pg_catalog.unnest(${named.map(({ sub }) => sub)}::int[]), pg_catalog.unnest(${named.map(({ owner }) => owner ?? '')}::text[])
      ) as x(class, oid, sub, owner)
    ) a
    cross join lateral pg_catalog.pg_identify_object(a.address, a.oid, a.sub) named
    where named.identity is not null`;
  return client.rows<Identified>(query);
}
