import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const sequelize: DriverStack = {
  id: 'sequelize',
  language: 'node',
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: { says: /\bmax:\s*(\d+)/, inside: /Sequelize/, byDefault: 5 },
  settings: NODE_PG_SETTINGS,
  breaks: [...NODE_PG_BREAKS],
  code: ({ endpoint, caFile, poolSize }) => {
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    const ssl = verifies
      ? `{ ca: readFileSync('${caFile}'), rejectUnauthorized: true }`
      : '{ rejectUnauthorized: false }';
    return [
      "import { readFileSync } from 'node:fs';",
      '',
      'export const sequelize = new Sequelize(POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD, {',
      "  dialect: 'postgres',",
      '  host: POSTGRES_HOST,',
      '  port: Number(POSTGRES_PORT),',
      ...(endpoint.tls.mode === 'disable' ? [] : [`  dialectOptions: { ssl: ${ssl} },`]),
      `  pool: { max: ${poolSize} },`,
      '});',
      '// sequelize-cli: the session-mode URL in DIRECT_URL',
    ].join('\n');
  },
};
