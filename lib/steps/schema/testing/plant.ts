import { readFileSync } from 'node:fs';
import type { Credentials } from '../../../postgres/address/endpoint';
import type { Catalog } from '../../../postgres/catalog/catalog';
import { readCatalog } from '../../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../../postgres/compare/compare-catalogs';
import type { Difference } from '../../../postgres/compare/difference';
import { mendSql } from '../../../postgres/compare/mend-sql';
import { sql, trustedSql } from '../../../postgres/sql';
import type { TargetClient } from '../../../postgres/target-client';
import { withTarget } from '../../../postgres/with-client';
import { buildScratch } from '../build-scratch';
import { prepareSchema } from '../prepare-schema';
import type { CleanVariant, Defect, TestSchema } from './defect';

const FILES: Readonly<Record<TestSchema, string>> = {
  six: 'sql/schema.sql',
  shop: 'lib/steps/schema/testing/schemas/shop.sql',
  clinic: 'lib/steps/schema/testing/schemas/clinic.sql',
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
): Promise<PlantedSchema> {
  const schema = await prepareSchema(readFileSync(FILES[name], 'utf8'));
  const { signal } = new AbortController();
  const build = (credentials: Credentials) =>
    withTarget(credentials, (client) => buildScratch(client, schema.statements, null, signal));
  await build(target);
  const { schemas, catalog } = await build(scratch);
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
  readonly mend: string | null;
  /** Differences left after the mending SQL ran; null when there was none. */
  readonly left: readonly string[] | null;
}

/**
 * Changes the target inside a transaction, compares, runs what the comparison offers as a cure, compares again,
 * and rolls back. `client` is the superuser's; the reading is done as role `postgres`.
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
    if (!('plant' in change) || change.isNotMendable) return { names, mend: null, left: null };
    const mends = differences.map((difference) => mendSql(difference, expected, actual));
    const mend = mends.filter(Boolean).join('\n');
    await run(client, mend, change.asAdmin ?? false);
    const left = compareCatalogs(expected, await readCatalog(client, schemas)).flatMap(namesOf);
    return { names, mend, left };
  });
}
