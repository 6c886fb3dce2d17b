import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const knex: DriverStack = {
  id: 'knex',
  language: 'node',
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: { says: /\bmax:\s*(\d+)/, inside: /knex/i, byDefault: 10 },
  settings: NODE_PG_SETTINGS,
  breaks: [...NODE_PG_BREAKS],
  code: ({ poolSize }) =>
    [
      'export const db = knex({',
      "  client: 'pg',",
      '  connection: process.env.DATABASE_URL,',
      `  pool: { min: 0, max: ${poolSize} },`,
      '});',
      '// knexfile: migrations on process.env.DIRECT_URL (session mode)',
    ].join('\n'),
};
