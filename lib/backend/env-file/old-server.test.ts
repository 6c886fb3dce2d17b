import { expect, it } from 'vitest';
import { keysOfOldServers, serversIn } from './old-server';
import { readEnv } from './read-env';

const OLD = readEnv(`DATABASE_URL=postgresql+asyncpg://app:p%40ss@db:5432/hotel
POSTGRES_HOST=db
REDIS_URL=redis://redis:6379/0
`);

it('reads the servers that an env file names, whatever the driver', () => {
  expect(serversIn(OLD)).toEqual([
    { host: 'db', port: '5432' },
    { host: 'db', port: null },
  ]);
  expect(serversIn(readEnv('A=jdbc:postgresql://h/x\nDB_HOST=::1\nDB_HOST_ALIAS=a b\nHOST=web\n'))).toEqual([
    { host: 'h', port: '5432' },
    { host: 'localhost', port: null },
  ]);
});

it.each([
  ['a second URL', 'REPORTS_URL=postgres://u@db/x', true],
  ['another driver', 'CELERY_RESULT_BACKEND=db+postgresql://u:p@db:5432/x', true],
  ['a Java URL', 'SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/x', true],
  ['a host alone', 'READ_DB_HOST=db', true],
  ['this machine by another spelling', 'ALEMBIC_URL=postgresql://localhost:5433/x', true],
  ['another port of the same machine', 'STATS_URL=postgresql://localhost:5499/x', false],
  ['another server', 'STATS_URL=postgresql://stats:5432/x', false],
  ['no database', 'CACHE_HOST=db', false],
  ['a word', 'PROFILE=db', false],
])('finds %s', (_, line, isFound) => {
  const old = [...serversIn(OLD), { host: '127.0.0.1', port: '5433' }];
  const keys = keysOfOldServers(
    readEnv(`${line}\nDATABASE_URL=postgres://db/x\n`),
    new Set(['DATABASE_URL']),
    old,
  );
  expect(keys).toEqual(isFound ? [line.split('=')[0]] : []);
});
