import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import type { CheckShape, ColumnShape, ForeignKeyShape, TableShape, UniqueShape } from './table-shape';

interface TableRow {
  oid: string;
  schema: string;
  name: string;
  has_update_trigger: boolean;
  is_guarded: boolean;
  has_own_triggers: boolean;
  is_partitioned: boolean;
  estimated_rows: number;
}

interface ColumnRow {
  oid: string;
  name: string;
  type: string;
  base: string;
  is_array: boolean;
  typmod: number;
  not_null: boolean;
  default_sql: string | null;
  identity: string;
  generated: string;
  labels: string[];
  any_value: string | null;
  domain_checks: string[];
}

interface ConstraintRow {
  oid: string;
  name: string;
  kind: 'c' | 'p' | 'u' | 'f';
  columns: string[];
  expression: string | null;
  refers: string;
  referenced_columns: string[] | null;
  on_delete: string;
  is_deferrable: boolean;
}

const ON_DELETE: Readonly<Record<string, ForeignKeyShape['onDelete']>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/** Ordinary and partitioned tables; partitions and what belongs to an extension are not the operator's to write. */
function tableRows(client: ReadClient, schemas: readonly string[]): Promise<TableRow[]> {
  return client.rows<TableRow>(sql`
    select c.oid::text, n.nspname as schema, c.relname as name, c.reltuples::float8 as estimated_rows,
      exists (select from pg_catalog.pg_trigger t
        where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled in ('O', 'A')
          and (t.tgtype & 16) <> 0 and (t.tgtype & 2) <> 0) as has_update_trigger,
      exists (select from pg_catalog.pg_trigger t
        where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled in ('O', 'A') and (t.tgtype & 3) = 3)
        or exists (select from pg_catalog.pg_rewrite r where r.ev_class = c.oid and r.ev_type <> '1') as is_guarded,
      exists (select from pg_catalog.pg_trigger t
        where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled in ('O', 'A')) as has_own_triggers,
      c.relkind = 'p' as is_partitioned
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any(${[...schemas]}::text[])
      and not exists (select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by n.nspname, c.relname`);
}

/** Domains are followed to their base type, whose typmod then counts; arrays to their element. */
function columnRows(client: ReadClient, oids: readonly string[]): Promise<ColumnRow[]> {
  return client.rows<ColumnRow>(sql`
    with recursive chain as (
      select a.attrelid, a.attnum, t.oid as type, t.typtype, t.typbasetype,
        case when a.atttypmod >= 0 then a.atttypmod else t.typtypmod end as typmod
      from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
      where a.attrelid = any(${[...oids]}::oid[]) and a.attnum > 0 and not a.attisdropped
      union all
      select chain.attrelid, chain.attnum, t.oid, t.typtype, t.typbasetype,
        case when chain.typmod >= 0 then chain.typmod else t.typtypmod end
      from chain join pg_catalog.pg_type t on t.oid = chain.typbasetype where chain.typtype = 'd')
    select a.attrelid::text as oid, a.attname as name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
      coalesce(e.typname, b.typname) as base, e.oid is not null as is_array, chain.typmod,
      a.attnotnull or dt.typnotnull as not_null,
      coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), dt.typdefault) as default_sql,
      a.attidentity as identity, a.attgenerated as generated,
      coalesce((select array_agg(enumlabel::text order by enumsortorder) from pg_catalog.pg_enum
        where enumtypid = coalesce(e.oid, b.oid)), '{}') as labels,
      case coalesce(e.typtype, b.typtype) when 'r' then 'empty' when 'm' then '{}'
        when 'c' then (select '(' || pg_catalog.repeat(',', greatest(count(*) - 1, 0)::int) || ')'
          from pg_catalog.pg_attribute f where f.attrelid = coalesce(nullif(e.typrelid, 0), b.typrelid)
            and f.attnum > 0 and not f.attisdropped) end as any_value,
      coalesce((select array_agg(pg_catalog.pg_get_expr(k.conbin, 0)) from pg_catalog.pg_constraint k
        where k.contypid in (select c.type from chain c where c.attrelid = a.attrelid and c.attnum = a.attnum)
          and k.contype = 'c'), '{}') as domain_checks
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_type dt on dt.oid = a.atttypid
    join chain on chain.attrelid = a.attrelid and chain.attnum = a.attnum and chain.typtype <> 'd'
    join pg_catalog.pg_type b on b.oid = chain.type
    left join pg_catalog.pg_type e on e.typarray = b.oid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    order by a.attrelid, a.attnum`);
}

