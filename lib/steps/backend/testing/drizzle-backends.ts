import { type BackendCase, folder, packageJson } from './backend-case';

const DRIZZLE_PG = packageJson('drizzle-orm@^0.45.0', 'pg@^8.13.0');
const DRIZZLE_POSTGRES = packageJson('drizzle-orm@^0.45.0', 'postgres@^3.4.5');
const URL = 'process.env.DATABASE_URL';
const CA = "readFileSync('certs/database-ca.crt', 'utf8')";
const FS = "import { readFileSync } from 'node:fs';\n";
const js = (text: string, file = 'src/db.js') => [file, text] as const;
const drizzleOnPostgres = (options: string) =>
  js(
    `${FS}import { drizzle } from 'drizzle-orm/postgres-js';\nimport postgres from 'postgres';\nconst client = postgres(${URL}${options});\nexport const db = drizzle(client);\n`,
  );
const drizzleOnPg = (options = '') =>
  js(
    `import { drizzle } from 'drizzle-orm/node-postgres';\nimport pg from 'pg';\nconst pool = new pg.Pool({ connectionString: ${URL}${options} });\nexport const db = drizzle(pool);\n`,
  );
const DRIZZLE_DOCS = 'https://orm.drizzle.team/docs/connect-supabase';
const NEON_122 = 'https://github.com/neondatabase/serverless/issues/122';

