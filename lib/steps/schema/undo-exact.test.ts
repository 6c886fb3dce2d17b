import { afterEach, describe, expect, it } from 'vitest';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { catalogDigest } from '../../postgres/catalog/catalog-digest';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext, type TestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';

let target: TestDatabase;
let ctx: TestContext;
afterEach(() => target.drop());

async function world(before = ''): Promise<void> {
  target = await createTestDatabase();
  if (before) await withTarget(target.direct, (client) => client.execute(trustedSql(before, 'own-file')));
  ctx = createTestContext({ target });
}

async function deploy(text: string): Promise<SchemaDeployEvidence> {
  const preview = await schemaPreview.run(ctx, schemaPreview.input.parse({ origin: 'pasted', text }));
  ctx.keep(schemaPreviewEvidence, preview);
  const evidence = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
  ctx.keep(schemaDeployEvidence, evidence);
  return evidence;
}

function digest(schemas = ['public']): Promise<string> {
  return withTarget(target.direct, (client) =>
    client.snapshot(async () => catalogDigest(await readCatalog(client, schemas))),
  );
}

describe('routines in every spelling of their arguments', () => {
  const ROUTINES = [
    "create function public.twice(n integer) returns integer language sql as 'select n * 2'",
    "create function public.pair(in a int, out b int, inout c text) language sql as 'select a, c'",
    "create function public.many(variadic list int[]) returns int language sql as 'select 1'",
    "create function public.rows(n int) returns table (id int, note text) language sql as 'select 1, null::text'",
    "create function public.fallback(n int default 3, note varchar(10) default 'x') returns int language sql as 'select n'",
    'create function public."Odd Name"("Some Arg" timestamp with time zone) returns int language sql as \'select 1\'',
    "create procedure public.act(n int, inout m numeric(10,2)) language sql as 'select 1.0'",
    'create aggregate public.total(value int) (sfunc = int4pl, stype = int, initcond = 0)',
  ];
  it.each(ROUTINES)('%s', async (text) => {
    await world();
    const before = await digest();
    const deployed = await deploy(`${text}; create table public.t (id int primary key)`);
    const plan = await schemaDeploy.previewUndo!(ctx, deployed);
    expect(plan.isRefused).toBeUndefined();
    await schemaDeploy.undo!(ctx, deployed);
    expect(await digest()).toBe(before);
  });

  it('and names what hangs on them from outside', async () => {
    await world();
    const deployed = await deploy(
      "create function public.twice(n integer) returns integer language sql immutable as 'select n * 2'",
    );
    await withTarget(target.direct, (client) =>
      client.execute(trustedSql('create view public.guest as select public.twice(2)', 'own-file')),
    );
    await expect(schemaDeploy.undo!(ctx, deployed)).rejects.toMatchObject({ code: 'MUD-322' });
  });
});
