import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseOf, readSettings } from '../../service/env.mjs';
import { queryDatabase } from '../../service/postgres.mjs';

const database = databaseOf(readSettings());

test('the database answers', async () => {
  const [[[one]]] = await queryDatabase(database, ['select 1']);
  assert.equal(one, '1');
});

test('the tables of the API are there', async () => {
  const sql = "select count(*) from pg_catalog.pg_tables where schemaname = 'public' and tablename in ('users', 'tenants')";
  const [[[count]]] = await queryDatabase(database, [sql]);
  assert.equal(count, '2');
});

test('what is rolled back leaves nothing', async () => {
  const insert = "insert into public.tenants (tenant_id, name) values ('practice-probe', 'Probe')";
  const count = "select count(*) from public.tenants where tenant_id = 'practice-probe'";
  const results = await queryDatabase(database, ['begin', insert, 'rollback', count]);
  assert.equal(results[3][0][0], '0');
});

test('a wrong password is refused', async () => {
  const wrong = { ...database, password: 'not-the-password' };
  await assert.rejects(queryDatabase(wrong, ['select 1']), { code: /28P01|08P01/ });
});
