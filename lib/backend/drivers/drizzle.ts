import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_POOL, NODE_PG_SETTINGS } from './node-postgres';
import { NODE_PG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const drizzle: DriverStack = {
  id: 'drizzle',
  language: 'node',
  parameters: NODE_PG_FORMS,
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: NODE_PG_POOL,
  settings: NODE_PG_SETTINGS,
  breaks: [
    ...NODE_PG_BREAKS,
    {
      what: 'backend.breaks.namedQueries',
      error: 'prepared statement "…" already exists',
      when: 'transaction',
      found: /\.prepare\(\s*['"`]/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.postgresJsBelow',
      error: 'prepared statement "…" does not exist',
      when: 'transaction',
      found: /from ['"]drizzle-orm\/postgres-js['"]/,
      isFatal: false,
    },
  ],
  code: ({ poolSize }) =>
    [
      "import { drizzle } from 'drizzle-orm/node-postgres';",
      "import pg from 'pg';",
      '',
      `const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: ${poolSize} });`,
      'export const db = drizzle(pool); // queries without .prepare(name)',
      '// on postgres.js instead: postgres(url, { prepare: false })',
      '// drizzle.config.ts: dbCredentials.url = process.env.DIRECT_URL (session mode)',
    ].join('\n'),
};
