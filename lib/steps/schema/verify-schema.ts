import { say } from '../../i18n/message';
import type { ArtifactRef, StepContext } from '../../plan/step-context';
import type { Catalog } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import type { CompareOptions } from '../../postgres/compare/compare-options';
import { mendSql } from '../../postgres/compare/mend-sql';
import { proveTriggers } from '../../postgres/compare/prove-triggers';
import { type Accepted, readAccepted, reasonFor } from './accepted-differences';
import { readPreviewed } from './read-previewed';
import { validationFiles } from './validation-files';
import type { Comparison, SchemaVerifyEvidence } from './verify-evidence';
import type { VerifyInput } from './verify-input';

const SHOWN = 500;

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
  return {
    objects: expected.objects.size,
    fails: count('fail'),
    warns: count('warn'),
    notes: count('note'),
    accepted: differences.length - open.length,
    differences: {
      count: differences.length,
      first: differences.slice(0, SHOWN).map((difference) => ({
        ...difference,
        mend: mendSql(difference, expected, actual),
        accepted: reasonFor(accepted, difference),
      })),
    },
  };
}

async function sourceCatalog(ctx: StepContext, schemas: readonly string[]): Promise<Catalog | null> {
  if (!(await ctx.clients.endpoint('source'))) return null;
  ctx.log('info', say('schema.log.readingSource'));
  return ctx.clients.withSource((client) => client.snapshot(() => readCatalog(client, schemas)));
}

function logComparison(ctx: StepContext, side: 'file' | 'source' | 'drift', found: Comparison | null): void {
  if (!found) return;
  const { objects, fails, warns, notes } = found;
  const params = { objects, fails, warns, notes };
  const key =
    fails + warns > 0 ? (`schema.verify.differs.${side}` as const) : (`schema.verify.same.${side}` as const);
  ctx.log(fails > 0 && side === 'file' ? 'error' : 'info', say(key, params));
}

/** The whole of step `schema.verify`: file, source and target against each other, triggers by doing. */
export async function verifySchema(ctx: StepContext, input: VerifyInput): Promise<SchemaVerifyEvidence> {
  const { evidence, schemas, expected } = await readPreviewed(ctx);
  const accepted = readAccepted(input.accepted);
  const start = performance.now();
  ctx.log('info', say('schema.log.readingTarget'));
  const { target, triggers } = await ctx.clients.withSession(async (client) => {
    const catalog = await client.snapshot(() => readCatalog(client, schemas));
    return { target: catalog, triggers: await proveTriggers(client, catalog, expected ?? catalog) };
  });
  const source = await sourceCatalog(ctx, schemas);
  const fileToTarget = expected ? comparison(expected, target, accepted) : null;
  const sourceToTarget = source ? comparison(source, target, accepted, ACROSS_SERVERS) : null;
  const fileToSource = source && expected ? comparison(expected, source, accepted, ACROSS_SERVERS) : null;
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
    triggers,
    ms,
    files,
  };
}
