import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../testing/test-context';
import { dataVerifyEvidence } from './data-evidence';
import { tablesToCompare } from './tables-to-compare';

let ctx: TestContext;
beforeEach(() => {
  ctx = createTestContext();
});
afterEach(() => rmSync(ctx.dataFolder(), { recursive: true, force: true }));

const SIDE = {
  version: 17,
  encoding: 'UTF8',
  databaseBytes: 1,
  role: 'postgres',
  bypassesRowSecurity: true,
  isReadOnly: false,
  largeObjects: 0,
  otherDatabases: [],
  preparedTransactions: 0,
  preparedNames: [],
  moment: '',
  oldestTransaction: null,
};

function keep(bad: Readonly<Record<string, number>>): void {
  const tables = Object.entries(bad).map(([name, badBuckets]) => ({
    schema: 'public',
    name,
    parts: [],
    columns: ['id'],
    key: ['id'],
    sourceRows: 2,
    targetRows: 2,
    badBuckets,
    differing: [],
    isCut: false,
    ms: { source: 1, target: 1, locate: 0 },
  }));
  ctx.keep(dataVerifyEvidence, {
    source: SIDE,
    target: SIDE,
    tables,
    left: [],
    lackingColumns: [],
    notAsked: [],
    copyJob: null,
  });
}

it('compares what differed along with what is named, and leaves none of it out', async () => {
  const choice = { only: ['public.users'], leaveOut: ['public.log', 'public.orders'], schemas: ['public'] };
  expect(await tablesToCompare(ctx, choice)).toEqual(choice);
  keep({ users: 0, orders: 3 });
  expect(await tablesToCompare(ctx, choice)).toEqual({
    only: ['public.users', 'public.orders'],
    leaveOut: ['public.log'],
    schemas: ['public'],
    mayBeGone: ['public.users', 'public.orders'],
  });
  expect((await tablesToCompare(ctx, { only: [], leaveOut: [], schemas: ['public'] })).only).toEqual([]);
  keep({ users: 0, orders: 0 });
  expect(await tablesToCompare(ctx, choice)).toMatchObject(choice);
});

it('goes on reading the schema of what differed when fewer schemas are chosen', async () => {
  keep({ users: 0, orders: 3 });
  const choice = { only: [], leaveOut: [], schemas: ['app'] };
  expect((await tablesToCompare(ctx, choice)).schemas).toEqual(['app', 'public']);
  keep({ users: 0, orders: 0 });
  expect((await tablesToCompare(ctx, choice)).schemas).toEqual(['app']);
});
