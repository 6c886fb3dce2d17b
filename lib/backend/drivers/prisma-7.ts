import type { DriverStack } from './driver-stack';
import { NODE_PG_BREAKS, NODE_PG_SETTINGS } from './node-postgres';
import { NODE_PG_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { nodePgTls } from './tls-params';

export const prisma7: DriverStack = {
  id: 'prisma-7',
  language: 'node',
  parameters: {
    ...NODE_PG_FORMS,
    // `prisma migrate` reads the schema from the URL, the client from its adapter.
    schema: (schema) => ({
      url: { schema },
      code: `{ schema: '${schema}' }`,
    }),
    prefersSchema: true,
  },
  url: (door, password) => postgresUrl(door.endpoint, password, nodePgTls(door)),
  pool: { says: /\bmax:\s*(\d+)/, inside: /PrismaPg/, byDefault: 10 },
  settings: [
    {
      name: 'adapter',
      value: 'PrismaPg',
      why: 'backend.why.adapter',
      when: 'always',
      present: /new PrismaPg\(/,
    },
    ...NODE_PG_SETTINGS,
  ],
  breaks: [
    ...NODE_PG_BREAKS,
    {
      what: 'backend.breaks.namedStatements',
      error: 'Database error. Code: `42P05`. Message: `prepared statement "…" already exists`',
      when: 'transaction',
      found: /statementNameGenerator/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.inertFlag',
      error: 'pgbouncer=true has no effect',
      when: 'always',
      found: /[?&]pgbouncer=true/,
      isFatal: false,
    },
    {
      what: 'backend.breaks.migrationLock',
      error: 'Error: P1002 … Timed out trying to acquire a postgres advisory lock',
      when: 'transaction',
      isFatal: false,
    },
  ],
  code: ({ endpoint }) => {
    const [schema, ...others] = endpoint.parameters?.searchPath ?? [];
    const options = schema && others.length === 0 ? `, { schema: '${schema}' }` : '';
    return [
      '// prisma.config.ts: migrations go through session mode',
      "export default defineConfig({ datasource: { url: env('DIRECT_URL') } });",
      '',
      '// where the client is made',
      "import { PrismaPg } from '@prisma/adapter-pg';",
      '',
      `const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL }${options});`,
      'export const prisma = new PrismaClient({ adapter });',
    ].join('\n');
  },
};
