import type { CopyColumn, CopyTable } from './copy-table';

/** Built-in types whose binary form is the same on every version; none that names something by its OID, none of a locale. */
const BINARY_TYPES = new Set([
  'bigint',
  'boolean',
  'bytea',
  'character',
  'character varying',
  'cidr',
  'date',
  'double precision',
  'inet',
  'integer',
  'json',
  'jsonb',
  'macaddr',
  'numeric',
  'real',
  'smallint',
  'text',
  'time with time zone',
  'time without time zone',
  'timestamp with time zone',
  'timestamp without time zone',
  'uuid',
]);

/** `numeric(12,2)[]` is an array of numeric: lengths and brackets say nothing of how a value is sent. */
const elementOf = (type: string) => type.replace(/\(\d+(?:,\s*-?\d+)?\)/, '').replace(/(?:\[\])+$/, '');

/**
 * Whether the rows of a table travel in binary: bytea is half as long that way, and neither server writes or reads hex
 * digits. Only where every column is of the same built-in type on both sides; everything else travels as text.
 */
export function isBinary(source: CopyTable, target: CopyTable, columns: readonly string[]): boolean {
  const of = (table: CopyTable, name: string): CopyColumn | undefined =>
    table.columns.find((column) => column.name === name);
  const types = columns.map((name) => {
    const type = of(source, name)?.type ?? '';
    return of(target, name)?.type === type ? elementOf(type) : '';
  });
  return types.includes('bytea') && types.every((type) => BINARY_TYPES.has(type));
}
