import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectionParameters } from '../../postgres/address/connection-parameters';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { runOwnEngine } from '../clients/run-own-engine';
import type { DoorStartup } from '../drivers/door-startup';
import type { DriverId } from '../drivers/driver-id';
import type { CodeContext, PoolingMode } from '../drivers/driver-stack';
import { driverUrl } from '../drivers/driver-url';
import { findStack } from '../drivers/find-stack';
import { openWorkspace } from '../files/workspace';

/** Debian's own interpreter has the packages; another one may not. */
const PYTHON = '/usr/bin/python3';
const ENV = 'os.environ["DATABASE_URL"]';
const URL = 'process.env.DATABASE_URL';
const asked: ConnectionParameters = {
  searchPath: ['app', 'public'],
  settings: { statement_timeout: '54321' },
  applicationName: 'kept-name',
};
/** The advised code itself, where the driver is told by code. */
const ADVISED = null;

/** A backend's module for each driver that can be had here; what it says of the connection is only its URL. */
const MODULES: readonly (readonly [DriverId, 'python' | 'node', string | null])[] = [
  ['psycopg2', 'python', `import os, psycopg2\ndef get_connection():\n    return psycopg2.connect(${ENV})\n`],
  [
    'psycopg3',
    'python',
    `import os, psycopg\ndef get_connection():\n    return psycopg.connect(${ENV}, prepare_threshold=None)\n`,
  ],
  [
    'sqlalchemy-psycopg2',
    'python',
    `import os\nfrom sqlalchemy import create_engine\nengine = create_engine(${ENV})\n`,
  ],
  [
    'asyncpg',
    'python',
    `import os, asyncpg\nasync def get_pool():\n    return await asyncpg.create_pool(${ENV}, min_size=1, statement_cache_size=0)\n`,
  ],
  [
    'aiopg',
    'python',
    `import os, aiopg\nasync def get_pool():\n    return await aiopg.create_pool(${ENV})\n`,
  ],
  ['sqlalchemy-asyncpg', 'python', ADVISED],
  ['databases', 'python', ADVISED],
  [
    'node-postgres',
    'node',
    `import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: ${URL} });\n`,
  ],
  [
    'postgres-js',
    'node',
    `import postgres from 'postgres';\nexport const sql = postgres(${URL}, { prepare: false });\n`,
  ],
  [
    'drizzle',
    'node',
    `import pg from 'pg';\nimport { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(new pg.Pool({ connectionString: ${URL} }));\n`,
  ],
  [
    'knex',
    'node',
    `import knex from 'knex';\nexport const db = knex({ client: 'pg', connection: ${URL} });\n`,
  ],
  [
    'kysely',
    'node',
    `import pg from 'pg';\nimport { Kysely, PostgresDialect } from 'kysely';\nexport const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ${URL} }) }) });\n`,
  ],
  [
    'typeorm',
    'node',
    `import 'reflect-metadata';\nimport { DataSource } from 'typeorm';\nexport const source = new DataSource({ type: 'postgres', url: ${URL} });\n`,
  ],
  [
    'sequelize',
    'node',
    `import { Sequelize } from 'sequelize';\nexport const db = new Sequelize(${URL}, { logging: false });\n`,
  ],
];

const QUESTIONS = ['application_name', 'search_path', 'statement_timeout'].map(
  (name) => `select setting from pg_catalog.pg_settings where name = '${name}'`,
);
const parent = resolve('.tmp', 'carried');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  rmSync(parent, { recursive: true, force: true });
  await database.drop();
});

/** The advised code as a program: it names the settings object and the file of the CA in the operator's words. */
function program(id: DriverId, at: CodeContext): string {
  const code = findStack(id).code(at).replace('settings.database_url', ENV);
  return `import os\n${code.replace(/_cache_size": 0,\n.*name_func.*\n/, (lines) => (id === 'sqlalchemy-asyncpg' ? '_cache_size": 0,\n' : lines))}\n`;
}

async function ask(id: DriverId, language: 'python' | 'node', text: string | null, pooled: boolean) {
  const { endpoint, password } = pooled ? database.pooled : database.direct;
  const startup: DoorStartup = pooled ? 'refused' : 'honoured';
  const mode: PoolingMode = pooled ? 'transaction' : 'none';
  const tls = { mode: pooled ? ('require' as const) : endpoint.tls.mode };
  const at: CodeContext = {
    endpoint: { ...endpoint, tls, parameters: asked },
    ...{ startup, mode, caFile: null, poolSize: 2 },
  };
  const root = join(parent, `${id}-${mode}`);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, language === 'python' ? 'db.py' : 'db.js'), text ?? program(id, at));
  writeFileSync(join(root, '.env'), `DATABASE_URL='${driverUrl(findStack(id), at, password)}'\n`);
  const workspace = openWorkspace(root);
  return await runOwnEngine({
    ...{ workspace, envFile: '.env', project: '', language, python: PYTHON },
    ...{ queries: QUESTIONS, clients: 1, transactions: 1 },
  });
}

const LACKS = /No module named/;

describe.each(MODULES)('%s', (id, language, text) => {
  it('brings schema, settings and name to a server that honours them', async ({ skip }) => {
    const result = await ask(id, language, text, false);
    if (LACKS.test(result?.errors[0] ?? '')) skip(`needs a package that is not here: ${result?.errors[0]}`);
    expect(result?.errors).toEqual([]);
    expect(result?.answers.map((answer) => answer.replaceAll(' ', ''))).toEqual([
      'kept-name',
      'app,public',
      '54321',
    ]);
  });

  it('connects through a pooler that refuses settings, for they are left to the role', async ({ skip }) => {
    const result = await ask(id, language, text, true);
    if (LACKS.test(result?.errors[0] ?? '')) skip(`needs a package that is not here: ${result?.errors[0]}`);
    expect(result?.errors).toEqual([]);
    // First, since some drivers reset what they use, the name with it.
    expect(result?.answers[0]).toBe('kept-name');
  });
});
