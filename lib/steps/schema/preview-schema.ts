import { gzipSync } from 'node:zlib';
import { say } from '../../i18n/message';
import type { Listed, SchemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../../postgres/catalog/catalog';
import { packCatalog } from '../../postgres/catalog/catalog-file';
import { countObjects } from '../../postgres/catalog/count-objects';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { buildScratch } from './build-scratch';
import { describeEncounter } from './describe-preview';
import { type Built, type PreviewOptions, tryMeanwhile, tryOrSayWhy } from './dry-run';
import { loadSchema, type SchemaInput } from './load-schema';
import { openingHazard } from './opening-actions';
import { prepareSchema } from './prepare-schema';
import type { PreparedSchema } from './prepared-schema';
import type { InstalledExtension } from './rewrite/rewrite-rule';
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

async function buildIt(
  ctx: StepContext,
  schema: PreparedSchema,
  target: Catalog,
  installed: readonly InstalledExtension[],
): Promise<Built> {
  ctx.log('info', say('schema.log.building'));
  try {
    const { catalog, schemas, ms } = await ctx.clients.withScratch((client) =>
      buildScratch(client, schema.statements, target, ctx.signal, installed, schema.managed),
    );
    const major = Math.floor(catalog.serverVersion / 10_000);
    ctx.log('info', say('schema.log.built', { objects: countObjects([catalog]), ms: Math.round(ms) }));
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
  const [building, meanwhile] = await Promise.allSettled([
    buildIt(ctx, schema, target, facts.installed),
    tryMeanwhile(ctx, schema, options),
  ]);
  ctx.signal.throwIfAborted();
  if (building.status === 'rejected') throw building.reason;
  const build = building.value;
  const { scratch } = build;
  const tried = await tryOrSayWhy(ctx, schema, build, options, meanwhile);
  const { before, isAlreadyThere: isThere, made } = tried;
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
    hazards: [
      ...new Set([
        ...schema.statements.flatMap(({ hazards }) => hazards),
        ...tried.opened.map(openingHazard),
      ]),
    ],
    rewrites: listed(schema.rewrites.map(clipped)),
    findings: listed(schema.findings),
    warnings: schema.findings.filter(({ level }) => level === 'warn').length,
    scratch,
    target: {
      major: Math.floor(facts.version / 10_000),
      role: facts.role,
      through: session ? 'session' : 'pooler',
    },
    dryRun: tried.dryRun,
    lost: tried.lost,
    opened: tried.opened.slice(0, 1_000),
    isAlreadyThere: isThere,
    toCreate: listed(encounter.toCreate, 1_000),
    alreadyThere: encounter.alreadyThere.length,
    clashes: listed(encounter.clashes, 100),
    copyable: schema.sql.length <= COPYABLE ? schema.sql : null,
  };
}
