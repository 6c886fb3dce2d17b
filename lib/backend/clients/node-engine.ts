/**
 * Imports the module of a Node backend that opens its connection, and uses what it exports: a pool of node-postgres, a
 * `sql` of postgres.js, a Drizzle, Knex, Kysely, Sequelize, TypeORM, MikroORM or Prisma client, or what a function like
 * `getPool()` gives. The job comes on stdin, the result goes to stdout, as with the other clients.
 */
export const NODE_ENGINE = `
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(readFileSync(0, 'utf8'));
const errors = new Map();
const result = { answers: [], committed: 0, failed: 0, driver: 'own engine' };
const first = (rows) => String(Object.values(rows[0])[0]);
const MAKER = /^(get|make|create|build|init|connect)(Db|Pool|Client|Database|Sql|Connection|DataSource)?$/i;
const withRaw = (raw, begin) => ({
  one: async (text) => first(await raw(text)),
  transaction: (turn, who) =>
    begin(async (ask) => {
      await ask('select ' + Number(turn) + '::int + 1 as n');
      await ask('select pg_sleep(0.002)::text as s');
      await ask("select '" + Number(who) + "'::text || 'x' as x");
    }),
});

// Each answers null for what it does not know.
const KINDS = [
  ['prisma', (it) => typeof it.$queryRawUnsafe === 'function' && ({
    one: async (text) => first(await it.$queryRawUnsafe(text)),
    transaction: (turn, who) => it.$transaction(async (tx) => {
      await tx.$queryRaw\`select \${turn}::int + 1 as n\`;
      await tx.$queryRaw\`select \${String(who)}::text || 'x' as x\`;
    }, { maxWait: 20000, timeout: 20000 }),
  })],
  ['drizzle', (it) => typeof it.execute === 'function' && typeof it.select === 'function' && it.dialect && (async () => {
    const { sql } = await import(job.resolve['drizzle-orm'] ?? 'drizzle-orm');
    const rows = (answer) => answer.rows ?? answer;
    return {
      one: async (text) => first(rows(await it.execute(sql.raw(text)))),
      transaction: (turn, who) => it.transaction(async (tx) => {
        await tx.execute(sql\`select \${turn}::int + 1 as n\`);
        await tx.execute(sql\`select pg_sleep(0.002)\`);
        await tx.execute(sql\`select \${String(who)}::text || 'x' as x\`);
      }),
    };
  })()],
  ['kysely', (it) => typeof it.selectFrom === 'function' && typeof it.startTransaction === 'function' && (async () => {
    const { sql } = await import(job.resolve.kysely ?? 'kysely');
    return {
      one: async (text) => first((await sql.raw(text).execute(it)).rows),
      transaction: (turn, who) => it.transaction().execute(async (tx) => {
        await sql\`select \${turn}::int + 1 as n\`.execute(tx);
        await sql\`select pg_sleep(0.002)\`.execute(tx);
        await sql\`select \${String(who)}::text || 'x' as x\`.execute(tx);
      }),
    };
  })()],
  ['knex', (it) => typeof it.raw === 'function' && typeof it.transaction === 'function' && ({
    one: async (text) => first((await it.raw(text)).rows),
    transaction: (turn, who) => it.transaction(async (tx) => {
      await tx.raw('select ?::int + 1', [turn]);
      await tx.raw('select pg_sleep(0.002)');
      await tx.raw("select ?::text || 'x'", [String(who)]);
    }),
  })],
  ['mikro-orm', (it) => it.em && typeof it.em.getConnection === 'function' && ({
    one: async (text) => first(await it.em.getConnection().execute(text)),
    transaction: (turn, who) => it.em.fork().transactional(async (em) => {
      await em.execute('select ?::int + 1 as n', [turn]);
      await em.execute("select ?::text || 'x' as x", [String(who)]);
    }),
  })],
  ['typeorm', (it) => typeof it.initialize === 'function' && typeof it.query === 'function' && (async () => {
    if (!it.isInitialized) await it.initialize();
    return {
      one: async (text) => first(await it.query(text)),
      transaction: (turn, who) => it.transaction(async (manager) => {
        await manager.query('select $1::int + 1', [turn]);
        await manager.query("select $1::text || 'x'", [String(who)]);
      }),
    };
  })()],
  ['sequelize', (it) => typeof it.authenticate === 'function' && ({
    one: async (text) => first((await it.query(text))[0]),
    transaction: (turn, who) => it.transaction(async (transaction) => {
      await it.query('select $1::int + 1', { bind: [turn], transaction });
      await it.query("select $1::text || 'x'", { bind: [String(who)], transaction });
    }),
  })],
  ['postgres.js', (it) => typeof it.unsafe === 'function' && typeof it.begin === 'function' && ({
    one: async (text) => first(await it.unsafe(text)),
    transaction: (turn, who) => it.begin(async (tx) => {
      await tx\`select \${turn}::int + 1\`;
      await tx\`select pg_sleep(0.002)\`;
      await tx\`select \${String(who)}::text || 'x'\`;
    }),
  })],
  ['node-postgres', (it) => typeof it.connect === 'function' && typeof it.query === 'function' && (async () => {
    const isPool = 'totalCount' in it;
    if (!isPool && !it._connected) await it.connect();
    it.on?.('error', () => undefined);
    return {
      one: async (text) => first((await it.query(text)).rows),
      transaction: async (turn, who) => {
        const client = isPool ? await it.connect() : it;
        try {
          await client.query('begin');
          await client.query('select $1::int + 1', [turn]);
          await client.query('select pg_sleep(0.002)');
          await client.query("select $1::text || 'x'", [String(who)]);
          await client.query('commit');
        } catch (error) {
          await client.query('rollback').catch(() => undefined);
          throw error;
        } finally {
          if (isPool) client.release();
        }
      },
    };
  })()],
  ['neon', (it) => typeof it === 'function' && typeof it.query === 'function' && ({
    one: async (text) => first(await it.query(text)),
    transaction: async (turn) => { await it.query('select $1::int + 1', [turn]); },
  })],
];

async function adapt(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return null;
  for (const [name, make] of KINDS) {
    let made;
    try { made = make(value); } catch { continue; }
    if (!made) continue;
    result.driver = name;
    return await made;
  }
  return null;
}

const failed = (error) => {
  result.failed += 1;
  const inner = error?.cause instanceof Error ? error.cause : (error?.parent ?? error);
  const root = inner?.errors?.[0] ?? inner;
  const text = String(root?.message || root?.code || root).trim().split('\\n').filter(Boolean).at(0)?.slice(0, 300) ?? '';
  errors.set(text, (errors.get(text) ?? 0) + 1);
};

async function find() {
  process.chdir(job.cwd);
  const loaded = await import(pathToFileURL(job.file).href);
  const values = [...Object.entries(loaded), ...Object.entries(loaded.default ?? {})];
  const order = [loaded.default, ...values.map(([, value]) => value)];
  for (const value of order) {
    const engine = await adapt(await value);
    if (engine) return engine;
  }
  for (const [name, value] of values) {
    if (typeof value !== 'function' || value.length > 0 || !MAKER.test(name)) continue;
    const engine = await adapt(await value());
    if (engine) return engine;
  }
  throw new Error('no engine: the module exports none');
}

process.on('unhandledRejection', () => undefined);
setTimeout(() => { failed(new Error('timed out')); finish(); }, job.seconds * 1000).unref();
function finish() {
  result.errors = [...errors].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([text]) => text);
  process.stdout.write('\\n' + JSON.stringify(result), () => process.exit(0));
}
try {
  const engine = await find();
  for (const query of job.queries) result.answers.push(await engine.one(query));
  await Promise.all(
    Array.from({ length: job.clients }, async (_, who) => {
      for (let turn = 0; turn < job.transactions; turn += 1)
        await engine.transaction(turn, who).then(() => { result.committed += 1; }, failed);
    }),
  );
} catch (error) {
  failed(error);
}
finish();
`;
