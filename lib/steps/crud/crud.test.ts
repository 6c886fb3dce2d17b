import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { createTestContext } from '../testing/test-context';
import { crud } from './step';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.direct, (client) =>
    client.execute(trustedSql(readFileSync('sql/schema.sql', 'utf8'), 'own-file')),
  );
});
afterAll(() => database.drop());

describe('crud', () => {
  it('passes on the six tables, through both doors, and says so in both languages', async () => {
    const ctx = createTestContext({ target: database });
    const input = crud.input.parse({});
    const preview = await crud.preview?.(ctx, input);
    expect(preview?.actions[0]?.detail?.split('\n')).toHaveLength(6);
    const evidence = await crud.run(ctx, input);
    const outcomes = crud.criteria.map(({ id, judge }) => ({ id, ...judge(evidence) }));
    expect(outcomes.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'crud.operations pass',
      'crud.rules pass',
      'crud.concurrency pass',
      'crud.skipped pass',
      'crud.leftovers pass',
    ]);
    for (const { message } of outcomes) {
      expect(translate('en', message)).not.toMatch(/[{}]/);
      expect(translate('es', message)).not.toMatch(/[{}]/);
    }
    expect(evidence.tables[0]?.table).toBe('public.tenants');
    expect(ctx.logged.filter(({ level }) => level === 'error')).toEqual([]);
    const counts = await withTarget(database.direct, (client) =>
      client.rows(sql`select (select count(*)::int from tenants) + (select count(*)::int from users)
        + (select count(*)::int from lock_audit) as n`),
    );
    expect(counts).toEqual([{ n: 0 }]);
  });

  it('has the same basis while nothing changes and another one after a change', async () => {
    const ctx = createTestContext({ target: database });
    const input = crud.input.parse({});
    const [first, again] = [await crud.preview?.(ctx, input), await crud.preview?.(ctx, input)];
    expect(first?.basis).toBe(again?.basis);
    await withTarget(database.direct, (client) =>
      client.execute(sql`alter table users add column extra int`),
    );
    expect((await crud.preview?.(ctx, input))?.basis).not.toBe(first?.basis);
  });

  it('fails where the role may not write', async () => {
    await withTarget(database.admin, async (client) => {
      await client.execute(sql`alter table tenants owner to supabase_admin`);
      await client.execute(sql`revoke all on tenants from postgres, anon, authenticated, service_role`);
    });
    const ctx = createTestContext({ target: database });
    const evidence = await crud.run(ctx, crud.input.parse({ tables: 'tenants', clients: 0 }));
    const outcome = crud.criteria[0]?.judge(evidence);
    expect(outcome?.verdict).toBe('fail');
    expect(outcome && translate('en', outcome.message)).toContain('permission denied for table tenants');
  });
});
