import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { sql, trustedSql } from '../sql';
import { withSource, withTarget } from '../with-client';
import { readCatalog } from './read-catalog';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withTarget(database.direct, (client) =>
    client.execute(trustedSql(readFileSync('sql/schema.sql', 'utf8'), 'own-file')),
  );
});
afterAll(() => database.drop());

describe('readCatalog', () => {
  it('reads tables, columns, keys, indexes, triggers and comments with their schema in front', async () => {
    const catalog = await withTarget(database.pooled, (client) =>
      client.snapshot(() => readCatalog(client, ['public'])),
    );
    const of = (key: string) => catalog.objects.get(key)?.properties;
    expect([...catalog.objects.values()].filter(({ kind }) => kind === 'table')).toHaveLength(6);
    expect(of('column public.tenants.status')).toEqual({
      position: '4',
      type: 'character varying(50)',
      notNull: 'not null',
      default: "'active'::character varying",
    });
    expect(of('constraint public.user_sessions.user_sessions_user_id_fkey')?.definition).toBe(
      'FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE',
    );
    expect(of('index public.idx_lock_audit_timestamp')?.definition).toContain('("timestamp")');
    expect(of('trigger public.users.update_users_updated_at')?.definition).toContain('BEFORE UPDATE');
    expect(of('sequence public.tenants_id_seq')?.ownedBy).toBe('public.tenants.id');
    expect(of('table public.users')?.comment).toBe('People who may sign in to the backend.');
  });

  it('reads the same as a source as it does as a target, and puts the search path back', async () => {
    const asSource = await withSource(database.direct, (client) =>
      client.snapshot(() => readCatalog(client, ['public'])),
    );
    await withTarget(database.direct, (client) =>
      client.rolledBack(async () => {
        const before = await client.rows(sql`show search_path`);
        const asTarget = await readCatalog(client, ['public']);
        expect(asTarget).toEqual(asSource);
        expect(await client.rows(sql`show search_path`)).toEqual(before);
      }),
    );
  });
});
