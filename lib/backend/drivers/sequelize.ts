import type { DriverStack } from './driver-stack';
import { libpqOptions } from './libpq-options';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { jsEntries, NODE_PG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const sequelize: DriverStack = {
  id: 'sequelize',
  language: 'node',
  parameters: {
    ...NODE_PG_FORMS,
    names: { applicationName: 'application_name' },
    code: { ...NODE_PG_FORMS.code, poolMax: (max) => `pool: { max: ${max} }` },
  },
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: { says: /\bmax:\s*(\d+)/, inside: /Sequelize/, byDefault: 5 },
  settings: NODE_PG_SETTINGS,
  breaks: [...NODE_PG_BREAKS],
  code: (context) => {
    const { endpoint, caFile, poolSize } = context;
    const more = jsEntries(libpqOptions(context));
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    const ssl = verifies
      ? `{ ca: readFileSync('${caFile}'), rejectUnauthorized: true }`
      : '{ rejectUnauthorized: false }';
    const dialect = [
      ...(endpoint.tls.mode === 'disable' ? [] : [`ssl: ${ssl}`]),
      ...(more ? [more] : []),
    ].join(', ');
    return [
      "import { readFileSync } from 'node:fs';",
      '',
      'export const sequelize = new Sequelize(POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD, {',
      "  dialect: 'postgres',",
      '  host: POSTGRES_HOST,',
      '  port: Number(POSTGRES_PORT),',
      ...(dialect === '' ? [] : [`  dialectOptions: { ${dialect} },`]),
      `  pool: { max: ${poolSize} },`,
      '});',
      '// sequelize-cli: the session-mode URL in DIRECT_URL',
    ].join('\n');
  },
};
