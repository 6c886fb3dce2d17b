import type { DriverStack } from './driver-stack';
import { nodePostgres } from './node-postgres';

export const kysely: DriverStack = {
  ...nodePostgres,
  id: 'kysely',
  breaks: nodePostgres.breaks.filter(({ what }) => what !== 'backend.breaks.namedQueries'),
  code: ({ poolSize }) =>
    [
      "import { Kysely, PostgresDialect } from 'kysely';",
      "import pg from 'pg';",
      '',
      'export const db = new Kysely({',
      '  dialect: new PostgresDialect({',
      `    pool: new pg.Pool({ connectionString: process.env.DATABASE_URL, max: ${poolSize} }),`,
      '  }),',
      '});',
      '// migrations: a second Kysely on process.env.DIRECT_URL (session mode)',
    ].join('\n'),
};
