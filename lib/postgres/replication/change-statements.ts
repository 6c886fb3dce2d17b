import { ident } from '../sql';
import type { TargetColumn, TargetTable } from './followed-table';

/** A column of a relation that has a place in the target; `index` is where its value stands in a row. */
export interface PlacedColumn {
  readonly index: number;
  readonly target: TargetColumn;
}

/** Operators of the catalog, whatever path the server has: none that somebody made stands in for them. */
const EQUALS = 'operator(pg_catalog.=)';
/** The server itself refuses the transaction, by dividing by zero, unless exactly one row was meant. */
export const EXACTLY_ONE = `having (1 operator(pg_catalog./) (pg_catalog.count(*) ${EQUALS} 1)::int) operator(pg_catalog.<>) 1`;

/** Types outside of the catalog are named with their schema, and bring an equality of their own. */
const equals = (type: string) => (type.includes('.') ? '=' : EQUALS);

const quoted = (name: string) => ident(name).fragment;

function only({ schema, name, isPartitioned }: TargetTable): string {
  return `${isPartitioned ? '' : 'only '}${ident(schema, name).fragment} as t`;
}

export function insertText(table: TargetTable, columns: readonly PlacedColumn[]): string {
  const into = ident(table.schema, table.name).fragment;
  if (columns.length === 0) return `insert into ${into} default values`;
  const names = columns.map(({ target }) => quoted(target.name)).join(', ');
  const values = columns.map((_, index) => `$${index + 1}`).join(', ');
  return `insert into ${into} (${names}) overriding system value values (${values})`;
}

/** Which row is meant, by parameters from `first` on. */
export function whereKey(columns: readonly PlacedColumn[], first: number): string {
  return columns
    .map(
      ({ target: { name, type } }, index) => `t.${quoted(name)} ${equals(type)} $${first + index}::${type}`,
    )
    .join(' and ');
}

/**
 * One row that prints as the old one did, where no key says which: `format` uses the type's own output, so that types
 * without an equality (json, xml, point) and padded ones compare as the source sent them.
 */
export function whereRow(table: TargetTable, columns: readonly PlacedColumn[], first: number): string {
  const same = columns.map(({ target: { name } }, index) => {
    const value = `$${first + index}::pg_catalog.text`;
    const column = `s.${quoted(name)}`;
    return `case when pg_catalog.num_nulls(${column}) ${EQUALS} 1 then ${value} is null
      else pg_catalog.format('%s', ${column}) ${EQUALS} ${value} collate pg_catalog."C" end`;
  });
  const from = only(table).replace(/ as t$/, ' as s');
  const one = (place: string) =>
    `(select s.${place} from ${from}${same.length > 0 ? ` where ${same.join(' and ')}` : ''} limit 1)`;
  return table.isPartitioned
    ? `(t.tableoid, t.ctid) ${EQUALS} (select s.tableoid, s.ctid from ${from} where ${same.join(' and ') || 'true'} limit 1)`
    : `t.ctid ${EQUALS} ${one('ctid')}`;
}

const exactlyOne = (statement: string) =>
  `with u as (${statement} returning 1) select 1 from u ${EXACTLY_ONE}`;

export function updateText(table: TargetTable, set: readonly PlacedColumn[], where: string): string {
  if (set.length === 0) {
    return `select 1 from ${only(table)} where ${where} ${EXACTLY_ONE}`;
  }
  const values = set.map(({ target }, index) => `${quoted(target.name)} = $${index + 1}`).join(', ');
  return exactlyOne(`update ${only(table)} set ${values} where ${where}`);
}

export function deleteText(table: TargetTable, where: string): string {
  return exactlyOne(`delete from ${only(table)} where ${where}`);
}

export function truncateText(tables: readonly TargetTable[], restartsIdentity: boolean): string {
  const names = tables.map((table) => {
    return `${table.isPartitioned ? '' : 'only '}${ident(table.schema, table.name).fragment}`;
  });
  return `truncate ${names.join(', ')}${restartsIdentity ? ' restart identity' : ''}`;
}
