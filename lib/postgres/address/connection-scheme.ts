import type { ConnectionForm } from './parsed-connection';

const POSTGRES =
  /^(?:jdbc:(?:[a-z][\w-]{0,40}:){0,4}|(?:r2dbc|vertx-reactive):(?:[a-z][\w-]{0,40}:){0,4}|)(?:postgres(?:ql)?|pgsql|psql|pg|pgx5?|postgis|ecto|asyncpg|psycopg|timescaledb?|yugabyte(?:db)?|supabase)(?:[+][\w.+-]{1,80})?(?::\/\/|(?<=^jdbc:[\w:-]{0,200}):(?=\/?[\w/?]|$))/i;

/** Schemes and the databases or services that they belong to. */
const OTHER: readonly (readonly [RegExp, string])[] = [
  [/^(?:jdbc:|r2dbc:(?:pool:)?)?mysqlx?(?:[+]\w+)?:/i, 'MySQL'],
  [/^(?:jdbc:|r2dbc:(?:pool:)?)?mariadb(?:[+]\w+)?:/i, 'MariaDB'],
  [/^mongodb(?:[+]srv)?:/i, 'MongoDB'],
  [/^(?:rediss?|valkeys?)(?:[+]\w+)?:/i, 'Redis'],
  [/^(?:jdbc:|r2dbc:(?:pool:)?)?(?:sqlserver|mssql)(?:[+]\w+)?:|^jdbc:jtds:/i, 'SQL Server'],
  [/^(?:jdbc:)?oracle(?:[+]\w+)?:/i, 'Oracle'],
  [/^(?:jdbc:)?sqlite3?(?:[+]\w+)?:|^file:|^better-sqlite3?:/i, 'SQLite'],
  [/^libsql:/i, 'libSQL (Turso)'],
  [/^(?:jdbc:|r2dbc:)?h2:/i, 'H2'],
  [/^(?:jdbc:)?(?:clickhouse|ch)(?:[+]\w+)?:/i, 'ClickHouse'],
  [/^(?:jdbc:)?snowflake:/i, 'Snowflake'],
  // They speak Postgres' protocol over catalogs and types of their own; Yugabyte and Timescale run Postgres' own code.
  [/^(?:jdbc:|r2dbc:)?(?:cockroach(?:db)?|crdb)(?:[+]\w+)?:/i, 'CockroachDB'],
  [/^(?:jdbc:)?redshift(?:[+]\w+)?:/i, 'Amazon Redshift'],
  [
    /^(?:jdbc:)?(?:bigquery|athena|awsathena|databricks|duckdb|trino|presto|hive2|cassandra|couchbase|neo4j(?:[+]\w+)?|bolt|firebird|db2|sap|edgedb|gel|surrealdb|nats|amqps?|kafka|memcached|smtps?|ldaps?|elasticsearch|ftp|s3|ssh|git)(?:[+]\w+)?:/i,
    '',
  ],
];

const PRISMA = /^prisma(?:[+]postgres(?:ql)?)?:\/\//i;

/** True for a text that is a whole connection string of Postgres, whatever its driver's prefix or suffix. */
export function isPostgresString(text: string): boolean {
  return POSTGRES.test(text.trim());
}

/** A scheme with its slashes, or one of the few that have none. */
const SCHEMED = /^(?:jdbc|r2dbc|vertx-reactive):|^[a-z][\w+.-]*:\/\/|^file:\.{0,2}\/|^sqlite3?:/i;

/** The other database or service that a connection string belongs to; null where it is Postgres, or none at all. */
export function otherService(text: string): string | null {
  const plain = text.trim();
  if (!SCHEMED.test(plain) || isPostgresString(plain)) return null;
  if (PRISMA.test(plain)) return 'Prisma Accelerate / Prisma Postgres';
  for (const [scheme, name] of OTHER)
    if (scheme.test(plain)) return name || (/^(?:jdbc:)?([\w+-]+):/.exec(plain)?.[1] ?? null);
  return null;
}

/** A Postgres string as a plain URL, and what form it had. */
export function plainUrl(text: string): { form: ConnectionForm; url: string } {
  const plain = text.trim();
  const form = /^jdbc:/i.test(plain) ? 'jdbc' : /^r2dbc:/i.test(plain) ? 'r2dbc' : 'url';
  const bare = plain.replace(/^(?:jdbc|r2dbc|vertx-reactive):(?:[\w-]+:)*(?=[\w+-]+:)/i, '');
  // `jdbc:postgresql:database` and `jdbc:postgresql:/` mean the local server.
  const short = /^([\w+-]+):(?!\/\/)\/?([^/].*)?$/s.exec(bare);
  return { form, url: short ? `${short[1]}://localhost/${short[2] ?? ''}` : bare };
}
