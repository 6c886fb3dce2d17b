import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { alignDefaultPrivileges } from '../../postgres/deploy/align-default-privileges';
import { holdTransaction } from '../../postgres/deploy/hold-transaction';
import { alignPublicSchema, settlePublicSchema } from '../../postgres/deploy/public-schema';
import { type Pace, runExactly, runStatements } from '../../postgres/deploy/run-statements';
import { sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { alignExtensions } from './align-extensions';
import { hungOn } from './managed-objects';
import type { InstalledExtension } from './rewrite/rewrite-rule';
import type { SchemaStatement } from './schema-statement';
import { schemasOfRole } from './schemas-of-role';

export interface ScratchBuild {
  readonly catalog: Catalog;
  /** Schemas that the build put something in: those the comparison is about. */
  readonly schemas: readonly string[];
  readonly ms: number;
}

const NOTHING: Catalog = { serverVersion: 0, objects: new Map() };

/** "extension … is not available": a matter of the scratch server, not of the schema. */
const FEATURE_NOT_SUPPORTED = '0A000';

/**
 * True when the build failed for want of something that the target may well have: an extension that the scratch
 * server does not offer, or an object that the file takes for granted. The dry run on the target decides then.
 */
export function isScratchTooPoor(error: unknown): error is MudanzaError {
  if (error instanceof MudanzaError && error.code === 'MUD-333') return true;
  return (
    error instanceof MudanzaError &&
    error.sqlState === FEATURE_NOT_SUPPORTED &&
    /extension .{1,200} is not available/.test(error.original ?? '')
  );
}

/**
 * Builds the schema in an empty scratch database, under the target’s default privileges where it is given, and
 * reads what came of it, and what it hung on tables of the `managed` schemas: the catalog that the target must have afterwards. Throws MUD-314, or the cure of the SQLSTATE, for the statement that fails.
 */
export async function buildScratch(
  client: TargetClient,
  statements: readonly SchemaStatement[],
  target: Catalog | null,
  signal: AbortSignal,
  installed: readonly InstalledExtension[] = [],
  managed: readonly string[] = [],
): Promise<ScratchBuild> {
  await alignExtensions(client, installed);
  const roles = target ? await alignDefaultPrivileges(client, target) : null;
  const publicSchema = target && roles ? await alignPublicSchema(client, target, roles) : undefined;
  const hanging = () => (managed.length > 0 ? readCatalog(client, managed) : NOTHING);
  const hung = managed.length > 0 ? await client.snapshot(async () => hanging()) : NOTHING;
  const start = performance.now();
  const inOne = statements.filter(({ isTransactional }) => isTransactional);
  const alone = statements.filter(({ isTransactional }) => !isTransactional);
  const run = async (pace: Pace) => {
    const held = await holdTransaction(client);
    await runStatements(client, inOne, 'MUD-314', { signal }, held, pace);
    await client.execute(sql`set constraints all immediate`);
    await held.beforeEnd();
  };
  const read = async () => {
    const schemas = await schemasOfRole(client);
    const built = await readCatalog(client, schemas);
    const settled = target && roles ? settlePublicSchema(built, publicSchema, target, roles) : built;
    const objects = new Map([...settled.objects, ...hungOn(hung, await hanging())]);
    return { schemas, catalog: { ...settled, objects } };
  };
  // Rolled back where it can be: roles belong to the whole scratch server and would be there for the next file.
  if (alone.length === 0) {
    const built = await runExactly((pace) =>
      client.rolledBack(async () => {
        await run(pace);
        return read();
      }),
    );
    return { ...built, ms: performance.now() - start };
  }
  await runExactly((pace) => client.transaction(() => run(pace)));
  await runStatements(client, alone, 'MUD-314', { signal });
  const { schemas, catalog } = await client.snapshot(read);
  return { catalog, schemas, ms: performance.now() - start };
}
