import type { DriverStack } from './driver-stack';
import { postgresJs } from './postgres-js';

export const drizzlePostgresJs: DriverStack = {
  ...postgresJs,
  id: 'drizzle-postgres-js',
  code: (context) =>
    [
      postgresJs.code(context).replace('export const sql', 'const client'),
      'export const db = drizzle(client); // import { drizzle } from "drizzle-orm/postgres-js"',
      '// drizzle.config.ts: dbCredentials.url = process.env.DIRECT_URL (session mode)',
    ].join('\n'),
};