/** Constraints, and unique indexes that are none (plain columns only: an expression cannot be planned for). */
function constraintRows(client: ReadClient, oids: readonly string[]): Promise<ConstraintRow[]> {
  return client.rows<ConstraintRow>(sql`
    select c.conrelid::text as oid, c.conname as name, c.contype as kind,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(num, pos)
        join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num order by k.pos) as columns,
      case when c.contype = 'c' then pg_catalog.pg_get_expr(c.conbin, c.conrelid) end as expression,
      c.confrelid::text as refers,
      array(select a.attname::text from unnest(c.confkey) with ordinality k(num, pos)
        join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num order by k.pos)
        as referenced_columns,
      c.confdeltype as on_delete, c.condeferrable as is_deferrable
    from pg_catalog.pg_constraint c
    where c.conrelid = any(${[...oids]}::oid[]) and c.contype in ('c', 'p', 'u', 'f')
    union all
    select i.indrelid::text, x.relname, 'u',
      array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(num, pos)
        join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num
        where k.pos <= i.indnkeyatts order by k.pos),
      null, '0', null, ' ', false
    from pg_catalog.pg_index i join pg_catalog.pg_class x on x.oid = i.indexrelid
    where i.indrelid = any(${[...oids]}::oid[]) and i.indisunique and i.indexprs is null and i.indpred is null
      and not exists (select from pg_catalog.pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid)
    order by 1, 3 desc, 2`);
}

/** What a row needs to find a partition, as a rule of the whole table; none where one takes everything. */
function partitionRows(client: ReadClient, oids: readonly string[]): Promise<ConstraintRow[]> {
  return client.rows<ConstraintRow>(sql`
    select p.partrelid::text as oid, 'partition' as name, 'c' as kind,
      array(select a.attname::text from unnest(p.partattrs::int2[]) k(num)
        join pg_catalog.pg_attribute a on a.attrelid = p.partrelid and a.attnum = k.num) as columns,
      (select pg_catalog.string_agg('(' || pg_catalog.pg_get_partition_constraintdef(i.inhrelid) || ')', ' or ')
        from pg_catalog.pg_inherits i where i.inhparent = p.partrelid) as expression,
      '0' as refers, null as referenced_columns, ' ' as on_delete, false as is_deferrable
    from pg_catalog.pg_partitioned_table p
    where p.partrelid = any(${[...oids]}::oid[]) and p.partdefid = 0 and p.partstrat <> 'h'
      and exists (select from pg_catalog.pg_inherits i where i.inhparent = p.partrelid)`);
}

/** VARHDRSZ: Postgres stores a length as the length plus this. */
const HEADER = 4;

function columnShape(row: ColumnRow): ColumnShape {
  const hasLength = ['varchar', 'bpchar', 'bit', 'varbit'].includes(row.base) && row.typmod >= 0;
  const header = row.base === 'bit' || row.base === 'varbit' ? 0 : HEADER;
  const packed = row.typmod - HEADER;
  // Eleven bits with a sign: a scale may be negative, or larger than the precision, from PostgreSQL 15 on.
  const scale = ((packed & 0x7ff) ^ 0x400) - 0x400;
  return {
    name: row.name,
    type: row.type,
    base: row.base,
    isArray: row.is_array,
    maxLength: hasLength ? row.typmod - header : null,
    precision:
      row.base === 'numeric' && row.typmod >= HEADER ? { digits: (packed >> 16) & 0xffff, scale } : null,
    isNullable: !row.not_null,
    defaultSql: row.generated === '' ? row.default_sql : null,
    identity: row.identity === 'a' ? 'always' : row.identity === 'd' ? 'by default' : null,
    isGenerated: row.generated !== '',
    labels: row.labels,
    anyValue: row.any_value,
    domainChecks: row.domain_checks,
  };
}

const checkShape = ({ name, expression, columns }: ConstraintRow): CheckShape => ({
  name,
  expression: expression ?? 'true',
  columns,
});

const uniqueShape = ({ name, columns, kind }: ConstraintRow): UniqueShape => ({
  name,
  columns,
  isPrimary: kind === 'p',
});

const foreignKeyShape = (row: ConstraintRow): ForeignKeyShape => ({
  name: row.name,
  columns: row.columns,
  references: row.refers,
  referencedColumns: row.referenced_columns ?? [],
  onDelete: ON_DELETE[row.on_delete] ?? 'no action',
  isDeferrable: row.is_deferrable,
});

/** Every table of the schemas with what is needed to write a valid row of it, by name. */
export async function readTables(client: ReadClient, schemas: readonly string[]): Promise<TableShape[]> {
  const tables = await tableRows(client, schemas);
  const oids = tables.map(({ oid }) => oid);
  const columns = await columnRows(client, oids);
  const constraints = [...(await constraintRows(client, oids)), ...(await partitionRows(client, oids))];
  return tables.map(({ oid, schema, name, ...row }) => {
    const own = constraints.filter((constraint) => constraint.oid === oid);
    const ofKind = (...kinds: string[]) => own.filter(({ kind }) => kinds.includes(kind));
    return {
      oid,
      schema,
      name,
      columns: columns.filter((column) => column.oid === oid).map(columnShape),
      checks: ofKind('c').map(checkShape),
      uniques: ofKind('p', 'u').map(uniqueShape),
      foreignKeys: ofKind('f').map(foreignKeyShape),
      hasUpdateTrigger: row.has_update_trigger,
      isGuarded: row.is_guarded,
      hasOwnTriggers: row.has_own_triggers,
      isPartitioned: row.is_partitioned,
      estimatedRows: row.estimated_rows,
    };
  });
}
