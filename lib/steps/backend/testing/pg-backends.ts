import { type BackendCase, folder, packageJson } from './backend-case';

const PG = packageJson('pg@^8.13.0');
const POSTGRES = packageJson('postgres@^3.4.5');
const URL = 'process.env.DATABASE_URL';
const CA = "readFileSync('certs/database-ca.crt', 'utf8')";
const FS = "import { readFileSync } from 'node:fs';\n";
const js = (text: string, file = 'src/db.js') => [file, text] as const;
const pool = (options = '') =>
  js(`import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: ${URL}${options} });\n`);
const postgresJs = (options: string, lines = '') =>
  js(`${FS}import postgres from 'postgres';\nexport const sql = postgres(${URL}, ${options});\n${lines}`);
const PG_DOCS = 'https://node-postgres.com/features/pooling';
const POSTGRES_547 = 'https://github.com/porsager/postgres/issues/547';

export const PG_BACKENDS: readonly BackendCase[] = [
  {
    name: 'pg, a pool',
    source: PG_DOCS,
    files: folder(PG, pool()),
    stacks: [{ driver: 'node-postgres', url: /sslmode=verify-full&sslrootcert=/ }],
    runs: 'node',
  },
  {
    name: 'pg, a pool, session',
    source: PG_DOCS,
    mode: 'session',
    files: folder(PG, pool(', max: 5')),
    stacks: [{ driver: 'node-postgres' }],
    runs: 'node',
  },
  {
    name: 'pg, its timeout in the startup packet',
    source: 'https://github.com/brianc/node-postgres/issues/1344',
    files: folder(PG, pool(', statement_timeout: 5000')),
    stacks: [{ driver: 'node-postgres', red: ['driver.session'] }],
    runs: 'node',
  },
  {
    name: 'pg, options in the startup packet',
    source: 'https://github.com/pgbouncer/pgbouncer/issues/89',
    files: folder(PG, pool(", options: '-c jit=off'")),
    stacks: [{ driver: 'node-postgres', red: ['driver.session'] }],
    runs: 'node',
  },
  {
    name: 'pg, a name for the application',
    source: PG_DOCS,
    files: folder(PG, pool(", application_name: 'api'")),
    stacks: [{ driver: 'node-postgres' }],
    runs: 'node',
  },
  {
    name: 'pg, LISTEN',
    source: 'https://github.com/brianc/node-postgres/issues/1543',
    files: folder(
      PG,
      js(
        `import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: ${URL} });\nexport const watch = (client) => client.query('LISTEN orders');\n`,
      ),
    ),
    stacks: [{ driver: 'node-postgres', red: ['driver.session'] }],
  },
  {
    name: 'pg, LISTEN, session',
    source: 'https://github.com/brianc/node-postgres/issues/1543',
    mode: 'session',
    files: folder(
      PG,
      js(
        `import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: ${URL} });\nexport const watch = (client) => client.query('LISTEN orders');\n`,
      ),
    ),
    stacks: [{ driver: 'node-postgres' }],
    runs: 'node',
  },
  {
    name: 'pg, a function that gives the pool',
    source: PG_DOCS,
    files: folder(
      PG,
      js(
        `import pg from 'pg';\nlet pool;\nexport function getPool() {\n  pool ??= new pg.Pool({ connectionString: ${URL} });\n  return pool;\n}\n`,
      ),
    ),
    stacks: [{ driver: 'node-postgres' }],
    runs: 'node',
  },
  {
    name: 'pg in TypeScript',
    source: PG_DOCS,
    files: folder(
      PG,
      js(
        `import { Pool } from 'pg';\nexport const pool: Pool = new Pool({ connectionString: ${URL} });\n`,
        'src/db.ts',
      ),
    ),
    stacks: [{ driver: 'node-postgres' }],
    runs: 'node',
  },
  {
    name: 'pg, named queries',
    source: 'https://node-postgres.com/features/queries',
    files: folder(
      PG,
      js(
        `import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: ${URL} });\nexport const byId = (id) => pool.query({ name: 'by-id', text: 'select 1', values: [id] });\n`,
      ),
    ),
    stacks: [{ driver: 'node-postgres', red: ['driver.dangers'] }],
  },
  {
    name: 'pg-promise',
    source: 'https://github.com/vitaly-t/pg-promise',
    files: folder(
      packageJson('pg-promise@^11.0.0'),
      js(`import pgp from 'pg-promise';\nexport const db = pgp()(${URL});\n`),
    ),
    stacks: [{ driver: 'node-postgres', layer: 'pg-promise' }],
  },
  {
    name: 'postgres.js as it comes',
    source: POSTGRES_547,
    files: folder(POSTGRES, postgresJs('{}')),
    stacks: [{ driver: 'postgres-js', red: ['driver.statements'] }],
    runs: 'node',
  },
  {
    name: 'postgres.js, prepare: false',
    source: POSTGRES_547,
    files: folder(POSTGRES, postgresJs('{ prepare: false }')),
    stacks: [{ driver: 'postgres-js', url: /\?ssl=require$/ }],
    runs: 'node',
  },
  {
    name: 'postgres.js, verified',
    source: 'https://github.com/porsager/postgres#ssl',
    files: folder(POSTGRES, postgresJs(`{ prepare: false, ssl: { ca: ${CA} } }`)),
    stacks: [{ driver: 'postgres-js' }],
    runs: 'node',
  },
  {
    name: 'postgres.js as it comes, session',
    source: POSTGRES_547,
    mode: 'session',
    files: folder(POSTGRES, postgresJs('{}')),
    stacks: [{ driver: 'postgres-js' }],
    runs: 'node',
  },
  {
    name: 'postgres.js, settings in the startup packet',
    source: 'https://github.com/porsager/postgres#connection-details',
    files: folder(POSTGRES, postgresJs('{ prepare: false, connection: { statement_timeout: 5000 } }')),
    stacks: [{ driver: 'postgres-js', red: ['driver.session'] }],
    runs: 'node',
  },
  {
    name: 'postgres.js, a name for the application',
    source: 'https://github.com/porsager/postgres#connection-details',
    files: folder(POSTGRES, postgresJs("{ prepare: false, connection: { application_name: 'api' } }")),
    stacks: [{ driver: 'postgres-js' }],
    runs: 'node',
  },
  {
    name: 'postgres.js, listen',
    source: 'https://github.com/porsager/postgres#listen--notify',
    files: folder(
      POSTGRES,
      postgresJs('{ prepare: false }', "export const watch = () => sql.listen('orders', () => undefined);\n"),
    ),
    stacks: [{ driver: 'postgres-js', red: ['driver.session'] }],
  },
];
