import { readFileSync } from 'node:fs';
import type { Credentials } from '../../../postgres/address/endpoint';
import type { Catalog } from '../../../postgres/catalog/catalog';
import { readCatalog } from '../../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../../postgres/compare/compare-catalogs';
import type { Difference, MendHazard } from '../../../postgres/compare/difference';
import { mendHazard, mendSql } from '../../../postgres/compare/mend-sql';
import { runStatements } from '../../../postgres/deploy/run-statements';
import { sql, trustedSql } from '../../../postgres/sql';
import type { TargetClient } from '../../../postgres/target-client';
import { withTarget } from '../../../postgres/with-client';
import type { Major } from '../../../servers/embedded/testing/start-major';
import { buildScratch } from '../build-scratch';
import { prepareSchema } from '../prepare-schema';
import type { CleanVariant, Defect, TestSchema } from './defect';
import { fillRows } from './fill-rows';
import { knownTo } from './known-to';

const FILES: Readonly<Record<TestSchema, string>> = {
  six: 'sql/schema.sql',
  shop: 'lib/steps/schema/testing/schemas/shop.sql',
  clinic: 'lib/steps/schema/testing/schemas/clinic.sql',
  desk: 'lib/steps/schema/testing/schemas/desk.sql',
};

export interface PlantedSchema {
  readonly schemas: readonly string[];
  /** What a scratch database holds after the file. */
  readonly expected: Catalog;
}

/** Builds a test schema in a scratch database and in the target. */
export async function plantSchema(
  name: TestSchema,
  scratch: Credentials,
  target: Credentials,
  major: Major = 17,
): Promise<PlantedSchema> {
  const schema = await prepareSchema(knownTo(readFileSync(FILES[name], 'utf8'), major));
  const { signal } = new AbortController();
  await withTarget(target, (client) => runStatements(client, schema.statements, 'MUD-317', { signal }));
  const { schemas, catalog } = await withTarget(scratch, (client) =>
    buildScratch(client, schema.statements, null, signal),
  );
  await withTarget(target, (client) => fillRows(client, catalog));
  return { schemas, expected: catalog };
}

async function run(client: TargetClient, text: string, asAdmin: boolean): Promise<void> {
  if (asAdmin) await client.execute(sql`reset role`);
  await client.execute(trustedSql(text, 'own-file'));
  if (asAdmin) await client.execute(sql`set local role postgres`);
}

/** How a difference is named in the tables of defects. */
export function namesOf({ change, kind, name, properties }: Difference): string[] {
  const head = `${change} ${kind} ${name}`;
  return change === 'different' ? properties.map((property) => `${head} ${property.name}`) : [head];
}

export interface Planted {
  readonly names: readonly string[];
  readonly weights: readonly string[];
  readonly mend: string | null;
  /** Differences left after the mending SQL ran, but for what it says must be done by hand; null when none was tried. */
  readonly left: readonly string[] | null;
  /** Tables that hold fewer rows or fewer columns than before the mend, although it warned of nothing. */
  readonly lost: readonly string[];
}

/** Rows and columns of every table, by name. */
async function holdings(client: TargetClient, schemas: readonly string[]): Promise<Map<string, number>> {
  const tables = await client.rows<{ name: string; columns: number }>(
    sql`select c.oid::regclass::text as name, (select count(*) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)::int as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = any(${schemas})`,
  );
  const counts = tables.map(({ name }, at) => `select ${at} as at, count(*)::int as rows from ${name}`);
  const rows = await client.rows<{ at: number; rows: number }>(
    trustedSql(counts.join(' union all '), 'built-from-catalog'),
  );
  const found = new Map<string, number>();
  for (const { at, rows: count } of rows) {
    const table = tables[at];
    if (table) found.set(table.name, count * table.columns);
  }
  return found;
}

const WARNED: ReadonlySet<string | null> = new Set(['loses-rows', 'changes-values']);

/** What a mend leaves and says so: a NOT NULL that waits for values, a regenerated column that stands last. */
function saidBeforehand(left: readonly Difference[], hazards: readonly (MendHazard | null)[]): Difference[] {
  const waits = hazards.includes('needs-values');
  const moved = hazards.includes('changes-values') || waits;
  return left.filter(({ properties }) => {
    const names = properties.map(({ name }) => name);
    if (waits && names.length === 1 && names[0] === 'notNull') return false;
    return !(moved && names.length === 1 && names[0] === 'columnOrder');
  });
}

/**
 * Changes the target inside a transaction, compares, runs what the comparison offers as a cure against tables that
 * hold rows, compares again, and rolls back. `client` is the superuser's; the reading is done as role `postgres`.
 */
export async function plant(
  client: TargetClient,
  { schemas, expected }: PlantedSchema,
  change: Pick<Defect, 'plant' | 'asAdmin' | 'isNotMendable'> | Pick<CleanVariant, 'change' | 'asAdmin'>,
): Promise<Planted> {
  const text = 'plant' in change ? change.plant : change.change;
  return client.rolledBack(async () => {
    await client.execute(sql`set local role postgres`);
    await client.execute(sql`set local search_path = public, extensions`);
    await run(client, text, change.asAdmin ?? false);
    const actual = await readCatalog(client, schemas);
    const differences = compareCatalogs(expected, actual);
    const names = differences.flatMap(namesOf);
    const weights = differences.map(({ weight }) => weight);
    if (!('plant' in change) || change.isNotMendable)
      return { names, weights, mend: null, left: null, lost: [] };
    const mends = differences.map((difference) => mendSql(difference, expected, actual));
    const hazards = differences.map((difference) => mendHazard(difference, expected));
    const mend = mends.filter(Boolean).join('\n');
    const before = await holdings(client, schemas);
    // The statements before a deferred check is due see the rows as they are.
    await client.execute(sql`set constraints all immediate`);
    await run(client, mend, change.asAdmin ?? false);
    const after = await holdings(client, schemas);
    const lost = [...before]
      .filter(([table, cells]) => cells > (after.get(table) ?? 0))
      .map(([table]) => table);
    const left = compareCatalogs(expected, await readCatalog(client, schemas));
    return {
      names,
      weights,
      mend,
      left: saidBeforehand(left, hazards).flatMap(namesOf),
      lost: hazards.some((hazard) => WARNED.has(hazard)) || differences.some(isTableRenamed) ? [] : lost,
    };
  });
}

function isTableRenamed({ change, kind }: Difference): boolean {
  return change === 'renamed' && kind === 'table';
}
