import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StepContext } from '../plan/step-context';
import { writeAtomically } from '../platform/files/write-atomically';
import { type Catalog, objectKey } from '../postgres/catalog/catalog';
import { packCatalog, unpackCatalog } from '../postgres/catalog/catalog-file';
import type { CatalogObject } from '../postgres/catalog/catalog-object';
import { readCatalog } from '../postgres/catalog/read-catalog';
import { sql } from '../postgres/sql';
import type { TargetClient } from '../postgres/target-client';

/** Schemas that the platform keeps and changes by itself. */
const PLATFORM: readonly string[] = [
  'auth',
  'cron',
  'extensions',
  'graphql',
  'graphql_public',
  'information_schema',
  'net',
  'pgbouncer',
  'pgmq',
  'pgsodium',
  'pgsodium_masks',
  'realtime',
  'storage',
  'supabase_functions',
  'supabase_migrations',
  'vault',
];

type Where = Pick<StepContext, 'clients' | 'dataFolder'>;

const fileOf = ({ dataFolder }: Where) => join(dataFolder(), 'target-before.catalog');

/** Everything of the target that is not the platform's, with grants and default privileges, at one moment. */
export function wholeCatalog(client: TargetClient): Promise<Catalog> {
  return client.snapshot(async () => {
    const rows = await client.rows<{ name: string }>(
      sql`select nspname::text as name from pg_catalog.pg_namespace
        where nspname !~ '^pg_' and nspname <> all(${PLATFORM}) order by 1`,
    );
    return readCatalog(
      client,
      rows.map(({ name }) => name),
    );
  });
}

/**
 * Keeps the target's catalog as it is before the first step that writes to it: what a rollback of everything has to lead
 * back to. Kept once, until a rollback has proved itself against it.
 */
export async function keepBaseline(ctx: Where): Promise<void> {
  const file = fileOf(ctx);
  if (existsSync(file) || !(await ctx.clients.endpoint('target'))) return;
  writeAtomically(file, packCatalog(await ctx.clients.withSession(wholeCatalog)), 0o600);
}

/** The kept catalog, or null where no step has written yet, or none was kept. */
export function readBaseline(ctx: Where): Catalog | null {
  const file = fileOf(ctx);
  return existsSync(file) ? unpackCatalog(readFileSync(file)) : null;
}

/** Lets the next writing step keep a new one: this one has been led back to. */
export function forgetBaseline(ctx: Where): void {
  rmSync(fileOf(ctx), { force: true });
}

/** One text for all that is known of an object, whatever the order of its properties. */
function textOf(object: CatalogObject | undefined): string {
  return object ? JSON.stringify([object.parent, Object.entries(object.properties).sort()]) : '';
}

/** Objects that are not in both, or not the same in both: `kind name`. Pure. */
export function differingObjects(before: Catalog, after: Catalog): string[] {
  const keys = new Set([...before.objects.values(), ...after.objects.values()].map(objectKey));
  return [...keys].filter((key) => textOf(before.objects.get(key)) !== textOf(after.objects.get(key))).sort();
}
