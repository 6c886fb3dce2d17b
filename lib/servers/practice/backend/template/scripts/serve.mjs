import { createServer } from 'node:http';
import { book } from '../service/bookings.mjs';
import { databaseOf, readSettings } from '../service/env.mjs';
import { queryDatabase } from '../service/postgres.mjs';
import { pingRedis, serveTinyRedis } from '../service/redis.mjs';

const started = readSettings();
await serveTinyRedis(started);

/** Each check reads `.env` again, so that a change shows without a restart. */
async function check() {
  const settings = readSettings();
  const database = await queryDatabase(databaseOf(settings), ['select 1']).then(
    () => null,
    (error) => error.message,
  );
  return { database, redis: await pingRedis(settings) };
}

async function active() {
  const sql = 'select count(*) from pg_stat_activity where datname = current_database()';
  const [[[count]]] = await queryDatabase(databaseOf(readSettings()), [sql]);
  return `# TYPE postgres_connections_active gauge\npostgres_connections_active ${count}\n`;
}

const routes = {
  '/health/live': async () => [200, { status: 'healthy' }],
  '/health/ready': async () => {
    const { database, redis } = await check();
    const isReady = database === null && redis;
    return [
      isReady ? 200 : 503,
      {
        status: isReady ? 'healthy' : 'unhealthy',
        postgres: database === null ? 'ok' : 'error',
        redis: redis ? 'ok' : 'error',
        ...(database ? { detail: database } : {}),
        timestamp: new Date().toISOString(),
      },
    ];
  },
  '/metrics': async () => [200, await active()],
  /** The id stands in the address: `POST /bookings?id=…`. */
  '/bookings': async ({ method, query }) =>
    method === 'POST' ? book(query.get('id')) : [405, { error: 'POST books a room' }],
};

const server = createServer((request, response) => {
  const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
  const route = routes[pathname];
  const answer = route ? route({ method: request.method, query }) : Promise.resolve([404, { error: 'not found' }]);
  answer
    .catch((error) => [503, { error: error.message }])
    .then(([status, body]) => {
      const isText = typeof body === 'string';
      response.writeHead(status, { 'content-type': isText ? 'text/plain; version=0.0.4' : 'application/json' });
      response.end(isText ? body : JSON.stringify(body));
    });
});
server.listen(Number(started.APP_PORT ?? 8002), '127.0.0.1', () => {
  console.log(`hotel-api listening on 127.0.0.1:${server.address().port}`);
});
