import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { NODE_PG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const knex: DriverStack = {
  id: 'knex',
  language: 'node',
  parameters: {
    ...NODE_PG_FORMS,
    onConnect: ({ search_path: path }) =>
      path === undefined ? null : { code: `searchPath: ${JSON.stringify(path.split(','))}` },
    code: { ...NODE_PG_FORMS.code, poolMax: (max) => `pool: { min: 0, max: ${max} }` },
  },
  // Knex reads the URL with a reader of its own, which does not know `uselibpqcompat`.
  url: (door, password) => {
    const tls = nodePgTls(door);
    const own = tls.uselibpqcompat ? { sslmode: 'no-verify' } : tls;
    return postgresUrl(door.endpoint, password, own);
  },
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
