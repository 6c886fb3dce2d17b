import { ident, literal, sql } from '../sql';
import type { ReadClient } from '../target-client';
import { type CopyColumn, tableLabel } from './copy-table';
import { countSome, fromTable } from './count-breaking';
import type { CopyPlan } from './plan-copy';

/** A column whose values the target may not take as they are. */
export interface MisfitColumn {
  /** `schema.table.column` of the source. */
  readonly column: string;
  readonly why: 'null' | 'length' | 'range' | 'label' | 'type';
  /** What the two sides say, for a sentence: `bigint → integer`. */
  readonly sides: string;
  /** Rows that the target would refuse, counted up to a thousand; null where nobody can say before. */
  readonly rows: number | null;
}

interface EnumLabels {
  readonly name: string;
  readonly labels: readonly string[];
}

/** The labels of every enum of a side, by the bare name of its type. */
export async function readEnums(client: ReadClient): Promise<EnumLabels[]> {
  return client.rows<EnumLabels>(sql`
    select t.typname as name, pg_catalog.json_agg(e.enumlabel) as labels
    from pg_catalog.pg_enum e join pg_catalog.pg_type t on t.oid = e.enumtypid group by t.oid, t.typname`);
}

interface Candidate extends Omit<MisfitColumn, 'column' | 'rows'> {
  /** True of a row that is refused; null where only the load or the comparison shows it. */
  readonly condition: string | null;
}

const BITS: Readonly<Record<string, bigint>> = { smallint: 15n, integer: 31n, bigint: 63n };
const TEXTS = /^(?:text|citext|"char"|character varying(?:\(\d+\))?|character\(\d+\))$/;

/** Where texts are longer, or numbers larger, than the target's type holds. */
function narrower(name: string, from: string, to: string): Pick<Candidate, 'why' | 'condition'> {
  const value = ident(name).fragment;
  const [, length] = /^character(?: varying)?\((\d+)\)$/.exec(to) ?? [];
  if (length && TEXTS.test(from))
    return {
      why: 'length',
      condition: `pg_catalog.char_length(pg_catalog.rtrim(${value}::text, ' ')) > ${length}`,
    };
  const bits = BITS[to];
  if (bits && (from in BITS || /^(?:numeric|real|double precision)/.test(from))) {
    const most = 2n ** bits - 1n;
    return { why: 'range', condition: `${value}::numeric not between ${-most - 1n} and ${most}` };
  }
  const [, digits, scale] = /^numeric\((\d+),(\d+)\)$/.exec(to) ?? [];
  if (digits && scale && (from in BITS || /^numeric/.test(from)))
    return {
      why: 'range',
      condition: `pg_catalog.abs(pg_catalog.round(${value}::numeric, ${scale})) >= 1e${Number(digits) - Number(scale)}`,
    };
  return { why: 'type', condition: null };
}

/** Types of which one holds all that the other does, as texts print it: nothing to tell. */
function isWider(from: string, to: string): boolean {
  if (from in BITS && to in BITS) return (BITS[from] ?? 0n) <= (BITS[to] ?? 0n);
  if (from in BITS && to === 'numeric') return true;
  if (/^numeric/.test(from) && to === 'numeric') return true;
  const lengthOf = (type: string) => Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Number.NaN);
  if (!TEXTS.test(from) || from.startsWith('character(')) return false;
  return to === 'text' || to === 'character varying' || lengthOf(from) <= lengthOf(to);
}

function labelsLost(shape: string, here: readonly EnumLabels[], there: readonly EnumLabels[]): string[] {
  const labels = here.find(({ name }) => name === shape.replace(/^_/, ''))?.labels;
  const known = there.filter(({ name }) => name === shape.replace(/^_/, '')).flatMap((one) => one.labels);
  return known.length === 0 ? [] : (labels ?? []).filter((label) => !known.includes(label));
}

interface Enums {
  readonly source: readonly EnumLabels[];
  readonly target: readonly EnumLabels[];
}

function candidatesOf(source: CopyColumn, target: CopyColumn, enums: Enums): Candidate[] {
  const { name } = source;
  const value = ident(name).fragment;
  const [from, to] = [source.shape ?? source.type, target.shape ?? target.type];
  const found: Candidate[] = [];
  if (target.isNotNull && !source.isNotNull)
    found.push({ why: 'null', sides: 'null → not null', condition: `${value} is null` });
  if (from !== to && !isWider(from, to)) {
    found.push({ ...narrower(name, from, to), sides: `${from} → ${to}` });
    return found;
  }
  const lost = labelsLost(from, enums.source, enums.target);
  if (lost.length > 0) {
    const list = `array[${lost.map((label) => literal(label).fragment).join(', ')}]`;
    const condition = from.startsWith('_') ? `${value}::text[] && ${list}` : `${value}::text = any (${list})`;
    found.push({ why: 'label', sides: `${from}: ${lost.join(', ')}`, condition });
  }
  return found;
}

/**
 * Finds columns of which the target is narrower than the source, and how many rows it would refuse. Rows are only counted
 * where the two definitions differ, so equal schemas cost nothing.
 */
export async function findMisfitColumns(
  reader: ReadClient,
  { tables }: CopyPlan,
  enums: Enums,
): Promise<MisfitColumn[]> {
  const found: MisfitColumn[] = [];
  for (const { source, target, columns } of tables) {
    for (const name of columns) {
      const here = source.columns.find((column) => column.name === name);
      const there = target.columns.find((column) => column.name === name);
      if (!here || !there) continue;
      for (const { condition, ...misfit } of candidatesOf(here, there, enums)) {
        const query = condition && `${fromTable(source, true)} where ${condition}`;
        const rows = query ? await countSome(reader, query) : null;
        if (rows !== 0) found.push({ ...misfit, column: `${tableLabel(source)}.${name}`, rows });
      }
    }
  }
  return found;
}

/** `public.guest.mail: text → character varying(3) (12)`, for lists. */
export function misfitLabel({ column, sides, rows }: MisfitColumn): string {
  return `${column}: ${sides}${rows === null ? '' : ` (${rows})`}`;
}
