import { MudanzaError } from '../../platform/errors/mudanza-error';
import { ident, sql, trustedSql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CheckMode } from './copy-chunk';
import type { CopyDatabase } from './copy-result';
import type { CopyReader, CopyWriter } from './copy-session';
import { readSideFacts, type SideFacts } from './copy-side';
import { type CopyTable, isSameTable, type TableName, tableLabel } from './copy-table';
import { type ForeignKey, orderByKeys, readForeignKeys } from './foreign-keys';
import { type CopyChunk, type CopyPlan, chunksOf, planCopy } from './plan-copy';
import { readCopyTables } from './read-copy-tables';

/** `replica` where the role may set it: the target then takes the rows without asking foreign keys and triggers. */
export async function findCheckMode(writer: CopyWriter): Promise<CheckMode> {
  try {
    return await writer.transaction(async () => {
      await writer.execute(sql`set local session_replication_role = replica`);
      return 'replica' as const;
    });
  } catch {
    return 'origin';
  }
}

/** Tables asked about in one statement: a far server answers once for all of them. */
const AT_ONCE = 200;

/** Tables of the target, of those that rows are to go to, that hold rows already. */
export async function tablesWithRows(client: ReadClient, targets: readonly CopyTable[]): Promise<string[]> {
  const tables = [...new Map(targets.map((table) => [tableLabel(table), table])).values()];
  const found: string[] = [];
  for (let from = 0; from < tables.length; from += AT_ONCE) {
    const some = tables.slice(from, from + AT_ONCE);
    const asked = some.map((table) => {
      const name = ident(table.schema, table.name).fragment;
      return `exists (select from ${table.kind === 'table' ? `only ${name}` : name})`;
    });
    const query = trustedSql(`select array[${asked.join(', ')}] as has`, 'built-from-catalog');
    const has = (await client.rows<{ has: boolean[] }>(query))[0]?.has ?? [];
    found.push(...some.filter((_, at) => has[at]).map(tableLabel));
  }
  return found;
}

/** Throws where the copy could not end well, before anything is written. */
export function refusePlan(
  { tables, left }: CopyPlan,
  { leaveOut, filled }: { readonly leaveOut: readonly string[]; readonly filled: readonly string[] },
): void {
  const reasons = ['no table on the target', 'foreign table'];
  const homeless = [
    ...left.filter(({ reason }) => reasons.includes(reason)).map(tableLabel),
    ...tables.flatMap(({ source, lacking }) => lacking.map((name) => `${tableLabel(source)}.${name}`)),
  ].filter((label) => !leaveOut.includes(label));
  if (homeless.length > 0) throw new MudanzaError('MUD-901', { params: { tables: homeless.join(', ') } });
  if (filled.length > 0) throw new MudanzaError('MUD-900', { params: { tables: filled.join(', ') } });
  const unfilled = tables.flatMap(({ target, unfilled: names }) =>
    names.map((name) => `${tableLabel(target)}.${name}`),
  );
  if (unfilled.length > 0) throw new MudanzaError('MUD-903', { params: { columns: unfilled.join(', ') } });
}

/** What the operator may name to go on all the same. */
export const ACCEPTED = { prepared: 'prepared transactions', encoding: 'unknown encoding' } as const;

/** Throws where rows of the source would be missing or mean nothing, unless that was accepted by name. */
export function refuseSource(source: SideFacts, target: SideFacts, accepted: readonly string[]): void {
  const { preparedTransactions: count, preparedNames } = source;
  if (count > 0 && !accepted.includes(ACCEPTED.prepared))
    throw new MudanzaError('MUD-922', { params: { count, names: preparedNames.join(', ') } });
  const isUnknown = source.encoding === 'SQL_ASCII' && target.encoding !== 'SQL_ASCII';
  if (isUnknown && !accepted.includes(ACCEPTED.encoding))
    throw new MudanzaError('MUD-923', { params: { source: source.encoding, target: target.encoding } });
}

