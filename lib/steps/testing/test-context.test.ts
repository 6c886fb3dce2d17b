import { afterAll, beforeAll, expect, it } from 'vitest';
import { say } from '../../i18n/message';
import { sql } from '../../postgres/sql';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext } from './test-context';

let target: TestDatabase;
let source: TestDatabase;
beforeAll(async () => {
  [target, source] = await Promise.all([createTestDatabase('target'), createTestDatabase('source')]);
});
afterAll(() => Promise.all([target.drop(), source.drop()]));

it('reaches source, target, session and scratch for real', async () => {
  const ctx = createTestContext({ target, source });
  const name = sql`select current_database() as name`;
  const names = await Promise.all([
    ctx.clients.withSource((client) => client.rows(name)),
    ctx.clients.withTarget((client) => client.rows(name)),
    ctx.clients.withSession((client) => client.rows(name)),
  ]);
  expect(names).toEqual([[{ name: source.name }], [{ name: target.name }], [{ name: target.name }]]);
  const scratch = await ctx.clients.withScratch((client) => client.rows<{ name: string }>(name));
  expect(scratch[0]?.name).not.toBe(target.name);
});

it('keeps what a step says and stores', async () => {
  const ctx = createTestContext();
  ctx.log('info', say('common.product'), { n: 1 });
  const ref = await ctx.artifact('a.txt', 'text/plain', 'abc');
  expect(Buffer.from(await ctx.readArtifact(ref.id)).toString()).toBe('abc');
  await ctx.storeSecret('target.password', 'x');
  expect(await ctx.secret('target.password')).toBe('x');
  await ctx.noteAuthFailure('h');
  expect(await ctx.recentAuthFailures('h')).toMatchObject({ count: 1 });
  expect(ctx.logged).toEqual([{ level: 'info', text: 'Mudanza', data: { n: 1 } }]);
  await expect(ctx.clients.withTarget(async () => 1)).rejects.toMatchObject({ code: 'MUD-008' });
});
