import { say } from '../../i18n/message';
import type { SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { deploySchema } from '../../postgres/deploy/deploy-schema';
import type { Opening } from '../../postgres/deploy/read-openings';
import { sql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { isScratchTooPoor } from './build-scratch';
import { DEPLOY_LIMITS } from './deploy-limits';
import { isAlreadyThere } from './is-already-there';
import { addManaged } from './managed-objects';
import type { PreparedSchema } from './prepared-schema';
import type { SchemaStatement } from './schema-statement';
import { slowest } from './slowest';

export interface PreviewOptions {
  /** False where the schema is only to be compared with: a target that has drifted could not take it again. */
  readonly isTried: boolean;
}

/** What the scratch server made of the file. */
export interface Built {
  readonly scratch: SchemaPreviewEvidence['scratch'];
  readonly catalog: Catalog | null;
  readonly schemas: readonly string[];
  /** What the scratch server said when it could not build it: the target decides then. */
  readonly error?: MudanzaError;
}

export interface Tried {
  readonly dryRun: SchemaPreviewEvidence['dryRun'];
  readonly before: Catalog;
  readonly isAlreadyThere: boolean;
  /** What the dry run made on the target itself. */
  readonly made: Catalog | null;
  readonly lost: readonly string[];
  readonly opened: readonly Opening[];
}

const isInOne = ({ isTransactional }: SchemaStatement) => isTransactional;

/** The dry run itself: everything happens on the target, and is rolled back. */
async function dryRun(
  ctx: StepContext,
  client: TargetClient,
  statements: readonly SchemaStatement[],
  schemas: readonly string[],
): Promise<Tried> {
  const inOne = statements.filter(isInOne);
  ctx.log('info', say('schema.log.dryRun', { count: inOne.length }));
  const start = performance.now();
  const { times, made, before, lost, opened } = await deploySchema(
    client,
    { statements: inOne, schemas, ...DEPLOY_LIMITS, isRehearsal: true },
    {
      signal: ctx.signal,
      onStatement: (index) => {
        if (index % 25 === 0 || index === inOne.length - 1) ctx.progress(index + 1, inOne.length);
      },
    },
  );
  const ms = performance.now() - start;
  ctx.log('info', say('schema.log.rolledBack', { ms: Math.round(ms) }));
  const untried = statements.length - inOne.length;
  return {
    before,
    made,
    lost,
    opened,
    isAlreadyThere: false,
    dryRun: { isDone: true, ms, slowest: slowest(times), untried },
  };
}

/** Tries the schema on the target; a schema that is wholly there need not be tried. */
async function tryAfterBuild(
  ctx: StepContext,
  { statements }: PreparedSchema,
  { catalog: built, schemas }: Built,
  { isTried }: PreviewOptions,
): Promise<Tried> {
  return ctx.clients.withSession(async (client) => {
    const before = await client.snapshot(async () =>
      addManaged(client, await readCatalog(client, schemas), built, schemas),
    );
    const isThere = isAlreadyThere(built, before);
    if (!isThere && isTried) return dryRun(ctx, client, statements, schemas);
    const untried = statements.length - statements.filter(isInOne).length;
    return {
      before,
      isAlreadyThere: isThere,
      made: null,
      lost: [],
      opened: [],
      dryRun: { isDone: false, ms: 0, slowest: [], untried },
    };
  });
}

/**
 * The dry run while the scratch server is still building, which takes as long: only of a file that makes tables none of
 * which is there yet, so that it waits for nobody and cannot be there already. Null for every other.
 */
export async function tryMeanwhile(
  ctx: StepContext,
  { statements, schemas, tables }: PreparedSchema,
  { isTried }: PreviewOptions,
): Promise<Tried | null> {
  if (!isTried || tables.length === 0) return null;
  return ctx.clients.withSession(async (client) => {
    const there = await client.rows(
      sql`select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname || '.' || c.relname = any(${tables}) limit 1`,
    );
    return there.length > 0 ? null : dryRun(ctx, client, statements, schemas);
  });
}

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name) => other.includes(name));

/**
 * The dry run. Where the scratch server refused the file for what only it can be blamed for, the target's word
 * counts; where both refuse, the scratch server said it of an empty database, which is the plainer word.
 */
export async function tryOrSayWhy(
  ctx: StepContext,
  schema: PreparedSchema,
  build: Built,
  options: PreviewOptions,
  meanwhile: PromiseSettledResult<Tried | null>,
): Promise<Tried> {
  const { error } = build;
  if (error && !options.isTried && !isScratchTooPoor(error)) throw error;
  // The build may have put something in schemas that the file does not name: then the dry run has to look there.
  const isAsBuilt = isSameList(build.schemas, schema.schemas);
  try {
    if (meanwhile.status === 'rejected' && isAsBuilt) throw meanwhile.reason;
    if (meanwhile.status === 'fulfilled' && meanwhile.value && isAsBuilt)
      return { ...meanwhile.value, isAlreadyThere: isAlreadyThere(build.catalog, meanwhile.value.before) };
    return await tryAfterBuild(ctx, schema, build, options);
  } catch (refused) {
    if (error && refused instanceof MudanzaError && refused.sqlState && !isScratchTooPoor(error)) throw error;
    throw refused;
  }
}
