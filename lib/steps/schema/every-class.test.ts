import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { Preview } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type MajorDatabase, type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { createTestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { CATALOG_CASES, type ClassCase, LOSSES } from './testing/class-cases';
import { dumpChanges, dumpSchema } from './testing/psql-oracle';

let server: MajorServer;
beforeAll(async () => {
  server = await startMajor(15);
}, 120_000);
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

/** Preview, deploy and undo; gives what was refused, what was said beforehand, and what pg_dump sees afterwards. */
async function walk(target: MajorDatabase, { file }: ClassCase, catalog: string | null) {
  const ctx = createTestContext({ connections: { target: target.direct, session: target.direct } });
  const was = await dumpSchema(target.admin);
  const input = schemaPreview.input.parse({ origin: 'pasted', text: file });
  let said: readonly string[] = [];
  try {
    const previewed = schemaPreviewEvidence.schema.parse(await schemaPreview.run(ctx, input));
    said = previewed.lost;
    ctx.keep(schemaPreviewEvidence, previewed);
  } catch (error) {
    return { refused: words(error), said, lost: [], left: [], isIn: true, hazards: [] };
  }
  expect(dumpChanges(was, await dumpSchema(target.admin))).toEqual([]);
  const plan: Preview | undefined = await schemaDeploy.preview?.(ctx, schemaDeploy.input.parse({}));
  const hazards = plan?.actions.flatMap((action) => action.hazards ?? []) ?? [];
  const before = catalog ? await rowsIn(target, catalog) : '';
  const deployed = schemaDeployEvidence.schema.parse(
    await schemaDeploy.run(ctx, schemaDeploy.input.parse({})),
  );
  const isIn = catalog === null || before !== (await rowsIn(target, catalog));
  if (deployed.lost.length === 0) await schemaDeploy.undo?.(ctx, deployed);
  const left = deployed.lost.length === 0 ? dumpChanges(was, await dumpSchema(target.admin)) : [];
  return { refused: '', said, lost: deployed.lost, left, isIn, hazards };
}

async function judge(one: ClassCase, catalog: string | null): Promise<void> {
  const target = await server.createDatabase();
  try {
    if (one.before)
      await withTarget(target.direct, (client) => client.execute(trustedSql(one.before ?? '', 'own-file')));
    const { refused, said, lost, left, isIn, hazards } = await walk(target, one, catalog);
    if (one.refusedAs) {
      expect(refused).toMatch(one.refusedAs);
      return;
    }
    expect({ refused, said, lost, left, isIn }).toEqual({
      refused: '',
      said: one.lost ?? [],
      lost: one.lost ?? [],
      left: [],
      isIn: true,
    });
    expect(hazards.includes('NOT_UNDOABLE')).toBe((one.lost ?? []).length > 0);
  } finally {
    await rolesDropped(target);
  }
}

describe('what a file puts into a catalog', () => {
  it.each(CASES)('%s', { timeout: 120_000 }, (catalog, one) => judge(one, catalog));
});

describe('what was there before', () => {
  it.each(LOSSES)('$name', { timeout: 120_000 }, (one) => judge(one, null));

  it('refuses before the commit what the preview did not name', { timeout: 120_000 }, async () => {
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
