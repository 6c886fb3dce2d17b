import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { type Catalog, objectKey } from '../catalog/catalog';
import { readCatalog } from '../catalog/read-catalog';
import { trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import { withTarget } from '../with-client';
import { restorePlan } from './restore-plan';

const BEFORE = `create table public.t (id int primary key, name text, at timestamp default now());
  create index t_name on public.t (name);
  create view public.v as select id from public.t;
  create function public.f() returns int language sql as 'select 1';
  comment on table public.t is 'kept';`;

let target: TestDatabase;
beforeAll(async () => {
  target = await createTestDatabase();
});
afterAll(() => target.drop());

const run = (client: TargetClient, text: string) => client.execute(trustedSql(text, 'own-file'));

/** What a deploy that ran this would have written down of what was there before. */
function recordOf(before: Catalog, after: Catalog) {
  const former = [...before.objects.values()];
  const isOther = (key: string) =>
    JSON.stringify(before.objects.get(key)?.properties) !==
    JSON.stringify(after.objects.get(key)?.properties);
  return {
    altered: former.filter((object) => after.objects.has(objectKey(object)) && isOther(objectKey(object))),
    removed: former.filter((object) => !after.objects.has(objectKey(object))),
  };
}

/** Deploys over what is there, restores by the plan, and gives what still differs and what is lost. */
async function restored(deploy: string) {
  return withTarget(target.direct, (client) =>
    client.rolledBack(async () => {
      await run(client, BEFORE);
      const before = await readCatalog(client, ['public']);
      await run(client, deploy);
      const after = await readCatalog(client, ['public']);
      const plan = restorePlan(recordOf(before, after), after);
      for (const statement of plan.statements)
        await client.execute(trustedSql(statement, 'built-from-catalog'));
      const left = recordOf(before, await readCatalog(client, ['public']));
      return {
        statements: plan.statements.length,
        lost: plan.lost.map(objectKey),
        left: [...left.altered, ...left.removed].map(objectKey),
      };
    }),
  );
}

describe('what was there before a deploy comes back', () => {
  it.each<[name: string, deploy: string]>([
    ['a default', 'alter table public.t alter at drop default'],
    ['a column that may not be empty', 'alter table public.t alter name set not null'],
    ['an index', 'drop index public.t_name'],
    ['a view', 'drop view public.v'],
    ['the definition of a view', 'create or replace view public.v as select id from public.t where id > 0'],
    ['a function', 'drop function public.f()'],
    [
      'the body of a function',
      "create or replace function public.f() returns int language sql as 'select 2'",
    ],
    ['a comment', "comment on table public.t is 'changed'"],
    ['row security', 'alter table public.t enable row level security'],
  ])('%s', async (_, deploy) => {
    const { statements, lost, left } = await restored(deploy);
    expect(statements).toBeGreaterThan(0);
    expect({ lost, left }).toEqual({ lost: [], left: [] });
  });

  it('but for what held rows: making it again would only look like an undo', async () => {
    const { statements, lost } = await restored('alter table public.t drop column at');
    expect({ statements, lost }).toEqual({ statements: 0, lost: ['column public.t.at'] });
  });

  it('is nothing where the deploy changed nothing that was there', async () => {
    expect(await restored('create table public.more (id int)')).toEqual({
      statements: 0,
      lost: [],
      left: [],
    });
  });
});
