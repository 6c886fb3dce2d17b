import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const typeorm: DriverStack = {
  id: 'typeorm',
  language: 'node',
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: { says: /\b(?:poolSize|max):\s*(\d+)/, inside: /DataSource|createConnection/, byDefault: 10 },
  settings: NODE_PG_SETTINGS,
  breaks: [
    ...NODE_PG_BREAKS,
    {
      what: 'backend.breaks.autoSchema',
      error: 'synchronize: true changes the schema at start',
      when: 'always',
      found: /synchronize:\s*true/,
      isFatal: false,
    },
  ],
  code: ({ poolSize }) =>
    [
      'export const dataSource = new DataSource({',
      "  type: 'postgres',",
      '  url: process.env.DATABASE_URL, // no `ssl` option beside it',
      '  synchronize: false,',
      `  extra: { max: ${poolSize} },`,
      '});',
      '// migrations: a second DataSource on process.env.DIRECT_URL (session mode)',
    ].join('\n'),
};
