import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../postgres/address/endpoint-of';
import { parseConnection } from '../../postgres/address/parse-connection';
import { carryParameters } from './carry-parameters';
import type { DoorStartup } from './door-startup';
import { DRIVER_IDS, type DriverId } from './driver-id';
import type { Door, PoolingMode } from './driver-stack';
import { driverUrl } from './driver-url';
import { findStack } from './find-stack';

function door(text: string, startup: DoorStartup, mode: PoolingMode): Door {
  const endpoint = endpointOf(parseConnection(`postgresql://u:p@h:5432/d?${text}`), 'auto', undefined);
  if (!endpoint) throw new Error(text);
  return { endpoint, caFile: null, mode, startup };
}
const urlOf = (id: DriverId, at: Door) => driverUrl(findStack(id), at, 'pw');
const waysOf = (id: DriverId, at: Door) =>
  Object.fromEntries(carryParameters(findStack(id).parameters, at).map(({ name, way }) => [name, way]));
const PATH = 'options=-c%20search_path%3Dapp';

/** Each driver's own page on its parameters, or its source, is where the spelling comes from. */
const SCHEMA: readonly (readonly [DriverId, string, source: string])[] = [
  ['psycopg2', 'options=-c%20search_path%3Dapp', 'https://www.postgresql.org/docs/17/libpq-connect.html'],
  ['psycopg3', 'options=-c%20search_path%3Dapp', 'https://www.postgresql.org/docs/17/libpq-connect.html'],
  ['sqlalchemy-psycopg2', 'options=-c%20search_path%3Dapp', 'https://stackoverflow.com/q/9298296'],
  ['sqlalchemy-psycopg3', 'options=-c%20search_path%3Dapp', 'https://stackoverflow.com/q/9298296'],
  ['aiopg', 'options=-c%20search_path%3Dapp', 'https://www.postgresql.org/docs/17/libpq-connect.html'],
  ['django', 'options=-c%20search_path%3Dapp', 'https://github.com/jazzband/dj-database-url#url-schema'],
  ['rails', 'options=-c%20search_path%3Dapp', 'https://guides.rubyonrails.org/configuring.html'],
  ['diesel', 'options=-c%20search_path%3Dapp', 'https://www.postgresql.org/docs/17/libpq-connect.html'],
  [
    'tokio-postgres',
    'options=-c%20search_path%3Dapp',
    'https://docs.rs/tokio-postgres/latest/tokio_postgres/config/struct.Config.html',
  ],
  [
    'sqlx',
    'options=-c%20search_path%3Dapp',
    'https://docs.rs/sqlx/latest/sqlx/postgres/struct.PgConnectOptions.html',
  ],
  ['asyncpg', 'search_path=app', 'https://magicstack.github.io/asyncpg/current/api/index.html'],
  ['tortoise', 'schema=app', 'https://tortoise.github.io/databases.html'],
  ['node-postgres', 'options=-c%20search_path%3Dapp', 'https://node-postgres.com/apis/client'],
  ['drizzle', 'options=-c%20search_path%3Dapp', 'https://node-postgres.com/apis/client'],
  ['kysely', 'options=-c%20search_path%3Dapp', 'https://node-postgres.com/apis/client'],
  ['typeorm', 'options=-c%20search_path%3Dapp', 'https://node-postgres.com/apis/client'],
  ['knex', 'options=-c%20search_path%3Dapp', 'https://knexjs.org/guide/'],
  [
    'sequelize',
    'options=-c%20search_path%3Dapp',
    'https://github.com/sequelize/sequelize/blob/v6/src/dialects/postgres/connection-manager.js',
  ],
  ['postgres-js', 'search_path=app', 'https://github.com/porsager/postgres#connection'],
  ['drizzle-postgres-js', 'search_path=app', 'https://github.com/porsager/postgres#connection'],
  ['mikro-orm', 'schema=app', 'https://mikro-orm.io/docs/configuration'],
  ['prisma-6', 'schema=app', 'https://www.prisma.io/docs/orm/overview/databases/postgresql'],
  ['prisma-7', 'schema=app', 'https://www.prisma.io/docs/orm/overview/databases/database-drivers'],
  ['prisma-6-adapter', 'schema=app', 'https://www.prisma.io/docs/orm/overview/databases/database-drivers'],
  ['pgx', 'search_path=app', 'https://pkg.go.dev/github.com/jackc/pgx/v5/pgconn#ParseConfig'],
  ['pgx-4', 'search_path=app', 'https://pkg.go.dev/github.com/jackc/pgconn#ParseConfig'],
  ['gorm', 'search_path=app', 'https://pkg.go.dev/github.com/jackc/pgx/v5/pgconn#ParseConfig'],
  ['lib-pq', 'search_path=app', 'https://pkg.go.dev/github.com/lib/pq#hdr-Connection_String_Parameters'],
  ['jdbc', 'currentSchema=app', 'https://jdbc.postgresql.org/documentation/use/'],
  ['r2dbc', 'schema=app', 'https://github.com/pgjdbc/r2dbc-postgresql#getting-started'],
  ['npgsql', 'Search Path=app', 'https://www.npgsql.org/doc/connection-string-parameters.html'],
];

