import { type BackendCase, folder, packageJson } from './backend-case';

const js = (text: string, file = 'src/db.js') => [file, text] as const;
const SCHEMA_6 = 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n';
const SCHEMA_7 = 'datasource db {\n  provider = "postgresql"\n}\n';
const CONFIG_7 =
  "import { defineConfig, env } from 'prisma/config';\nexport default defineConfig({ datasource: { url: env('DATABASE_URL') } });\n";
const ADAPTER = js(
  "import { PrismaPg } from '@prisma/adapter-pg';\nimport { PrismaClient } from './generated/client.js';\nexport const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });\n",
);
const PRISMA_DOCS = 'https://www.prisma.io/docs/orm/overview/databases/postgresql';
const prisma = (version: string, more: Record<string, string>, ...names: string[]) =>
  folder(packageJson(`@prisma/client@${version}`, ...names), null, more);

export const PRISMA_BACKENDS: readonly BackendCase[] = [
  {
    name: 'prisma 6',
    source: PRISMA_DOCS,
    files: prisma('^6.2.0', { 'prisma/schema.prisma': SCHEMA_6 }),
    stacks: [{ driver: 'prisma-6', url: /pgbouncer=true.*sslcert=\.\.\/certs\/database-ca\.crt/ }],
  },
  {
    name: 'prisma 6, its schema elsewhere',
    source: PRISMA_DOCS,
    files: prisma('^5.22.0', { 'src/db/prisma/schema.prisma': SCHEMA_6 }),
    stacks: [{ driver: 'prisma-6', url: /sslcert=\.\.\/\.\.\/\.\.\/certs\// }],
  },
  {
    name: 'prisma 6, session',
    source: PRISMA_DOCS,
    mode: 'session',
    files: prisma('^6.2.0', { 'prisma/schema.prisma': SCHEMA_6 }),
    stacks: [{ driver: 'prisma-6', url: /^(?!.*pgbouncer)/ }],
  },
  {
    name: 'prisma latest, a schema with its URL',
    source: 'https://github.com/prisma/prisma/issues/28573',
    files: prisma('latest', { 'prisma/schema.prisma': SCHEMA_6 }),
    stacks: [{ driver: 'prisma-6' }],
  },
  {
    name: 'prisma latest, a schema without',
    source: 'https://www.prisma.io/docs/orm/reference/prisma-config-reference',
    files: prisma(
      'latest',
      { 'prisma/schema.prisma': SCHEMA_7, 'prisma.config.ts': CONFIG_7, 'src/db.js': ADAPTER[1] },
      '@prisma/adapter-pg@latest',
    ),
    stacks: [{ driver: 'prisma-7' }],
  },
  {
    name: 'prisma, a catalog',
    source: 'https://pnpm.io/catalogs',
    files: prisma('catalog:', {
      'prisma/schema.prisma': SCHEMA_6,
      'pnpm-workspace.yaml': "packages:\n  - .\ncatalog:\n  '@prisma/client': ^6.10.0\n",
    }),
    stacks: [{ driver: 'prisma-6' }],
  },
  {
    name: 'prisma, a named catalog',
    source: 'https://pnpm.io/catalogs',
    files: prisma(
      'catalog:db',
      {
        'pnpm-workspace.yaml': "packages: ['.']\ncatalogs:\n  db:\n    '@prisma/client': ^7.0.0\n",
        'src/db.js': ADAPTER[1],
      },
      '@prisma/adapter-pg@catalog:db',
    ),
    stacks: [{ driver: 'prisma-7' }],
  },
  {
    name: 'prisma, its lock says 7',
    source: 'https://docs.npmjs.com/cli/configuring-npm/package-lock-json',
    files: prisma(
      '>=5',
      {
        'src/db.js': ADAPTER[1],
        'package-lock.json':
          '{"lockfileVersion":3,"packages":{"node_modules/@prisma/client":{"version":"7.1.0"}}}',
      },
      '@prisma/adapter-pg@>=5',
    ),
    stacks: [{ driver: 'prisma-7' }],
  },
  {
    name: 'prisma, its pnpm lock says 6',
    source: 'https://pnpm.io/git#lockfiles',
    files: prisma('latest', {
      'pnpm-lock.yaml': "packages:\n\n  '@prisma/client@6.19.0':\n    resolution: {integrity: sha512-x}\n",
    }),
    stacks: [{ driver: 'prisma-6' }],
  },
  {
    name: 'prisma in a workspace',
    source: 'https://turborepo.com/docs/guides/tools/prisma',
    files: {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/db/package.json': '{"dependencies":{"@prisma/client":"workspace:*","prisma":"^6.3.0"}}',
      'packages/db/prisma/schema.prisma': SCHEMA_6,
      '.env': 'DATABASE_URL=postgresql://a:b@localhost/x\n',
    },
    stacks: [{ driver: 'prisma-6', url: /sslcert=\.\.\/\.\.\/\.\.\/certs/ }],
  },
  {
    name: 'prisma 6 on an adapter',
    source: 'https://www.prisma.io/docs/orm/overview/databases/database-drivers',
    files: prisma(
      '^6.16.0',
      { 'prisma/schema.prisma': SCHEMA_6, 'src/db.js': ADAPTER[1] },
      '@prisma/adapter-pg@^6.16.0',
    ),
    stacks: [{ driver: 'prisma-6-adapter', url: /sslmode=verify-full&sslrootcert/ }],
  },
  {
    name: 'prisma on Neon’s adapter',
    source: 'https://www.prisma.io/docs/orm/overview/databases/neon',
    files: prisma(
      '^6.16.0',
      {
        'prisma/schema.prisma': SCHEMA_6,
        'src/db.js':
          "import { PrismaNeon } from '@prisma/adapter-neon';\nexport const adapter = new PrismaNeon({ connectionString: process.env.DATABASE_URL });\n",
      },
      '@prisma/adapter-neon@^6.16.0',
    ),
    stacks: [{ driver: 'neon-serverless', layer: 'Prisma', red: ['driver.reaches'] }],
  },
  {
    name: 'prisma for MySQL',
    source: 'https://www.prisma.io/docs/orm/overview/databases/mysql',
    files: prisma('^6.2.0', { 'prisma/schema.prisma': SCHEMA_6.replace('postgresql', 'mysql') }),
    stacks: [],
  },
];
