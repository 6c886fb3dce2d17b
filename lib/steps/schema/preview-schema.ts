import { gzipSync } from 'node:zlib';
import { say } from '../../i18n/message';
import type { Listed, SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../../postgres/catalog/catalog';
import { packCatalog } from '../../postgres/catalog/catalog-file';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { deploySchema } from '../../postgres/deploy/deploy-schema';
import { buildScratch, isScratchTooPoor } from './build-scratch';
import { DEPLOY_LIMITS } from './deploy-limits';
import { describeEncounter } from './describe-preview';
import { isAlreadyThere } from './is-already-there';
import { loadSchema, type SchemaInput } from './load-schema';
import { prepareSchema } from './prepare-schema';
import type { PreparedSchema } from './prepared-schema';
import type { InstalledExtension } from './rewrite/rewrite-rule';
import { slowest } from './slowest';
import { readServerFacts } from './target-facts';

/** Lists in evidence are read by people; the whole is in the artifacts. */
const SHOWN = 300;
/** Longer than this nobody copies by hand, and the page would be slow. */
const COPYABLE = 100_000;

function listed<T>(all: readonly T[], shown = SHOWN): Listed<T> {
  return { count: all.length, first: all.slice(0, shown) };
}

function clipped<T extends { readonly before: string; readonly after: string | null }>(rewrite: T): T {
  const clip = (text: string) => (text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text);
  return {
    ...rewrite,
    before: clip(rewrite.before),
    after: rewrite.after === null ? null : clip(rewrite.after),
  };
}

interface Built {
  readonly scratch: SchemaPreviewEvidence['scratch'];
  readonly catalog: Catalog | null;
  readonly schemas: readonly string[];
  /** What the scratch server said when it could not build it: the target decides then. */
  readonly error?: MudanzaError;
}

async function buildIt(
  ctx: StepContext,
  schema: PreparedSchema,
  target: Catalog,
  installed: readonly InstalledExtension[],
): Promise<Built> {
  ctx.log('info', say('schema.log.building'));
  try {
    const { catalog, schemas, ms } = await ctx.clients.withScratch((client) =>
      buildScratch(client, schema.statements, target, ctx.signal, installed),
    );
    const major = Math.floor(catalog.serverVersion / 10_000);
    ctx.log('info', say('schema.log.built', { objects: catalog.objects.size, ms: Math.round(ms) }));
    return { catalog, schemas, scratch: { isBuilt: true, ms, major, reason: null } };
  } catch (error) {
    // Only what the server said of a statement: the target may know better, and is asked in the dry run.
    if (!(error instanceof MudanzaError) || !error.sqlState) throw error;
    const reason = String(error.params.message ?? '');
    ctx.log('warn', say('schema.log.notBuilt', { reason }));
    return {
      error,
      catalog: null,
      schemas: schema.schemas,
      scratch: { isBuilt: false, ms: 0, major: 0, reason },
    };
  }
}

export interface PreviewOptions {
  /** False where the schema is only to be compared with: a target that has drifted could not take it again. */
  readonly isTried: boolean;
}

interface Tried {
  readonly dryRun: SchemaPreviewEvidence['dryRun'];
  readonly before: Catalog;
  readonly isAlreadyThere: boolean;
  /** What the dry run made on the target itself. */
  readonly made: Catalog | null;
}

/** Tries the schema on the target and rolls it back; a schema that is wholly there need not be tried. */
async function tryOnTarget(
  ctx: StepContext,
  schema: PreparedSchema,
  { catalog: built, schemas }: Built,
  { isTried }: PreviewOptions,
): Promise<Tried> {
  const inOne = schema.statements.filter(({ isTransactional }) => isTransactional);
  const untried = schema.statements.length - inOne.length;
  return ctx.clients.withSession(async (client) => {
    const before = await client.snapshot(() => readCatalog(client, schemas));
    const isThere = isAlreadyThere(built, before);
    if (isThere || !isTried)
      return {
        before,
        isAlreadyThere: isThere,
        made: null,
        dryRun: { isDone: false, ms: 0, slowest: [], untried },
      };
    ctx.log('info', say('schema.log.dryRun', { count: inOne.length }));
    const start = performance.now();
    const { times, made } = await deploySchema(
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
    return {
      before,
      isAlreadyThere: isThere,
      made,
      dryRun: { isDone: true, ms, slowest: slowest(times), untried },
    };
  });
}

/**
 * The dry run. Where the scratch server refused the file for what only it can be blamed for, the target's word
 * counts; where both refuse, the scratch server said it of an empty database, which is the plainer word.
 */
async function tryOrSayWhy(
  ctx: StepContext,
  schema: PreparedSchema,
  build: Built,
  options: PreviewOptions,
): Promise<Tried> {
  const { error } = build;
  if (error && !options.isTried && !isScratchTooPoor(error)) throw error;
  try {
    return await tryOnTarget(ctx, schema, build, options);
  } catch (refused) {
    if (error && refused instanceof MudanzaError && refused.sqlState && !isScratchTooPoor(error)) throw error;
    throw refused;
  }
}

/** Schemas that the comparison is about: those that the build, or the dry run, put something in. */
function schemasOf(build: Built, made: Catalog | null): readonly string[] {
  if (build.catalog || !made) return build.schemas;
  const schemas = [...made.objects.values()].flatMap(({ name, parent }) =>
    parent === null && name.includes('.') ? (/^(?:"(?:[^"]|"")+"|[^.]+)/.exec(name)?.[0] ?? []) : [],
  );
  return [...new Set([...build.schemas, ...schemas.map((name) => name.replaceAll('"', ''))])].sort();
}

async function keepFiles(ctx: StepContext, text: string, schema: PreparedSchema, built: Catalog | null) {
  const original = await ctx.artifact('schema-original.sql', 'application/sql', Buffer.from(text));
  const file = await ctx.artifact('schema.sql', 'application/sql', Buffer.from(schema.sql));
  const catalog = built
    ? await ctx.artifact('schema-catalog.json.gz', 'application/gzip', packCatalog(built))
    : null;
  const packed = gzipSync(JSON.stringify(schema.statements));
  const statementsFile = await ctx.artifact('schema-statements.json.gz', 'application/gzip', packed);
  return { original, file, statementsFile, catalog };
}

/** The whole of step `schema.preview`; nothing is changed on the target. */
export async function previewSchema(
  ctx: StepContext,
  input: SchemaInput,
  options: PreviewOptions = { isTried: true },
): Promise<SchemaPreviewEvidence> {
  const text = await loadSchema(ctx, input);
  const session = await ctx.clients.endpoint('session');
  const { facts, target } = await ctx.clients.withSession(async (client) => ({
    facts: await readServerFacts(client),
    target: await client.snapshot(() => readCatalog(client, ['public'])),
  }));
  const schema = await prepareSchema(text, facts, (done, total) => ctx.progress(done, total));
  ctx.log('info', say('schema.log.parsed', { count: schema.statements.length }));
  for (const rewrite of schema.rewrites.slice(0, 50)) ctx.log('info', rewrite.reason, { line: rewrite.line });
  const build = await buildIt(ctx, schema, target, facts.installed);
  const { scratch } = build;
  ctx.signal.throwIfAborted();
  const { dryRun, before, isAlreadyThere: isThere, made } = await tryOrSayWhy(ctx, schema, build, options);
  const built = build.catalog ?? made;
  const files = await keepFiles(ctx, text, schema, built);
  const differences = built ? compareCatalogs(built, before) : [];
  const encounter = built
    ? describeEncounter(built, before, differences)
    : { toCreate: [], alreadyThere: [], clashes: [] };
  const summaries = schema.statements.map(({ line, label, hazards, isTransactional }) => ({
    line,
    label,
    hazards,
    isTransactional,
  }));
  return {
    ...files,
    origin: input.origin,
    statements: listed(summaries),
    schemas: schemasOf(build, made),
    hazards: [...new Set(schema.statements.flatMap(({ hazards }) => hazards))],
    rewrites: listed(schema.rewrites.map(clipped)),
    findings: listed(schema.findings),
    warnings: schema.findings.filter(({ level }) => level === 'warn').length,
    scratch,
    target: {
      major: Math.floor(facts.version / 10_000),
      role: facts.role,
      through: session ? 'session' : 'pooler',
    },
    dryRun,
    isAlreadyThere: isThere,
    toCreate: listed(encounter.toCreate, 1_000),
    alreadyThere: encounter.alreadyThere.length,
    clashes: listed(encounter.clashes, 100),
    copyable: schema.sql.length <= COPYABLE ? schema.sql : null,
  };
}
