import { gzipSync } from 'node:zlib';
import { say } from '../../i18n/message';
import type { Listed, SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
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
}

async function buildIt(ctx: StepContext, schema: PreparedSchema, target: Catalog): Promise<Built> {
  ctx.log('info', say('schema.log.building'));
  try {
    const { catalog, schemas, ms } = await ctx.clients.withScratch((client) =>
      buildScratch(client, schema.statements, target, ctx.signal),
    );
    const major = Math.floor(catalog.serverVersion / 10_000);
    ctx.log('info', say('schema.log.built', { objects: catalog.objects.size, ms: Math.round(ms) }));
    return { catalog, schemas, scratch: { isBuilt: true, ms, major, reason: null } };
  } catch (error) {
    if (!isScratchTooPoor(error)) throw error;
    const reason = String(error.params.message ?? '');
    ctx.log('warn', say('schema.log.notBuilt', { reason }));
    return { catalog: null, schemas: schema.schemas, scratch: { isBuilt: false, ms: 0, major: 0, reason } };
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
      return { before, isAlreadyThere: isThere, dryRun: { isDone: false, ms: 0, slowest: [], untried } };
    ctx.log('info', say('schema.log.dryRun', { count: inOne.length }));
    const start = performance.now();
    const { times } = await deploySchema(
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
      dryRun: { isDone: true, ms, slowest: slowest(times), untried },
    };
  });
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
  const build = await buildIt(ctx, schema, target);
  const { scratch, catalog: built } = build;
  ctx.signal.throwIfAborted();
  const { dryRun, before, isAlreadyThere } = await tryOnTarget(ctx, schema, build, options);
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
    schemas: build.schemas,
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
    isAlreadyThere,
    toCreate: listed(encounter.toCreate, 1_000),
    alreadyThere: encounter.alreadyThere.length,
    clashes: listed(encounter.clashes, 100),
    copyable: schema.sql.length <= COPYABLE ? schema.sql : null,
  };
}