describe('the schema of the connection text', () => {
  it.each(SCHEMA)('goes into the URL of %s as %s', (id, parameter) => {
    const at = door(PATH, 'honoured', 'none');
    expect(urlOf(id, at).split(/[?&;]/)).toContain(parameter);
    expect(['url', 'code']).toContain(waysOf(id, at).search_path);
  });

  it.each(['sqlalchemy-asyncpg', 'databases', 'ecto'] as const)('goes into the code of %s', (id) => {
    const at = { ...door(PATH, 'honoured', 'none'), poolSize: 5 };
    expect(urlOf(id, at)).not.toContain('search_path');
    expect(waysOf(id, at)).toEqual({ search_path: 'code' });
    expect(findStack(id).code(at)).toMatch(/search_path["']?: "app"/);
  });

  it.each(['laravel', 'bun-pgdriver'] as const)(
    'is SQL of a session to %s, and lost in transaction mode',
    (id) => {
      expect(urlOf(id, door(PATH, 'honoured', 'session'))).toContain('search_path=app');
      expect(waysOf(id, door(PATH, 'honoured', 'transaction'))).toEqual({ search_path: 'role' });
    },
  );

  it('is asked of the role for a driver that has no word for it', () => {
    const [parameter] = carryParameters(findStack('doctrine').parameters, door(PATH, 'honoured', 'none'));
    expect(parameter).toMatchObject({ way: 'role', text: 'ALTER ROLE "u" SET search_path = app;' });
  });

  const reaching = DRIVER_IDS.filter((id) => !findStack(id).unreachable);
  it.each(reaching)(
    'of %s is in no URL whose door would refuse it, and is never lost without a word',
    (id) => {
      const at = door(PATH, 'refused', 'transaction');
      const way = waysOf(id, at).search_path;
      // Where tables are named with their schema the door has no say.
      const isNamed = findStack(id).parameters.schema !== undefined;
      expect(way).toMatch(isNamed ? /^(url|code)$/ : /^role$/);
      if (!isNamed) expect(urlOf(id, at)).not.toMatch(/search_?path|currentSchema|schema=/i);
    },
  );
});

describe('what else the text says', () => {
  it.each<[DriverId, string, DoorStartup, string | RegExp]>([
    [
      'jdbc',
      'options=-c%20statement_timeout%3D5s%20-c%20search_path%3Da,b',
      'honoured',
      /currentSchema=a,b.*options=-c%20statement_timeout%3D5s/,
    ],
    ['npgsql', 'options=-c%20statement_timeout%3D5s', 'honoured', ';Options="-c statement_timeout=5s"'],
    ['r2dbc', 'options=-c%20statement_timeout%3D5s', 'honoured', 'options=statement_timeout%3D5s'],
    [
      'psycopg2',
      'options=-c%20statement_timeout%3D5s%20-c%20search_path%3Dapp',
      'honoured',
      'options=-c%20search_path%3Dapp%20-c%20statement_timeout%3D5s',
    ],
    ['jdbc', 'application_name=api', 'refused', 'ApplicationName=api'],
    ['npgsql', 'application_name=my%20api', 'refused', ';Application Name="my api"'],
    ['prisma-6', 'connection_limit=3&pool_timeout=20', 'honoured', 'connection_limit=3&pool_timeout=20'],
    ['rails', 'connection_limit=3', 'honoured', 'pool=3'],
    ['jdbc', 'target_session_attrs=read-write', 'honoured', 'targetServerType=primary'],
    ['npgsql', 'sslnegotiation=direct', 'honoured', 'SSL Negotiation=direct'],
    [
      'psycopg3',
      'channel_binding=require&connect_timeout=7',
      'honoured',
      'channel_binding=require&connect_timeout=7',
    ],
    ['node-postgres', 'sslcert=c.crt&sslkey=c.key', 'honoured', 'sslcert=c.crt&sslkey=c.key'],
    ['npgsql', 'sslcert=c.crt&sslkey=c.key', 'honoured', 'SSL Certificate=c.crt;SSL Key=c.key'],
  ])('%s: %s (%s)', (id, text, startup, wanted) => {
    const url = urlOf(id, door(text, startup, 'none'));
    if (typeof wanted === 'string') expect(url).toContain(wanted);
    else expect(url).toMatch(wanted);
  });

  it('keeps several hosts in their order where the driver tries them, and names the others where not', () => {
    const endpoint = endpointOf(parseConnection('postgresql://u:p@h1:1,h2:2/d'), 'auto', undefined);
    if (!endpoint) throw new Error();
    const at: Door = { endpoint, caFile: null, mode: 'none', startup: 'honoured' };
    expect(urlOf('pgx', at)).toContain('@h1:1,h2:2/d');
    expect(urlOf('jdbc', at)).toContain('//h1:1,h2:2/d');
    expect(urlOf('npgsql', at)).toContain('Host=h1:1,h2:2;');
    expect(waysOf('prisma-6', at)).toEqual({ host: 'refused' });
    expect(urlOf('prisma-6', at)).toContain('@h1:1/d');
  });

  it('hands on what the shared pooler does, and asks the role for what it drops', () => {
    const at = door(`${PATH}%20-c%20statement_timeout%3D5s`, 'dropped', 'transaction');
    expect(waysOf('psycopg3', at)).toEqual({ search_path: 'url', statement_timeout: 'role' });
    expect(urlOf('psycopg3', at)).not.toContain('statement_timeout');
  });

  it('never lets a name that the driver does not know become a setting of the server', () => {
    const at = door('channel_binding=require&connect_timeout=7&pgbouncer=true', 'honoured', 'none');
    for (const id of ['asyncpg', 'postgres-js', 'lib-pq', 'pgx-4'] as const)
      expect(urlOf(id, at)).not.toMatch(/channel_binding|pgbouncer/);
  });
});
