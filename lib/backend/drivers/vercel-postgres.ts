import type { DriverStack } from './driver-stack';
import { neonServerless } from './neon-serverless';
import { nodePostgres } from './node-postgres';

/** Stands on Neon's driver, so it reaches what that one reaches. */
export const vercelPostgres: DriverStack = {
  ...neonServerless,
  id: 'vercel-postgres',
  unreachable: { why: 'backend.breaks.speaksToVercel', instead: 'node-postgres' },
  code: (context) =>
    [
      '// npm uninstall @vercel/postgres && npm install pg',
      "// out: import { sql, createPool } from '@vercel/postgres';",
      nodePostgres.code(context),
      '// sql`select … ${id}` becomes pool.query("select … $1", [id])',
    ].join('\n'),
};
