import { describe, expect, it } from 'vitest';
import { isDatabasePrefix, isForeignPrefix, nameParts } from './name-parts';

describe('nameParts', () => {
  /** Names as frameworks and hosts document them; the source stands in front of each group. */
  it.each([
    // https://www.postgresql.org/docs/17/libpq-envars.html
    ['PGHOST', 'PG', 'host'],
    ['PGPORT', 'PG', 'port'],
    ['PGUSER', 'PG', 'user'],
    ['PGPASSWORD', 'PG', 'password'],
    ['PGDATABASE', 'PG', 'database'],
    ['PGHOSTADDR', 'PG', 'host'],
    // https://hub.docker.com/_/postgres
    ['POSTGRES_USER', 'POSTGRES', 'user'],
    ['POSTGRES_PASSWORD', 'POSTGRES', 'password'],
    ['POSTGRES_DB', 'POSTGRES', 'database'],
    // https://laravel.com/docs/12.x/database#configuration
    ['DB_CONNECTION', 'DB', 'provider'],
    ['DB_HOST', 'DB', 'host'],
    ['DB_USERNAME', 'DB', 'user'],
    ['DB_DATABASE', 'DB', 'database'],
    // https://vercel.com/docs/postgres
    ['POSTGRES_URL', 'POSTGRES', 'string'],
    // https://docs.spring.io/spring-boot/reference/data/sql.html
    ['spring.datasource.url', '', 'string'],
    ['spring.datasource.username', '', 'user'],
    ['spring.datasource.driver-class-name', '', 'provider'],
    // https://quarkus.io/guides/datasource
    ['QUARKUS_DATASOURCE_JDBC_URL', 'QUARKUS_DATASOURCE', 'string'],
    ['QUARKUS_DATASOURCE_USERNAME', 'QUARKUS_DATASOURCE', 'user'],
    // https://typeorm.io/docs/data-source/data-source-options
    ['dbHost', 'DB', 'host'],
    ['databaseUrl', 'DATABASE', 'string'],
    // https://docs.docker.com/compose/how-tos/environment-variables
    ['postgres-host', 'POSTGRES', 'host'],
    // https://airflow.apache.org, https://hub.docker.com/_/drupal and others: the name of the name
    ['DB_USER_NAME', 'DB', 'user'],
    ['DB_HOST_NAME', 'DB', 'host'],
    ['DB_USER_ID', 'DB', 'user'],
    ['HOST_NAME', '', 'host'],
    ['USER_NAME', '', 'user'],
    ['POSTGRES_DB_NAME', 'POSTGRES', 'database'],
    ['SPRING_DATASOURCE_DRIVER_CLASS_NAME', 'SPRING_DATASOURCE', 'provider'],
  ])('%s', (name, prefix, part) => {
    expect(nameParts(name)).toMatchObject({ prefix, part });
  });

  it.each([
    'INSTANCE_CONNECTION_NAME',
    'APP_NAME',
    'SERVICE_NAME',
    'FIRST_NAME',
    'BUCKET_NAME',
    'CONTAINER_NAME',
    'LOG_LEVEL',
    'DEBUG',
    '',
    'HOSTILE_TAKEOVER',
    'IMPORT',
  ])('makes no part of a connection of %j', (name) => {
    expect(nameParts(name).part).toBeNull();
  });

  it('brings the names of one connection together, and keeps two apart', () => {
    const group = (name: string) => `${nameParts(name).path}/${nameParts(name).prefix}`;
    expect(group('POSTGRES_DB_NAME')).toBe(group('POSTGRES_HOST'));
    expect(group('QUARKUS_DATASOURCE_JDBC_URL')).toBe(group('QUARKUS_DATASOURCE_PASSWORD'));
    expect(group('OLD_DB_HOST')).not.toBe(group('NEW_DB_HOST'));
    expect(group('spring.datasource.url')).toBe(group('spring.datasource.hikari.username'));
    expect(group('default.OPTIONS.sslmode')).toBe(group('default.HOST'));
    expect(group('primary.host')).not.toBe(group('replica.host'));
  });

  it('reads what stands inside an `ssl` of its own as the parameter that it is', () => {
    expect(nameParts('ssl.ca').key).toBe('sslrootcert');
    expect(nameParts('pool.ssl.cert').key).toBe('sslcert');
    expect(nameParts('dialectOptions.ssl.require').key).toBe('sslrequire');
    expect(nameParts('other.ca').key).toBe('ca');
  });
});

describe('prefixes', () => {
  it.each([
    'DB',
    'DATABASE',
    'POSTGRES',
    'POSTGRESQL',
    'PG',
    'SUPABASE',
    'MY_DB',
    'DB_1',
    'DATASOURCE',
    'TIMESCALE',
    'APP_DATABASE',
  ])('%s is a database’s', (prefix) => {
    expect([isDatabasePrefix(prefix), isForeignPrefix(prefix)]).toEqual([true, false]);
  });

  it.each([
    'REDIS',
    'SMTP',
    'MYSQL',
    'MONGODB',
    'CELERY',
    'SENTRY',
    'PGADMIN_DEFAULT',
    'JWT',
    'API',
    'MY_RABBITMQ',
  ])('%s is something else’s', (prefix) => {
    expect(isForeignPrefix(prefix)).toBe(true);
  });

  it.each(['', 'DBA_TEAM_NAMES', 'MAILBOX_COLOUR', 'REDISTRIBUTE'])('%j is neither', (prefix) => {
    expect([isDatabasePrefix(prefix), isForeignPrefix(prefix)]).toEqual([false, false]);
  });
});
