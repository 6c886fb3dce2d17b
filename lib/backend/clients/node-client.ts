/** Node drivers that the client script can drive. */
export const NODE_DRIVERS = [
  'node-postgres',
  'postgres-js',
  'drizzle',
  'typeorm',
  'sequelize',
  'knex',
  'prisma-7',
  'prisma-6',
] as const;
export type NodeDriver = (typeof NODE_DRIVERS)[number];

/**
 * Connects as a Node backend would. The packages are those of the folder it runs in; the job comes on stdin as JSON,
 * the result goes to stdout as JSON. Each opener gives one() for a query, transaction() for the load, and close().
 */
export const NODE_CLIENT = `
import { readFileSync } from 'node:fs';

const driver = process.argv[1];
const job = JSON.parse(readFileSync(0, 'utf8'));
const advised = job.settings === 'advised';
const load = async (name) => { const found = await import(name); return found.default ?? found; };
const ca = job.caFile ? readFileSync(job.caFile, 'utf8') : undefined;
const errors = new Map();
const result = { answers: [], committed: 0, failed: 0, driver };
const first = (rows) => String(Object.values(rows[0])[0]);

const open = {
  'node-postgres': async () => {
    const pg = await load('pg');
    const client = new pg.Client({ connectionString: job.url });
    client.on('error', () => undefined);
    await client.connect();
    // Naive: named queries, as many query builders make them.
    const ask = (name, text, values) =>
      client.query(advised ? { text, values } : { name, text, values });
    return {
      one: async (text) => first((await client.query(text)).rows),
      transaction: async (turn, who) => {
        await client.query('begin');
        try {
          await ask('add', 'select $1::int + 1', [turn]);
          await client.query('select pg_sleep(0.002)');
          await ask('join', "select $1::text || 'x'", [who]);
          await client.query('commit');
        } catch (error) {
          await client.query('rollback');
          throw error;
        }
      },
      close: () => client.end(),
    };
  },
  'postgres-js': async () => {
    const postgres = await load('postgres');
    const options = { max: 1, ...(advised ? { prepare: false } : {}), ...(ca ? { ssl: { ca } } : {}) };
    const sql = postgres(job.url, options);
    return {
      one: async (text) => first(await sql.unsafe(text)),
      transaction: (turn, who) =>
        sql.begin(async (tx) => {
          await tx\`select \${turn}::int + 1\`;
          await tx\`select pg_sleep(0.002)\`;
          await tx\`select \${who}::text || 'x'\`;
        }),
      close: () => sql.end({ timeout: 2 }),
    };
  },
  drizzle: async () => {
    const pg = await load('pg');
    const { drizzle } = await import('drizzle-orm/node-postgres');
    const { sql } = await import('drizzle-orm');
    const { pgTable, text } = await import('drizzle-orm/pg-core');
    const roles = pgTable('pg_roles', { name: text('rolname') });
    const pool = new pg.Pool({ connectionString: job.url, max: 1 });
    pool.on('error', () => undefined);
    const db = drizzle(pool);
    return {
      one: async (query) => first((await db.execute(sql.raw(query))).rows),
      transaction: (turn, who) =>
        db.transaction(async (tx) => {
          const query = tx.select({ n: roles.name }).from(roles).where(sql\`\${roles.name} = \${who}\`);
          await (advised ? query : query.prepare('role_by_name').execute());
          await tx.execute(sql\`select pg_sleep(0.002)\`);
          await tx.execute(sql\`select \${turn}::int + 1\`);
        }),
      close: () => pool.end(),
    };
  },
  typeorm: async () => {
    await import('reflect-metadata');
    const { DataSource } = await import('typeorm');
    const source = new DataSource({ type: 'postgres', url: job.url, extra: { max: 1 }, logging: false });
    await source.initialize();
    return {
      one: async (text) => first(await source.query(text)),
      transaction: (turn, who) =>
        source.transaction(async (manager) => {
          await manager.query('select $1::int + 1', [turn]);
          await manager.query('select pg_sleep(0.002)');
          await manager.query("select $1::text || 'x'", [who]);
        }),
      close: () => source.destroy(),
    };
  },
  sequelize: async () => {
    const { Sequelize } = await load('sequelize');
    const url = new URL(job.url);
    const asUrl = !advised;
    const options = { dialect: 'postgres', logging: false, pool: { max: 1 } };
    const sequelize = asUrl
      ? new Sequelize(job.url, options)
      : new Sequelize(url.pathname.slice(1), decodeURIComponent(url.username), decodeURIComponent(url.password), {
          ...options,
          host: url.hostname,
          port: Number(url.port),
          dialectOptions: { ssl: ca ? { ca, rejectUnauthorized: true } : { rejectUnauthorized: false } },
        });
    const ask = (text, bind, transaction) => sequelize.query(text, { bind, transaction });
    return {
      one: async (text) => first((await sequelize.query(text))[0]),
      transaction: (turn, who) =>
        sequelize.transaction(async (transaction) => {
          await ask('select $1::int + 1', [turn], transaction);
          await ask('select pg_sleep(0.002)', undefined, transaction);
          await ask("select $1::text || 'x'", [who], transaction);
        }),
      close: () => sequelize.close(),
    };
  },
  knex: async () => {
    const knex = await load('knex');
    const db = knex({ client: 'pg', connection: job.url, pool: { min: 0, max: 1 } });
    return {
      one: async (text) => first((await db.raw(text)).rows),
      transaction: (turn, who) =>
        db.transaction(async (tx) => {
          await tx.raw('select ?::int + 1', [turn]);
          await tx.raw('select pg_sleep(0.002)');
          await tx.raw("select ?::text || 'x'", [who]);
        }),
      close: () => db.destroy(),
    };
  },
};
const openPrisma = async () => {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { PrismaClient } = await load('@prisma/client');
  // Naive: statements with names, as the adapter makes them when it is told to keep them.
  const options = advised ? {} : { statementNameGenerator: ({ sql }) => 's' + sql.length };
  const adapter = new PrismaPg({ connectionString: job.url, max: 1 }, options);
  const client = new PrismaClient({ adapter, log: [] });
  return {
    one: async (text) => first(await client.$queryRawUnsafe(text)),
    transaction: (turn, who) =>
      client.$transaction(
        async (tx) => {
          await tx.$queryRaw\`select \${turn}::int + 1 as n\`;
          await tx.$executeRaw\`select pg_sleep(0.002)\`;
          await tx.$queryRaw\`select \${who}::text || 'x' as x\`;
        },
        { maxWait: 20000, timeout: 20000 },
      ),
    close: () => client.$disconnect(),
  };
};
open['prisma-6'] = openPrisma;
// Without a generated client in its usual place, the driver below Prisma 7's adapter answers for it.
open['prisma-7'] = () =>
  openPrisma().catch((error) => {
    if (!/Cannot find|did not initialize|not found/.test(String(error?.message))) throw error;
    result.driver = 'node-postgres';
    return open['node-postgres']();
  });

const failed = (error) => {
  result.failed += 1;
  const root = error?.cause instanceof Error ? error.cause : (error?.parent ?? error);
  // Prisma begins with its own call; what the server or the driver said comes last.
  const lines = String(root?.message ?? root).trim().split('\\n').filter(Boolean);
  const text = (lines.length > 1 && driver.startsWith('prisma') ? lines.at(-1) : lines[0] ?? '').slice(0, 300);
  errors.set(text, (errors.get(text) ?? 0) + 1);
};
const limit = (promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);

try {
  const client = await open[driver]();
  for (const query of job.queries) result.answers.push(await client.one(query));
  await limit(client.close());
  await Promise.all(
    Array.from({ length: job.clients }, async (_, who) => {
      let client;
      try {
        client = await open[driver]();
      } catch (error) {
        return failed(error);
      }
      for (let turn = 0; turn < job.transactions; turn += 1) {
        await client.transaction(turn, String(who)).then(() => { result.committed += 1; }, failed);
      }
      await limit(client.close());
    }),
  );
} catch (error) {
  failed(error);
}
result.errors = [...errors].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([text]) => text);
process.stdout.write(JSON.stringify(result), () => process.exit(0));
`;
