import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CrudEvidence, crudEvidence } from '../../plan/evidence/crud-evidence';
import { createTestContext, type TestContext } from '../testing/test-context';
import { tablesToTry } from './tables-to-try';

let ctx: TestContext;
beforeEach(() => {
  ctx = createTestContext();
});
afterEach(() => rmSync(ctx.dataFolder(), { recursive: true, force: true }));

type Table = CrudEvidence['tables'][number];

function table(name: string, isOk: boolean, outcome: 'held' | 'broken' | 'unproved' = 'held'): Table {
  const done = { operation: 'create' as const, isOk, ms: 1, original: null, sqlState: null };
  const rule = { rule: 'unique' as const, name: 'one', outcome, original: null };
  return { table: name, door: 'pooler', operations: [done], rules: [rule], skipped: null };
}

function keep(...tables: Table[]): void {
  ctx.keep(crudEvidence, {
    startedAt: 0,
    endedAt: 1,
    tables,
    concurrency: null,
    leftovers: { removedBefore: 0, remaining: [], byTriggers: [] },
    stopped: null,
  });
}

it('tries what was red along with what is named, and all where nothing is named', async () => {
  expect(await tablesToTry(ctx, ['users'])).toEqual(['users']);
  keep(
    table('public.a', true),
    table('public.b', false),
    table('public.c', true, 'broken'),
    table('public.d', true, 'unproved'),
  );
  expect(await tablesToTry(ctx, ['users'])).toEqual(['users', 'public.b', 'public.c']);
  expect(await tablesToTry(ctx, ['public.b'])).toEqual(['public.b', 'public.c']);
  expect(await tablesToTry(ctx, [])).toEqual([]);
});

it('lets a table go once it passed', async () => {
  keep(table('public.a', true), table('public.b', false));
  keep(table('public.a', true), table('public.b', true));
  expect(await tablesToTry(ctx, ['public.a'])).toEqual(['public.a']);
});
