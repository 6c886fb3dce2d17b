import '../registry';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { exposureEvidence } from '../../plan/evidence/exposure-evidence';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import type { Credentials } from '../../postgres/address/endpoint';
import { followNames, reverseNames } from '../../postgres/replication/follow-names';
import { prepareStatements } from '../../postgres/replication/source-statements';
import { readIdentities, withoutIdentity } from '../../postgres/replication/source-tables';
import { trustedSql } from '../../postgres/sql';
import { withSource, withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { exposure } from '../exposure/step';
import { createTestContext, type TestContext } from '../testing/test-context';
import { schemaDeploy } from './schema-deploy';
import { schemaPreview } from './schema-preview';
import { schemaVerify } from './schema-verify';

const FILE = `create table public.guest (id int primary key, name text not null);
  create table public.visit (at timestamptz not null, note text);
  create table public.quiet (id int); alter table public.quiet replica identity nothing;
  create view public.names as select name from public.guest;`;
const ROWS = `insert into public.guest values (1, 'a'), (2, 'b'); insert into public.visit values (now(), 'x');`;
const TABLES = ['guest', 'quiet', 'visit'].map((name) => ({ schema: 'public', name }));

let source: TestDatabase;
let target: TestDatabase;
let ctx: TestContext;
let before: Record<string, string>;
beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase()]);
  await onServer(source.admin, `${FILE} ${ROWS}`);
  ctx = createTestContext({ source, target });
  const file = schemaPreview.input.parse({ origin: 'pasted', text: FILE });
  ctx.keep(schemaPreviewEvidence, await schemaPreview.run(ctx, file));
  ctx.keep(schemaDeployEvidence, await schemaDeploy.run(ctx, schemaDeploy.input.parse({})));
  before = await again();
});
afterAll(() => Promise.all([source.drop(), target.drop()]));
beforeEach(() => expect(Object.values(before)).not.toContain('fail'));

const onServer = (credentials: Credentials, text: string) =>
  withTarget(credentials, (client) => client.execute(trustedSql(text, 'own-file')));

/** Each criterion of the comparison as it is judged now. */
async function again(): Promise<Record<string, string>> {
  const evidence = await schemaVerify.run(ctx, schemaVerify.input.parse({}));
  return Object.fromEntries(schemaVerify.criteria.map(({ id, judge }) => [id, judge(evidence).verdict]));
}

/** What following does to a database before its slot is made. */
async function prepare(database: TestDatabase, names: ReturnType<typeof followNames>): Promise<void> {
  const identities = await withSource(database.direct, (client) => readIdentities(client, ['public']));
  const lacking = withoutIdentity(TABLES, identities);
  expect(lacking.map(({ name }) => name).sort()).toEqual(['quiet', 'visit']);
  const statements = prepareStatements(names, TABLES, lacking);
  await onServer(database.admin, statements.map(({ text }) => text).join(';\n'));
}

it('finds no drift where following prepared the source, nor where it turns around', async () => {
  await prepare(source, followNames(ctx.migration.id));
  expect(await again()).toEqual(before);
  await prepare(target, reverseNames(ctx.migration.id));
  expect(await again()).toEqual(before);
});

it('still finds an identity, and a publication, that are somebody else’s', async () => {
  await onServer(
    source.admin,
    'alter table public.guest replica identity full; create publication theirs for table public.guest',
  );
  expect(await again()).toMatchObject({ 'source-to-target': 'fail' });
  await onServer(source.admin, 'alter table public.guest replica identity default; drop publication theirs');
  expect(await again()).toEqual(before);
});

it('finds none after rows were copied and the tables were locked down', async () => {
  await onServer(target.admin, ROWS);
  const rows = await again();
  expect(rows).toEqual({ ...before, triggers: rows.triggers });
  ctx.keep(exposureEvidence, await exposure.run(ctx, exposure.input.parse({ lockDown: 'revoke' })));
  expect(await again()).toEqual(rows);
});

it('still finds what somebody takes away afterwards', async () => {
  await onServer(target.admin, 'alter table public.guest alter name drop not null');
  expect(await again()).toMatchObject({ 'file-to-target': 'fail' });
});
