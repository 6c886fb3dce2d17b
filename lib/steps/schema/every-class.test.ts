import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { COLUMN_COVERAGE } from '../../postgres/catalog/columns/column-coverage';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { createTestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { CATALOG_CASES, type ClassCase } from './testing/class-cases';
import { LOSSES } from './testing/class-losses';
import { dumpChanges, dumpSchema } from './testing/psql-oracle';
import type { FileWorld } from './testing/try-file';
import { expectedWalk, walkClass } from './testing/walk-class';

let server: MajorServer;
beforeAll(async () => {
  server = await startMajor(15);
});
afterAll(() => server.stop());

/** Every third here; `npm run bench -- schema` takes all of them. */
const CASES = Object.entries(CATALOG_CASES).filter((_, at) => at % 3 === 0);
const SOME_LOSSES = LOSSES.filter((_, at) => at % 3 === 0);

const contextOf: FileWorld['contextOf'] = ({ direct }) =>
  createTestContext({ connections: { target: direct, session: direct } });

async function judge(one: ClassCase, catalog: string | null): Promise<void> {
  const walked = await walkClass({ server, contextOf }, one, catalog);
  if (one.refusedAs) expect(walked.refused).toMatch(one.refusedAs);
  else expect(walked).toEqual(expectedWalk(one));
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
  it.each(SOME_LOSSES)('$name', (one) => judge(one, null));

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
