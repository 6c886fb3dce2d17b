import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseOf } from '../../service/env.mjs';

test('the database URL of the API is understood', () => {
  const DATABASE_URL = 'postgresql+asyncpg://postgres.abc:p%40ss@db.example:6543/postgres?ssl=require';
  assert.deepEqual(databaseOf({ DATABASE_URL }), {
    host: 'db.example',
    port: 6543,
    user: 'postgres.abc',
    password: 'p@ss',
    database: 'postgres',
    ssl: 'require',
  });
});

test('without a TLS parameter the connection is plain', () => {
  assert.equal(databaseOf({ DATABASE_URL: 'postgresql://u:p@localhost/d' }).ssl, 'disable');
});