/** The plan without tables whose place holds rows already; they are named as left. */
export function withoutFilled({ tables, left }: CopyPlan, filled: readonly string[]): CopyPlan {
  const isFilled = ({ target }: CopyPlan['tables'][number]) => filled.includes(tableLabel(target));
  const kept = tables.filter(isFilled).map(({ source: { schema, name } }) => {
    return { schema, name, reason: 'holds rows' as const };
  });
  return { tables: tables.filter((entry) => !isFilled(entry)), left: [...left, ...kept] };
}

export interface PreparedCopy {
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly plan: CopyPlan;
  readonly checks: CheckMode;
  /** Chunks of one stage are copied side by side, stages one after another. */
  readonly stages: readonly (readonly CopyChunk[])[];
  readonly keys: readonly ForeignKey[];
}

/** A key of a partitioned table is one of each of its partitions: rows go to those. */
function keysOfLeaves(targets: readonly CopyTable[], keys: readonly ForeignKey[]): ForeignKey[] {
  const leaves = (table: TableName) =>
    targets.filter((leaf) => isSameTable(leaf, table) || (leaf.root && isSameTable(leaf.root, table)));
  return keys.flatMap((key) =>
    leaves(key.child).flatMap((child) => leaves(key.parent).map((parent) => ({ ...key, child, parent }))),
  );
}

/** Tables that refer to each other in a circle: with checks on no order of theirs works. */
export async function circularTables(
  client: ReadClient,
  targets: readonly CopyTable[],
  schemas: readonly string[],
): Promise<string[]> {
  const keys = await readForeignKeys(client, schemas);
  return orderByKeys(targets, keysOfLeaves(targets, keys)).circular.map(tableLabel);
}

/** With checks on, parents come first, and rows that refer to their own table arrive in one statement. */
function stagesWithChecks(
  plan: CopyPlan,
  chunks: readonly CopyChunk[],
  keys: readonly ForeignKey[],
): CopyChunk[][] {
  const targets = [...new Map(plan.tables.map(({ target }) => [tableLabel(target), target])).values()];
  const { levels, circular } = orderByKeys(targets, keysOfLeaves(targets, keys));
  if (circular.length > 0)
    throw new MudanzaError('MUD-904', { params: { tables: circular.map(tableLabel).join(', ') } });
  return levels
    .map((level) => chunks.filter((chunk) => level.some((table) => isSameTable(table, chunk.target))))
    .filter((stage) => stage.length > 0);
}

/** Reads both sides at the copy's moment, finds a place for every row and cuts the work; refuses what cannot work. */
export async function prepareCopy(
  reader: CopyReader,
  writer: CopyWriter,
  job: Pick<CopyDatabase, 'schemas' | 'leaveOut' | 'chunkBytes' | 'onFilled'>,
): Promise<PreparedCopy> {
  const [source, target] = [await readSideFacts(reader), await readSideFacts(writer)];
  refuseSource(source, target, job.leaveOut);
  const targets = await readCopyTables(writer, job.schemas);
  const whole = planCopy(await readCopyTables(reader, job.schemas), targets, job);
  const places = whole.tables.map((entry) => entry.target);
  const filled = await tablesWithRows(writer, places);
  const plan = job.onFilled === 'missing' ? withoutFilled(whole, filled) : whole;
  refusePlan(plan, { leaveOut: job.leaveOut, filled: job.onFilled === 'missing' ? [] : filled });
  const checks = await findCheckMode(writer);
  const keys = await readForeignKeys(writer, job.schemas);
  const selfish = keys
    .filter(({ child, parent }) => isSameTable(child, parent))
    .map(({ child }) => tableLabel(child));
  const chunks = chunksOf(plan.tables, {
    chunkBytes: job.chunkBytes,
    canRange: source.version >= 140_000,
    ...(checks === 'origin' ? { whole: new Set(selfish) } : {}),
  });
  const stages = checks === 'origin' ? stagesWithChecks(plan, chunks, keys) : [chunks];
  return { source, target, plan, checks, stages, keys };
}
