import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { NODE_PG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const typeorm: DriverStack = {
  id: 'typeorm',
  language: 'node',
  parameters: {
    ...NODE_PG_FORMS,
    schema: (schema) => ({ code: `schema: '${schema}'` }),
    code: { ...NODE_PG_FORMS.code, poolMax: (max) => `extra: { max: ${max} }` },
  },
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
