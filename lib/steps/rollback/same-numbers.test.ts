import '../registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { schemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../../plan/evidence/schema-preview-evidence';
import { trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { readSchema } from '../../report/evidence/schema';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { schemaDeploy } from '../schema/schema-deploy';
import { schemaPreview } from '../schema/schema-preview';
import { schemaVerify } from '../schema/schema-verify';
import { createTestContext } from '../testing/test-context';
import { rehearseSchema } from './rehearse-schema';

const FILE = `create schema app; create table app.log (id int primary key);
  create table public.guest (id int generated always as identity primary key, name text not null unique);
  create table public.stay (id int primary key, guest_id int not null references public.guest (id) on delete cascade,
    price numeric(10, 2) check (price > 0));
  create index stay_guest on public.stay (guest_id); create view public.names as select name from public.guest;
  create type public.mood as enum ('good', 'bad'); create sequence public.counter;
  create function public.f() returns int language sql as 'select 1';`;

let source: TestDatabase;
let target: TestDatabase;
beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase('source'), createTestDatabase()]);
  await withTarget(source.admin, (client) => client.execute(trustedSql(FILE, 'own-file')));
});
afterAll(() => Promise.all([source.drop(), target.drop()]));

/** Numbers that some sentences say of objects, in both languages. */
function saidObjects(texts: readonly string[]): number[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/([\d.,]+) (?:objects?|objetos?)\b/g)].map(([, number = '']) =>
      Number(number.replaceAll(/[.,]/g, '')),
    ),
  );
}

it('counts the objects of one deployment to the same number wherever it says one', async () => {
  const ctx = createTestContext({ source, target });
  const said: number[] = [];
  const say = <E>(
    criteria: readonly { judge(evidence: E): { message: Parameters<typeof translate>[1] } }[],
    evidence: E,
  ) => {
    for (const { judge } of criteria)
      for (const locale of ['en', 'es'] as const)
        said.push(...saidObjects([translate(locale, judge(evidence).message)]));
  };
  const previewed = await schemaPreview.run(ctx, schemaPreview.input.parse({ origin: 'pasted', text: FILE }));
  ctx.keep(schemaPreviewEvidence, previewed);
  const rehearsed = await rehearseSchema(ctx);
  const deployed = await schemaDeploy.run(ctx, schemaDeploy.input.parse({}));
  ctx.keep(schemaDeployEvidence, deployed);
  const verified = await schemaVerify.run(ctx, schemaVerify.input.parse({}));
  say(schemaPreview.criteria, previewed);
  say(schemaDeploy.criteria, deployed);
  say(schemaVerify.criteria, verified);
  said.push(...saidObjects(ctx.logged.map(({ text }) => text)));
  // The schema itself is shown beside the objects that it holds.
  const made = previewed.toCreate.count - 1;
  expect(made).toBeGreaterThan(15);
  expect(said.length).toBeGreaterThan(8);
  expect([...new Set(said)]).toEqual([made]);
  expect({
    rehearsed: rehearsed?.created,
    deployed: deployed.createdTotal,
    history: deployed.history.at(-1)?.created,
    report: readSchema([deployed], verified, null)?.objects,
    across: verified.sourceToTarget?.objects,
    drift: verified.fileToSource?.objects,
  }).toEqual({ rehearsed: made, deployed: made, history: made, report: made, across: made, drift: made });
});
