import type { DriverStack } from './driver-stack';
import { nodePostgres } from './node-postgres';

/** Speaks HTTP or WebSocket to Neon's own proxy, which stands in front of Neon's databases only. */
export const neonServerless: DriverStack = {
  ...nodePostgres,
  id: 'neon-serverless',
  unreachable: { why: 'backend.breaks.speaksToNeon', instead: 'node-postgres' },
  settings: [],
  breaks: [],
  code: ({ poolSize }) =>
    [
      '// npm uninstall @neondatabase/serverless && npm install pg',
      "// out: import { neon, Pool } from '@neondatabase/serverless';",
      "// out: import { drizzle } from 'drizzle-orm/neon-http'; // or neon-serverless",
      "import { drizzle } from 'drizzle-orm/node-postgres'; // where Drizzle is used",
      "import pg from 'pg';",
      '',
      `const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: ${poolSize} });`,
      'export const db = drizzle(pool);',
    ].join('\n'),
};
