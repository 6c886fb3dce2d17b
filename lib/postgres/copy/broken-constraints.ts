import { ident, sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CheckMode } from './copy-chunk';
import { type TableName, tableLabel } from './copy-table';
import { countSome, fromTable } from './count-breaking';
import { type ForeignKey, orphanQuery } from './foreign-keys';
import {
  type ConstraintName,
  constraintLabel,
  isSameConstraint,
  type RowConstraint,
} from './read-constraints';

/** A constraint that rows of the source break, or that cannot be asked of them one by one. */
export interface BrokenConstraint extends RowConstraint {
  /** Rows that break it, counted up to a thousand; null where that could not be counted. */
  readonly rows: number | null;
}

export interface FoundConstraints {
  /** Taken away until the rows are there, since the source has them no other way. */
  readonly aside: readonly BrokenConstraint[];
  /** The target alone has them: its rows would be refused. */
  readonly refusing: readonly BrokenConstraint[];
}

interface ConstraintSides {
  readonly source: readonly (ConstraintName & { readonly isValid: boolean })[];
  readonly target: readonly RowConstraint[];
  /** Foreign keys of the target. */
  readonly keys: readonly ForeignKey[];
  readonly checks: CheckMode;
  /** Tables that rows arrive in, their roots included. */
  readonly places: readonly TableName[];
}

interface DomainUse extends TableName {
  /** Null where values of the domain lie inside of others (arrays, composites, further domains). */
  readonly column: string | null;
}

async function usesOf(reader: ReadClient, { schema, name }: TableName): Promise<DomainUse[]> {
  return reader.rows<DomainUse>(sql`
    with recursive types as (
      select t.oid, 0 as depth from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      where n.nspname = ${schema} and t.typname = ${name}
      union
      select t.oid, 1 from types join pg_catalog.pg_type t
        on t.typelem = types.oid and t.typlen = -1 or t.typbasetype = types.oid
        or exists (select from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
          where c.relkind = 'c' and a.atttypid = types.oid and t.typrelid = c.oid)
        or exists (select from pg_catalog.pg_range r where r.rngtypid = t.oid and r.rngsubtype = types.oid)
    )
    select n.nspname as schema, c.relname as name, case when types.depth = 0 then a.attname end as column
    from types join pg_catalog.pg_attribute a on a.atttypid = types.oid and a.attnum > 0 and not a.attisdropped
      join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace`);
}

async function countOfDomain(reader: ReadClient, rule: RowConstraint): Promise<number | null> {
  let rows = 0;
  for (const { column, ...table } of await usesOf(reader, rule)) {
    if (column === null) return null;
    const values = `(select t.${ident(column).fragment} as value from ${fromTable(table, true)} t) v`;
    const more = await countSome(reader, `${values} where not (${rule.expression})`);
    if (more === null) return null;
    rows += more;
  }
  return rows;
}

function countOf(
  reader: ReadClient,
  rule: RowConstraint,
  keys: readonly ForeignKey[],
): Promise<number | null> {
  if (rule.isDomain) return countOfDomain(reader, rule);
  if (rule.kind === 'foreign key') {
    const key = keys.find(
      ({ name, child }) => name === rule.constraint && tableLabel(child) === tableLabel(rule),
    );
    // Orphans are counted as a number of one row: those that are not none.
    return key
      ? countSome(reader, `(${orphanQuery(key).text}) o, pg_catalog.generate_series(1, o.orphans::bigint)`)
      : Promise.resolve(null);
  }
  const table = fromTable(rule, rule.isAlone);
  return rule.kind === 'not null'
    ? countSome(reader, `${table} where ${ident(rule.expression).fragment} is null`)
    : countSome(reader, `${table} where not (${rule.expression})`);
}

/** What becomes of a constraint, before any row is looked at. */
function fateOf(rule: RowConstraint, { source, checks }: ConstraintSides): 'holds' | 'aside' | 'ask' {
  const twin = source.find((one) => isSameConstraint(one, rule));
  if (rule.kind === 'foreign key') {
    const isOpen = checks === 'origin' && !rule.isValid && twin?.isValid === false;
    return isOpen ? 'ask' : 'holds';
  }
  if (rule.isValid && rule.asksOthers) return 'aside';
  return twin?.isValid ? 'holds' : 'ask';
}

/**
 * Finds the constraints of the target that rows of the source would break as they arrive. Those that are NOT VALID on both
 * sides say nothing of rows that were there before, so rows that break them are right; those that ask other rows are
 * held only once all are there. Anything else that rows break the target has alone.
 */
export async function findBrokenConstraints(
  reader: ReadClient,
  sides: ConstraintSides,
): Promise<FoundConstraints> {
  const places = new Set(sides.places.map(tableLabel));
  const aside: BrokenConstraint[] = [];
  const refusing: BrokenConstraint[] = [];
  for (const rule of sides.target.filter((one) => one.isDomain || places.has(tableLabel(one)))) {
    const fate = fateOf(rule, sides);
    if (fate === 'aside') aside.push({ ...rule, rows: 0 });
    if (fate !== 'ask') continue;
    const rows = await countOf(reader, rule, sides.keys);
    const isOfSource = !rule.isValid && sides.source.some((one) => isSameConstraint(one, rule));
    if (isOfSource && rows !== 0) aside.push({ ...rule, rows });
    else if (!isOfSource && rows !== null && rows > 0) refusing.push({ ...rule, rows });
  }
  return { aside, refusing };
}

/** `public.room.price_positive (12)`, for lists. */
export function brokenLabel(broken: BrokenConstraint): string {
  return `${constraintLabel(broken)} (${broken.rows ?? '?'})`;
}
