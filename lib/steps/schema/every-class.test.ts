import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import {
  type SchemaPreviewEvidence,
  schemaPreviewEvidence,
} from '../../plan/evidence/schema-preview-evidence';
import type { Preview } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { COLUMN_COVERAGE } from '../../postgres/catalog/columns/column-coverage';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type MajorDatabase, type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { createTestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { CATALOG_CASES, type ClassCase } from './testing/class-cases';
import { LOSSES } from './testing/class-losses';
import { dumpBefore, dumpChanges, dumpSchema } from './testing/psql-oracle';

let server: MajorServer;
beforeAll(async () => {
  server = await startMajor(15);
});
afterAll(() => server.stop(), 120_000);

const CASES = Object.entries(CATALOG_CASES);

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

interface Walked {
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
  target: MajorDatabase,
  { file, before: first }: ClassCase,
  catalog: string | null,
): Promise<Walked> {
  const ctx = createTestContext({ connections: { target: target.direct, session: target.direct } });
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

async function judge(one: ClassCase, catalog: string | null): Promise<void> {
  const target = await server.createDatabase();
  try {
    if (one.before)
      await withTarget(target.direct, (client) => client.execute(trustedSql(one.before ?? '', 'own-file')));
    const walked = await walk(target, one, catalog);
    if (one.refusedAs) {
      expect(walked.refused).toMatch(one.refusedAs);
      return;
    }
    expect(walked).toEqual({
      refused: '',
      said: one.lost ?? [],
      lost: one.lost ?? [],
      leftOut: one.leftOutBy ? [one.leftOutBy] : [],
      isIn: !one.leftOutBy,
      isBack: !one.leaves,
      left: [],
      isHazard: (one.lost ?? []).length > 0,
    });
  } finally {
    await rolesDropped(target);
  }
}

describe('what a file puts into a catalog', () => {
  it.each(CASES)('%s', (catalog, one) => judge(one, catalog));

  it('is tried of every catalog that there is', async () => {
    const target = await server.createDatabase();
    const rows = await withTarget(target.admin, (client) =>
      client.rows<{ name: string }>(
        sql`select relname as name from pg_catalog.pg_class
          where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r'`,
      ),
    );
    const untried = (names: readonly string[]) => names.filter((name) => !(name in CATALOG_CASES));
    expect(untried(rows.map(({ name }) => name))).toEqual([]);
    // The list that is held against the servers of every version: no later one has a catalog more.
    expect(untried(Object.keys(COLUMN_COVERAGE))).toEqual([]);
  });
});

describe('what was there before', () => {
  it.each(LOSSES)('$name', (one) => judge(one, null));

  it('refuses before the commit what the preview did not name', async () => {
    const target = await server.createDatabase();
    await withTarget(target.direct, (client) =>
      client.execute(trustedSql('create table public.t (id int primary key)', 'own-file')),
    );
    const ctx = createTestContext({ connections: { target: target.direct, session: target.direct } });
    const input = schemaPreview.input.parse({
      origin: 'pasted',
      text: 'drop table public.t; create table public.n (id int)',
    });
    const previewed = schemaPreviewEvidence.schema.parse(await schemaPreview.run(ctx, input));
    ctx.keep(schemaPreviewEvidence, { ...previewed, lost: [] });
    const before = await dumpSchema(target.admin);
    await expect(schemaDeploy.run(ctx, schemaDeploy.input.parse({}))).rejects.toMatchObject({
      code: 'MUD-341',
      params: { count: 1, first: 'table public.t' },
    });
    expect(dumpChanges(before, await dumpSchema(target.admin))).toEqual([]);
  });
});
