import { type BackendCase, folder, packageJson } from './backend-case';

const URL = 'process.env.DATABASE_URL';
const CA = "readFileSync('certs/database-ca.crt', 'utf8')";
const FS = "import { readFileSync } from 'node:fs';\n";
const js = (text: string, file = 'src/db.js') => [file, text] as const;
const KNEX = packageJson('knex@^3.1.0', 'pg@^8.13.0');
const knex = (more = '') =>
  js(`import knex from 'knex';\nexport const db = knex({ client: 'pg', connection: ${URL}${more} });\n`);
const SEQUELIZE = packageJson('sequelize@^6.37.0', 'pg@^8.13.0');
const sequelize = (more: string) =>
  js(
    `${FS}import { Sequelize } from 'sequelize';\nexport const sequelize = new Sequelize(${URL}, { dialect: 'postgres', logging: false${more} });\n`,
  );
const TYPEORM = packageJson('typeorm@^1.1.0', 'pg@^8.13.0', 'reflect-metadata@^0.2.2');
const typeorm = (more: string) =>
  js(
    `import 'reflect-metadata';\nimport { DataSource } from 'typeorm';\nexport const dataSource = new DataSource({ type: 'postgres', url: ${URL}${more} });\n`,
  );
const KYSELY = packageJson('kysely@^0.28.0', 'pg@^8.13.0');
const kysely = js(
  `import { Kysely, PostgresDialect } from 'kysely';\nimport pg from 'pg';\nexport const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ${URL}, max: 10 }) }) });\n`,
);
const MIKRO = packageJson('@mikro-orm/core@6.6.16', '@mikro-orm/postgresql@6.6.16');
const mikro = (ssl: string) =>
  js(
    `${FS}import { MikroORM } from '@mikro-orm/postgresql';\nexport const connect = () => MikroORM.init({ clientUrl: ${URL}, entities: [], discovery: { warnWhenNoEntities: false }${ssl} });\n`,
  );

