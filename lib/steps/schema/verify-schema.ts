import { say } from '../../i18n/message';
import type { Comparison, SchemaVerifyEvidence, TableRows } from '../../plan/evidence/schema-verify-evidence';
import type { ArtifactRef, StepContext } from '../../plan/step-context';
import { type Catalog, objectKey } from '../../postgres/catalog/catalog';
import { countObjects, countOthers } from '../../postgres/catalog/count-objects';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import type { CompareOptions } from '../../postgres/compare/compare-options';
import { mendHazard, mendSql } from '../../postgres/compare/mend-sql';
import { proveTriggers } from '../../postgres/compare/prove-triggers';
import { withoutFollowing } from '../../postgres/replication/without-following';
import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { type Accepted, readAccepted, reasonFor } from './accepted-differences';
import { afterLockDown } from './after-lock-down';
import { catalogTree } from './catalog-tree';
import { countRows } from './count-rows';
import { addManaged, withoutManaged } from './managed-objects';
import { readPreviewed } from './read-previewed';
import { validationFiles } from './validation-files';
import { judgeComparison } from './verify-criteria';
import type { VerifyInput } from './verify-input';

const SHOWN = 500;

/** Schemas that a Supabase project brings along, when the source is one itself. */
const SUPABASE_SCHEMAS: readonly string[] = [
  'auth',
  'extensions',
  'graphql',
  'graphql_public',
  'net',
  'pgbouncer',
  'pgsodium',
  'pgsodium_masks',
  'realtime',
  'storage',
  'supabase_functions',
  'supabase_migrations',
  'vault',
];

/** The source has other roles, and extensions live elsewhere there: neither is drift. */
const ACROSS_SERVERS: CompareOptions = {
  ignoredProperties: ['owner', 'privileges', 'tablespace'],
  ignoredKinds: ['extension', 'default privileges', 'schema'],
};

function comparison(
  expected: Catalog,
  actual: Catalog,
  accepted: Accepted,
  options: CompareOptions = {},
): Comparison {
  const differences = compareCatalogs(expected, actual, options);
  const open = differences.filter((difference) => reasonFor(accepted, difference) === null);
  const count = (weight: string) => open.filter((difference) => difference.weight === weight).length;
  const changed = (...changes: string[]) => open.filter(({ change }) => changes.includes(change)).length;
  return {
    objects: countObjects([expected, actual]),
    others: countOthers(expected),
    onlyHere: changed('missing'),
    onlyThere: changed('extra'),
    different: changed('different', 'renamed'),
    fails: count('fail'),
    warns: count('warn'),
    notes: count('note'),
    accepted: differences.length - open.length,
    differences: {
      count: differences.length,
      first: differences.slice(0, SHOWN).map((difference) => ({
        ...difference,
        mend: mendSql(difference, expected, actual),
        hazard: mendHazard(difference, expected),
        accepted: reasonFor(accepted, difference),
      })),
    },
  };
}

/** Schemas of the source that hold anything: what nobody named may still be lost. Supabase's own are none of them. */
async function schemasOf(client: ReadClient): Promise<string[]> {
  const rows = await client.rows<{ name: string }>(
    sql`select distinct n.nspname::text as name from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        and n.nspname <> all(${SUPABASE_SCHEMAS})
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`,
  );
  return rows.map(({ name }) => name);
}

interface AcrossServers {
  readonly source: Catalog;
  readonly target: Catalog;
  readonly rows: readonly TableRows[];
}

/** Source and target as they are now, in every schema of the file and of the source; null without a source. */
async function acrossServers(
  ctx: StepContext,
  ofFile: readonly string[],
  own: Catalog,
): Promise<AcrossServers | null> {
  if (!(await ctx.clients.endpoint('source'))) return null;
  ctx.log('info', say('schema.log.readingSource'));
  return ctx.clients.withSource(async (here) => {
    const schemas = [...new Set([...ofFile, ...(await schemasOf(here))])].sort();
    const source = withoutFollowing(await here.snapshot(() => readCatalog(here, schemas)));
    return ctx.clients.withSession(async (there) => {
      const isSame = schemas.length === ofFile.length;
      const target = isSame ? own : withoutFollowing(await there.snapshot(() => readCatalog(there, schemas)));
      return { source, target, rows: await countRows(here, there, schemas) };
    });
  });
}

/** A project brings a publication of its own, and so does the scratch build; a source neither owes nor misses it. */
function withoutPlatform(ofProject: Catalog, source: Catalog): Catalog {
  const key = objectKey({ kind: 'publication', name: 'supabase_realtime' });
  if (source.objects.has(key)) return ofProject;
  return { ...ofProject, objects: new Map([...ofProject.objects].filter(([known]) => known !== key)) };
}

function logComparison(ctx: StepContext, side: 'file' | 'source' | 'drift', found: Comparison | null): void {
  if (!found) return;
  const { verdict, message } = judgeComparison(found, side);
  ctx.log(verdict === 'fail' ? 'error' : 'info', message);
}

/** The whole of step `schema.verify`: file, source and target against each other, triggers by doing. */
export async function verifySchema(ctx: StepContext, input: VerifyInput): Promise<SchemaVerifyEvidence> {
  const { evidence, schemas, expected } = await readPreviewed(ctx);
  const accepted = readAccepted(input.accepted);
  const start = performance.now();
  ctx.log('info', say('schema.log.readingTarget'));
  const { target, ofFile, triggers } = await ctx.clients.withSession(async (client) => {
    const { catalog, whole } = await client.snapshot(async () => {
      const own = withoutFollowing(await readCatalog(client, schemas));
      return { catalog: own, whole: await addManaged(client, own, expected, schemas) };
    });
    const proved = await proveTriggers(client, catalog, expected ?? catalog);
    return { target: catalog, ofFile: whole, triggers: proved };
  });
  const across = await acrossServers(ctx, schemas, target);
  const source = across?.source ?? null;
  const fileToTarget = expected
    ? comparison(await afterLockDown(ctx, expected, ofFile), ofFile, accepted)
    : null;
  const sourceToTarget = across
    ? comparison(
        await afterLockDown(ctx, across.source, across.target),
        withoutPlatform(across.target, across.source),
        accepted,
        ACROSS_SERVERS,
      )
    : null;
  const fileToSource =
    source && expected
      ? comparison(
          withoutPlatform(withoutManaged(expected, schemas), source),
          source,
          accepted,
          ACROSS_SERVERS,
        )
      : null;
  const ms = performance.now() - start;
  logComparison(ctx, 'file', fileToTarget);
  logComparison(ctx, 'source', sourceToTarget);
  logComparison(ctx, 'drift', fileToSource);
  const files: ArtifactRef[] = [];
  for (const { name, content } of validationFiles(target, schemas))
    files.push(await ctx.artifact(name, 'text/plain; charset=utf-8', content));
  return {
    schemas,
    sha256: evidence.file.sha256,
    fileToTarget,
    sourceToTarget,
    fileToSource,
    rows: across?.rows ?? null,
    triggers,
    tree: catalogTree(ofFile),
    ms,
    files,
  };
}