export const DRIZZLE_BACKENDS: readonly BackendCase[] = [
  {
    name: 'drizzle on postgres.js, prepare: false',
    source: DRIZZLE_DOCS,
    files: folder(DRIZZLE_POSTGRES, drizzleOnPostgres(', { prepare: false }')),
    stacks: [{ driver: 'drizzle-postgres-js', url: /^(?!.*(sslmode|sslrootcert|uselibpqcompat))/ }],
    runs: 'node',
  },
  {
    name: 'drizzle on postgres.js as it comes',
    source: 'https://github.com/drizzle-team/drizzle-orm-docs/pull/152',
    files: folder(DRIZZLE_POSTGRES, drizzleOnPostgres('')),
    stacks: [{ driver: 'drizzle-postgres-js', red: ['driver.statements'] }],
    // Not run: Drizzle itself prepares by name only what .prepare() was called for, so a load may pass.
  },
  {
    name: 'drizzle on postgres.js, session',
    source: 'https://github.com/drizzle-team/drizzle-orm/issues/1704',
    mode: 'session',
    files: folder(DRIZZLE_POSTGRES, drizzleOnPostgres('')),
    stacks: [{ driver: 'drizzle-postgres-js' }],
    runs: 'node',
  },
  {
    name: 'drizzle on postgres.js, verified',
    source: DRIZZLE_DOCS,
    files: folder(DRIZZLE_POSTGRES, drizzleOnPostgres(`, { prepare: false, ssl: { ca: ${CA} } }`)),
    stacks: [{ driver: 'drizzle-postgres-js' }],
    runs: 'node',
  },
  {
    name: 'drizzle on node-postgres',
    source: 'https://orm.drizzle.team/docs/get-started-postgresql',
    files: folder(DRIZZLE_PG, drizzleOnPg()),
    stacks: [{ driver: 'drizzle', url: /sslrootcert=/ }],
    runs: 'node',
  },
  {
    name: 'drizzle on node-postgres, session',
    source: 'https://orm.drizzle.team/docs/get-started-postgresql',
    mode: 'session',
    files: folder(DRIZZLE_PG, drizzleOnPg()),
    stacks: [{ driver: 'drizzle' }],
    runs: 'node',
  },
  {
    name: 'drizzle given the URL',
    source: 'https://orm.drizzle.team/docs/get-started-postgresql',
    files: folder(
      DRIZZLE_PG,
      js(`import { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(${URL});\n`),
    ),
    stacks: [{ driver: 'drizzle' }],
    runs: 'node',
  },
  {
    name: 'drizzle, the pool in a module of its own',
    source: 'https://orm.drizzle.team/docs/get-started-postgresql',
    files: folder(
      DRIZZLE_PG,
      js(
        "import { drizzle } from 'drizzle-orm/node-postgres';\nimport { pool } from './pool.js';\nexport const db = drizzle(pool);\n",
      ),
      {
        'src/pool.js': `import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString: ${URL} });\n`,
      },
    ),
    stacks: [{ driver: 'drizzle' }],
    runs: 'node',
  },
  {
    name: 'drizzle, and a script past it',
    source: 'https://orm.drizzle.team/docs/seed-overview',
    files: folder(
      packageJson('drizzle-orm@^0.45.0', 'postgres@^3.4.5', 'pg@^8.13.0'),
      drizzleOnPostgres(', { prepare: false }'),
      {
        'jobs/sweep.js': `import pg from 'pg';\nconst pool = new pg.Pool({ connectionString: ${URL} });\nawait pool.query('select 1');\n`,
      },
    ),
    stacks: [{ driver: 'drizzle-postgres-js' }, { driver: 'node-postgres' }],
    runs: 'node',
  },
  {
    name: 'drizzle on both drivers',
    source: DRIZZLE_DOCS,
    files: folder(
      packageJson('drizzle-orm@^0.45.0', 'postgres@^3.4.5', 'pg@^8.13.0'),
      drizzleOnPostgres(''),
      { 'src/report.js': drizzleOnPg()[1] },
    ),
    stacks: [{ driver: 'drizzle-postgres-js', red: ['driver.statements'] }, { driver: 'drizzle' }],
  },
  {
    name: 'drizzle, a manifest and no code',
    source: DRIZZLE_DOCS,
    files: folder(DRIZZLE_POSTGRES, null),
    stacks: [{ driver: 'drizzle-postgres-js', red: ['driver.statements'] }],
  },
  {
    name: 'drizzle on MySQL',
    source: 'https://orm.drizzle.team/docs/get-started-mysql',
    files: folder(
      packageJson('drizzle-orm@^0.45.0', 'mysql2@^3.0.0'),
      js(
        "import { drizzle } from 'drizzle-orm/mysql2';\nexport const db = drizzle(process.env.MYSQL_URL);\n",
      ),
    ),
    stacks: [],
  },
  {
    name: 'drizzle on neon-http',
    source: NEON_122,
    files: folder(
      packageJson('drizzle-orm@^0.45.0', '@neondatabase/serverless@^1.0.0'),
      js(
        `import { neon } from '@neondatabase/serverless';\nimport { drizzle } from 'drizzle-orm/neon-http';\nexport const db = drizzle(neon(${URL}));\n`,
      ),
    ),
    stacks: [{ driver: 'neon-serverless', layer: 'Drizzle', red: ['driver.reaches'] }],
    runs: 'node',
  },
  {
    name: 'drizzle on neon-serverless',
    source: 'https://orm.drizzle.team/docs/connect-neon',
    files: folder(
      packageJson('drizzle-orm@^0.45.0', '@neondatabase/serverless@^1.0.0'),
      js(
        `import { Pool } from '@neondatabase/serverless';\nimport { drizzle } from 'drizzle-orm/neon-serverless';\nexport const db = drizzle(new Pool({ connectionString: ${URL} }));\n`,
      ),
    ),
    stacks: [{ driver: 'neon-serverless', layer: 'Drizzle', red: ['driver.reaches'] }],
    runs: 'node',
  },
  {
    name: 'neon by itself',
    source: NEON_122,
    files: folder(
      packageJson('@neondatabase/serverless@^1.0.0'),
      js(`import { neon } from '@neondatabase/serverless';\nexport const sql = neon(${URL});\n`),
    ),
    stacks: [{ driver: 'neon-serverless', red: ['driver.reaches'] }],
    runs: 'node',
  },
  {
    name: 'neon, a manifest and no code',
    source: NEON_122,
    files: folder(packageJson('@neondatabase/serverless@^1.0.0'), null),
    stacks: [{ driver: 'neon-serverless', red: ['driver.reaches'] }],
  },
  {
    name: 'drizzle on @vercel/postgres',
    source: 'https://github.com/supabase/cli/issues/2474',
    files: folder(
      packageJson('drizzle-orm@^0.45.0', '@vercel/postgres@^0.10.0'),
      js(
        "import { createPool } from '@vercel/postgres';\nimport { drizzle } from 'drizzle-orm/vercel-postgres';\nexport const db = drizzle(createPool({ connectionString: process.env.DATABASE_URL }));\n",
      ),
    ),
    stacks: [{ driver: 'vercel-postgres', layer: 'Drizzle', red: ['driver.reaches'] }],
    runs: 'node',
  },
  {
    name: '@vercel/postgres by itself',
    source: 'https://github.com/supabase/cli/issues/2474',
    files: folder(
      packageJson('@vercel/postgres@^0.10.0'),
      js(
        "import { createPool } from '@vercel/postgres';\nexport const pool = createPool({ connectionString: process.env.DATABASE_URL });\n",
      ),
    ),
    stacks: [{ driver: 'vercel-postgres', red: ['driver.reaches'] }],
    runs: 'node',
  },
];