export const NODE_LAYER_BACKENDS: readonly BackendCase[] = [
  {
    name: 'knex',
    source: 'https://knexjs.org/guide/',
    files: folder(KNEX, knex()),
    stacks: [{ driver: 'knex' }],
    runs: 'node',
  },
  {
    name: 'knex, session',
    source: 'https://knexjs.org/guide/',
    mode: 'session',
    files: folder(KNEX, knex(', pool: { min: 0, max: 5 }')),
    stacks: [{ driver: 'knex' }],
    runs: 'node',
  },
  {
    name: 'knex for MySQL only',
    source: 'https://knexjs.org/guide/',
    files: folder(
      packageJson('knex@^3.1.0', 'mysql2@^3.0.0'),
      js(
        "import knex from 'knex';\nexport const db = knex({ client: 'mysql2', connection: process.env.DB });\n",
      ),
    ),
    stacks: [],
  },
  {
    name: 'objection',
    source: 'https://vincit.github.io/objection.js/',
    files: folder(packageJson('objection@^3.1.0', 'knex@^3.1.0', 'pg@^8.13.0'), knex()),
    stacks: [{ driver: 'knex', layer: 'Objection' }],
    runs: 'node',
  },
  {
    name: 'sequelize',
    source: 'https://sequelize.org/docs/v6/getting-started/',
    files: folder(SEQUELIZE, sequelize('')),
    stacks: [{ driver: 'sequelize' }],
    runs: 'node',
  },
  {
    name: 'sequelize, verified in code',
    source: 'https://github.com/sequelize/sequelize/issues/10015',
    files: folder(SEQUELIZE, sequelize(`, dialectOptions: { ssl: { ca: ${CA} } }`)),
    stacks: [{ driver: 'sequelize' }],
    runs: 'node',
  },
  {
    name: 'sequelize, its timeout in the startup packet',
    source: 'https://sequelize.org/docs/v6/other-topics/dialect-specific-things/',
    files: folder(SEQUELIZE, sequelize(', dialectOptions: { statement_timeout: 5000 }')),
    stacks: [{ driver: 'sequelize', red: ['driver.session'] }],
    runs: 'node',
  },
  {
    name: 'sequelize for MySQL only',
    source: 'https://sequelize.org/docs/v6/getting-started/',
    files: folder(
      packageJson('sequelize@^6.37.0', 'mysql2@^3.0.0'),
      js(
        "import { Sequelize } from 'sequelize';\nexport const db = new Sequelize(process.env.DB, { dialect: 'mysql' });\n",
      ),
    ),
    stacks: [],
  },
  {
    name: 'typeorm',
    source: 'https://typeorm.io/docs/drivers/postgres',
    files: folder(TYPEORM, typeorm('')),
    stacks: [{ driver: 'typeorm' }],
    runs: 'node',
  },
  {
    name: 'typeorm, session',
    source: 'https://typeorm.io/docs/drivers/postgres',
    mode: 'session',
    files: folder(TYPEORM, typeorm(', synchronize: false')),
    stacks: [{ driver: 'typeorm' }],
    runs: 'node',
  },
  {
    name: 'typeorm, options in the startup packet',
    source: 'https://typeorm.io/docs/drivers/postgres',
    files: folder(TYPEORM, typeorm(", extra: { options: '-c lock_timeout=5s' }")),
    stacks: [{ driver: 'typeorm', red: ['driver.session'] }],
    runs: 'node',
  },
  {
    name: 'typeorm for MySQL only',
    source: 'https://typeorm.io/docs/drivers/mysql',
    files: folder(
      packageJson('typeorm@^0.3.0', 'mysql2@^3.0.0'),
      js("import { DataSource } from 'typeorm';\nexport const db = new DataSource({ type: 'mysql' });\n"),
    ),
    stacks: [],
  },
  {
    name: 'kysely',
    source: 'https://kysely.dev/docs/getting-started',
    files: folder(KYSELY, kysely),
    stacks: [{ driver: 'kysely' }],
    runs: 'node',
  },
  {
    name: 'kysely, session',
    source: 'https://kysely.dev/docs/getting-started',
    mode: 'session',
    files: folder(KYSELY, kysely),
    stacks: [{ driver: 'kysely' }],
    runs: 'node',
  },
  {
    name: 'kysely on postgres.js',
    source: 'https://github.com/kysely-org/kysely-postgres-js',
    files: folder(
      packageJson('kysely@^0.28.0', 'kysely-postgres-js@^2.0.0', 'postgres@^3.4.0'),
      js(
        `import postgres from 'postgres';\nimport { PostgresJSDialect } from 'kysely-postgres-js';\nexport const dialect = new PostgresJSDialect({ postgres: postgres(${URL}) });\n`,
      ),
    ),
    stacks: [{ driver: 'postgres-js', layer: 'Kysely', red: ['driver.statements'] }],
  },
  {
    name: 'mikro-orm, verified in code',
    source: 'https://mikro-orm.io/docs/configuration#connection',
    files: folder(MIKRO, mikro(`, driverOptions: { connection: { ssl: { ca: ${CA} } } }`)),
    stacks: [{ driver: 'mikro-orm', url: /postgres$|\/t_\w+$/ }],
    runs: 'node',
  },
  {
    name: 'slonik',
    source: 'https://github.com/gajus/slonik',
    files: folder(packageJson('slonik@^46.0.0'), null),
    stacks: [{ driver: 'Slonik' }],
  },
  {
    name: 'Bun.sql',
    source: 'https://bun.com/docs/api/sql',
    files: folder(
      packageJson('elysia@^1.0.0', 'pg@^8.0.0'),
      js("import { SQL } from 'bun';\nexport const db = new SQL(process.env.DATABASE_URL);\n"),
    ),
    stacks: [{ driver: 'node-postgres' }, { driver: 'Bun.sql' }],
  },
];
