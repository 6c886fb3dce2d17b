import type { RuleResult } from '../../plan/evidence/crud-evidence';
import { ident, trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { Composer } from './composer';
import { draftRow } from './draft-row';
import { findValues } from './find-values';
import { type DraftedRow, insertRows } from './insert-rows';
import { type MadeRow, rowCondition } from './made-row';
import { columnOf, NoRowError, type RowDraft } from './row-draft';
import { constraintOf, sqlStateOf } from './sql-state';
import { type ForeignKeyShape, relationOf, type TableShape, type UniqueShape } from './table-shape';
import { valueCandidates } from './value-candidates';

const STATE = { notNull: '23502', foreignKey: '23503', unique: '23505', check: '23514' } as const;
type Refusal = keyof typeof STATE;

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Does what must be refused, in a transaction that is rolled back, and says whether it was, and for that reason.
 * `attempt` tells whether the forbidden value was really stored: a trigger may have replaced it by a proper one.
 */
async function mustRefuse(
  client: TargetClient,
  rule: Refusal,
  name: string,
  attempt: () => Promise<boolean>,
): Promise<RuleResult> {
  try {
    const isStored = await client.rolledBack(async () => {
      const stored = await attempt();
      await client.execute(trustedSql('set constraints all immediate', 'own-file'));
      return stored;
    });
    return { rule, name, outcome: isStored ? 'broken' : 'unproved', original: null };
  } catch (error) {
    const state = sqlStateOf(error);
    if (state === null && !(error instanceof NoRowError)) throw error;
    const isExpected =
      state === STATE[rule] && (rule === 'notNull' || (constraintOf(error) ?? name) === name);
    return { rule, name, outcome: isExpected ? 'held' : 'unproved', original: words(error) };
  }
}

async function setColumns(client: TargetClient, row: MadeRow, values: RowDraft): Promise<boolean> {
  const compose = new Composer();
  const { table } = row;
  const sets = [...values].map(
    ([name, value]) => `${ident(name).fragment} = ${compose.value(value, columnOf(table, name))}`,
  );
  const where = rowCondition(table, row.values, compose, true);
  const into = relationOf(table);
  const kept = [...values].map(
    ([name, value]) =>
      `${ident(name).fragment}::text is not distinct from (${compose.value(value, columnOf(table, name))})::text`,
  );
  const rows = await client.rows<{ kept: boolean }>(
    compose.sql(
      `update ${into} set ${sets.join(', ')} where ${where} returning ${kept.join(' and ')} as kept`,
    ),
  );
  return rows[0]?.kept ?? false;
}

/** A second row with the first one's values in the unique columns; everything else is new. */
async function checkUnique(
  client: TargetClient,
  { table, draft }: DraftedRow,
  row: MadeRow,
  unique: UniqueShape,
  tag: string,
): Promise<RuleResult | null> {
  const values = unique.columns.map((name) => [name, row.values.get(name) ?? null] as const);
  if (values.some(([name, value]) => value === null || columnOf(table, name).isGenerated)) return null;
  const wired = table.foreignKeys.flatMap(({ columns }) => columns);
  const given = new Map([...draft].filter(([name]) => wired.includes(name)));
  for (const [name, value] of values) given.set(name, value);
  const second = await draftRow(client, table, given, tag).catch((error: unknown) => {
    if (error instanceof NoRowError) return null;
    throw error;
  });
  if (!second) return { rule: 'unique', name: unique.name, outcome: 'unproved', original: null };
  return mustRefuse(client, 'unique', unique.name, async () => {
    const [stored] = await insertRows(client, [{ table, draft: second }]);
    return values.every(([name, value]) => stored?.values.get(name) === value);
  });
}

async function checkForeignKey(
  client: TargetClient,
  row: MadeRow,
  key: ForeignKeyShape,
  tag: string,
): Promise<RuleResult | null> {
  const values = new Map<string, string | null>();
  for (const name of key.columns) {
    const [stranger] = valueCandidates(columnOf(row.table, name), `${tag}-nobody`);
    if (stranger === undefined || columnOf(row.table, name).isGenerated) return null;
    values.set(name, stranger);
  }
  return mustRefuse(client, 'foreignKey', key.name, () => setColumns(client, row, values));
}

async function checkChecks(
  client: TargetClient,
  table: TableShape,
  drafted: DraftedRow,
  row: MadeRow,
  tag: string,
): Promise<RuleResult[]> {
  const results: RuleResult[] = [];
  for (const check of table.checks) {
    const fixed = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
    const breaking = await findValues(client, table, drafted.draft, check, { isTrue: false, fixed, tag });
    results.push(
      breaking
        ? await mustRefuse(client, 'check', check.name, () => setColumns(client, row, breaking))
        : { rule: 'check', name: check.name, outcome: 'unproved', original: null },
    );
  }
  return results;
}

/**
 * Tries to break each rule of the table with our own row, in transactions that are rolled back: duplicates, foreign
 * keys to nobody, missing values, CHECKs.
 */
export async function checkRules(
  client: TargetClient,
  drafted: DraftedRow,
  row: MadeRow,
  tag: string,
): Promise<RuleResult[]> {
  const { table } = drafted;
  const results: (RuleResult | null)[] = [];
  for (const unique of table.uniques) results.push(await checkUnique(client, drafted, row, unique, tag));
  for (const key of table.foreignKeys) results.push(await checkForeignKey(client, row, key, tag));
  const required = table.columns.filter(
    (column) => !column.isNullable && !column.isGenerated && !column.identity,
  );
  for (const { name } of required)
    results.push(
      await mustRefuse(client, 'notNull', name, () => setColumns(client, row, new Map([[name, null]]))),
    );
  results.push(...(await checkChecks(client, table, drafted, row, tag)));
  return results.filter((result) => result !== null);
}
