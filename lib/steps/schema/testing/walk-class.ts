import { isDeepStrictEqual } from 'node:util';
import { schemaDeployEvidence } from '../../../plan/evidence/schema-deploy-evidence';
import {
  type SchemaPreviewEvidence,
  schemaPreviewEvidence,
} from '../../../plan/evidence/schema-preview-evidence';
import type { Preview } from '../../../plan/step';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import { sql, trustedSql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import type { MajorDatabase } from '../../../servers/embedded/testing/start-major';
import { schemaDeploy } from '../schema-deploy';
import { schemaPreview } from '../schema-preview';
import type { ClassCase } from './class-cases';
import { dumpBefore, dumpChanges, dumpSchema } from './psql-oracle';
import type { FileContext, FileWorld } from './try-file';

async function rolesDropped(target: MajorDatabase): Promise<void> {
  await withTarget(target.admin, async (client) => {
    const rows = await client.rows<{ name: string }>(
      sql`select rolname as name from pg_roles where rolname like 'undo\\_%'`,
    );
    for (const { name } of rows) {
      await client.execute(trustedSql(`drop owned by ${name}`, 'built-from-catalog'));
      await client.execute(trustedSql(`drop role ${name}`, 'built-from-catalog'));
    }
    await client.execute(
      sql`select pg_replication_origin_drop(roname) from pg_replication_origin where roname like 'undo%'`,
    );
  });
}

async function rowsIn(target: MajorDatabase, catalog: string): Promise<string> {
  const [row] = await withTarget(target.admin, (client) =>
    client.rows<{ digest: string }>(
      trustedSql(
        `select count(*) || md5(string_agg(c::text, ',' order by c::text)) as digest from pg_catalog.${catalog} c`,
        'built-from-catalog',
      ),
    ),
  );
  return row?.digest ?? '';
}

function words(error: unknown): string {
  return error instanceof MudanzaError ? `${error.code} ${error.original ?? ''}` : String(error);
}

export interface Walked {
  readonly refused: string;
  /** What the preview said cannot be undone, and what the deploy then lost. */
  readonly said: readonly string[];
  readonly lost: readonly string[];
  readonly leftOut: readonly string[];
  /** Whether the deploy left something in the catalog, and whether the undo left it as it was. */
  readonly isIn: boolean;
  readonly isBack: boolean;
  /** Lines of pg_dump that are not as before. */
  readonly left: readonly string[];
  readonly isHazard: boolean;
}

const REFUSED: Omit<Walked, 'refused'> = {
  said: [],
  lost: [],
  leftOut: [],
  isIn: true,
  isBack: true,
  left: [],
  isHazard: false,
};

/** Preview, deploy and undo of one file, with pg_dump and the catalog itself as witnesses. */
async function walk(
  ctx: FileContext,
  target: MajorDatabase,
  { file, before: first, catalog }: ClassCase & { readonly catalog: string | null },
): Promise<Walked> {
  const was = await dumpBefore(target, first);
  const rows = async () => (catalog ? rowsIn(target, catalog) : '');
  const before = await rows();
  const input = schemaPreview.input.parse({ origin: 'pasted', text: file });
  let previewed: SchemaPreviewEvidence;
  try {
    previewed = schemaPreviewEvidence.schema.parse(await schemaPreview.run(ctx, input));
  } catch (error) {
    return { ...REFUSED, refused: words(error) };
  }
  ctx.keep(schemaPreviewEvidence, previewed);
  const plan: Preview | undefined = await schemaDeploy.preview?.(ctx, schemaDeploy.input.parse({}));
  const isHazard = plan?.actions.some(({ hazards }) => hazards?.includes('NOT_UNDOABLE')) ?? false;
  const deployed = schemaDeployEvidence.schema.parse(
    await schemaDeploy.run(ctx, schemaDeploy.input.parse({})),
  );
  const isIn = catalog === null || before !== (await rows());
  const isUndone = deployed.lost.length === 0;
  if (isUndone) await schemaDeploy.undo?.(ctx, deployed);
  return {
    refused: '',
    said: [...previewed.lost].sort(),
    lost: [...deployed.lost].sort(),
    leftOut: previewed.rewrites.first.filter(({ after }) => after === null).map(({ rule }) => rule),
    isIn,
    isBack: !isUndone || before === (await rows()),
    left: isUndone ? dumpChanges(was, await dumpSchema(target.admin)) : [],
    isHazard,
  };
}

/** Walks a file on a database of its own; `catalog` is the one into which it is to put something. */
export async function walkClass(
  { server, contextOf }: FileWorld,
  one: ClassCase,
  catalog: string | null,
): Promise<Walked> {
  const target = await server.createDatabase();
  try {
    if (one.before)
      await withTarget(target.direct, (client) => client.execute(trustedSql(one.before ?? '', 'own-file')));
    return await walk(contextOf(target), target, { ...one, catalog });
  } finally {
    await rolesDropped(target);
  }
}

/** What the walk of a case has to be where it is not refused. */
export const expectedWalk = (one: ClassCase): Walked => ({
  refused: '',
  said: one.lost ?? [],
  lost: one.lost ?? [],
  leftOut: one.leftOutBy ? [one.leftOutBy] : [],
  isIn: !one.leftOutBy,
  isBack: !one.leaves,
  left: [],
  isHazard: (one.lost ?? []).length > 0,
});

/** Whether a walk went as its case says. */
export const isAsExpected = (walked: Walked, one: ClassCase): boolean =>
  one.refusedAs ? one.refusedAs.test(walked.refused) : isDeepStrictEqual(walked, expectedWalk(one));
