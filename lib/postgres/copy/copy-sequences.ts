import { constant, ident, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CopyWriter } from './copy-session';
import { isSameTable, type TableName } from './copy-table';

export interface SequenceState extends TableName {
  /** The value as text: it may be beyond what a JavaScript number holds. */
  readonly lastValue: string;
  readonly isCalled: boolean;
  /** `schema.table.column` that owns it, where one does. */
  readonly owner: string | null;
}

/** Sequences read in one statement: a far server answers once for all of them. */
const AT_ONCE = 200;

const OWNER = constant`(select on_.nspname || '.' || ot.relname || '.' || oa.attname
  from pg_catalog.pg_depend d
    join pg_catalog.pg_class ot on ot.oid = d.refobjid
    join pg_catalog.pg_namespace on_ on on_.oid = ot.relnamespace
    join pg_catalog.pg_attribute oa on oa.attrelid = ot.oid and oa.attnum = d.refobjsubid
  where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
    and d.refclassid = 'pg_catalog.pg_class'::regclass and d.deptype in ('a', 'i') limit 1)`;

/** Where each sequence of the schemas stands. Sequences are outside transactions: this is now, not the snapshot's moment. */
export async function readSequences(
  client: ReadClient,
  schemas: readonly string[],
): Promise<SequenceState[]> {
  const names = await client.rows<TableName & { owner: string | null }>(sql`
    select n.nspname as schema, c.relname as name, ${OWNER} as owner
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname = any (${[...schemas]})
      and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1, 2`);
  const states: SequenceState[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    const each = some.map(
      ({ schema, name }, at) =>
        `select ${at} as at, last_value::text as "lastValue", is_called as "isCalled" from ${ident(schema, name).fragment}`,
    );
    const query = trustedSql(each.join(' union all '), 'built-from-catalog');
    const rows = await client.rows<{ at: number; lastValue: string; isCalled: boolean }>(query);
    const read = new Map(rows.map((row) => [row.at, row]));
    for (const [at, named] of some.entries()) {
      const { lastValue, isCalled } = read.get(at) ?? { lastValue: '1', isCalled: false };
      states.push({ ...named, lastValue, isCalled });
    }
  }
  return states;
}

export interface SequencePair {
  readonly source: SequenceState;
  /** Null where the target has none for it. */
  readonly target: TableName | null;
}

/**
 * Pairs by the column that owns them, since identity and serial name theirs differently, else by name. A column may own
 * several: those of one name on both sides belong together, and none is given away twice.
 */
export function pairSequences(
  source: readonly SequenceState[],
  target: readonly SequenceState[],
): SequencePair[] {
  const twin = (state: SequenceState) =>
    target.find((other) => isSameTable(state, other) && other.owner === state.owner);
  const taken = new Set(source.flatMap((state) => twin(state) ?? []));
  const ownedBy = (owner: string | null) =>
    owner === null ? undefined : target.find((other) => other.owner === owner && !taken.has(other));
  return source.map((state) => {
    const found = twin(state) ?? ownedBy(state.owner) ?? target.find((other) => isSameTable(state, other));
    if (found) taken.add(found);
    return { source: state, target: found ?? null };
  });
}

/** Puts the target's sequences where the source's stand, in one round trip. */
export async function setSequences(writer: CopyWriter, pairs: readonly SequencePair[]): Promise<void> {
  const set = pairs.flatMap(({ source, target }) => (target ? [{ ...source, target }] : []));
  if (set.length === 0) return;
  const names = set.map(({ target }) => ident(target.schema, target.name).fragment);
  const values = set.map(({ lastValue }) => lastValue);
  const called = set.map(({ isCalled }) => isCalled);
  await writer.execute(sql`
    select pg_catalog.setval(s.name::regclass, s.value, s.called)
    from unnest(${names}::text[], ${values}::bigint[], ${called}::bool[]) s(name, value, called)`);
}
