export type Part = 'host' | 'port' | 'user' | 'password' | 'database' | 'string' | 'provider';

const PARTS: readonly (readonly [Part, string])[] = [
  [
    'host',
    'HOST|HOSTNAME|HOST_NAME|HOSTADDR|SERVER|SERVERNAME|SERVER_NAME|ADDRESS|ENDPOINT|FQDN|FULLY_QUALIFIED_DOMAIN_NAME',
  ],
  ['port', 'PORT|PORT_NUMBER'],
  ['user', 'USER|USERNAME|USER_NAME|USERID|USER_ID|LOGIN|UID'],
  ['password', 'PASSWORD|PASS|PWD|PASSWD|PW'],
  ['database', 'DB|DATABASE|NAME|DBNAME|DATABASENAME|INITIAL_DATABASE|MAINTENANCE_DB'],
  [
    'string',
    'URL|URI|DSN|CONNECTION_STRING|CONNECTIONSTRING|CONN|CONN_STRING|CONNECTION_URL|CONNECTION_URI|JDBC_URL',
  ],
  ['provider', 'ENGINE|DIALECT|ADAPTER|TYPE|PROVIDER|CLIENT|DRIVER|DRIVERNAME|DRIVER_CLASS_NAME|CONNECTION'],
];
const ALL = PARTS.map(([, names]) => names).join('|');
/** `DB_USER_NAME` names a user, and `DRIVER_CLASS_NAME` by itself no database called after a class. */
const NAME = new RegExp(
  `^(?:(?<prefix>(?!(?:HOST|USER|SERVER|DRIVER_CLASS|FULLY_QUALIFIED_DOMAIN|MAINTENANCE)_(?:NAME|ID|DB)$).+?)_|(?<pg>PG|SQL|DB(?=(?:HOST|USER|PASS|PWD|PORT|TYPE))))?(?<part>${ALL})$`,
);
/** Segments of a path that hold options of the connection above them. */
const INNER =
  /^(?:options|ssl|tls|connect_?args|dialect_?options|extra|query|properties|hikari|jdbc|reactive|credentials|auth|data-source-properties|connection_?options|args|kwargs|r2dbc_?options|SecretString|value|data|server_?settings|parameters|endpoint|session_?variables|(?:secure_?)?json_?data)$/i;

/** What stands inside an `ssl: { … }`. */
const TLS_KEYS: Readonly<Record<string, string>> = {
  require: 'sslrequire',
  ca: 'sslrootcert',
  cert: 'sslcert',
};

export interface NameParts {
  /** What the names of one connection have in common: the path around it and the front of the name. */
  readonly path: string;
  readonly prefix: string;
  readonly part: Part | null;
  /** The last piece of the name, as it stands. */
  readonly key: string;
}

/** What clouds call the first role of a server. */
const FIRST_ROLE = /^(?:[Mm]aster|[Aa]dministrator)(?=(?:User|Login))/;

function upper(name: string): string {
  return name
    .replace(FIRST_ROLE, '')
    .replace(/^LoginPassword$/, 'Password')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-:]/g, '_')
    .toUpperCase();
}

/** `POSTGRES_DB_NAME` belongs to `POSTGRES_HOST`, `QUARKUS_DATASOURCE_JDBC_URL` to `QUARKUS_DATASOURCE_USERNAME`. */
function shortPrefix(prefix: string): string {
  return prefix.replace(/^(.+?)_(?:DB|DATABASE|JDBC|REACTIVE|CONNECTION)$/, '$1');
}

/** Takes a name apart: `spring.datasource.username`, `DB_HOST`, `dbHost`, `PGUSER`, `default.OPTIONS.sslmode`. */
export function nameParts(name: string): NameParts {
  const segments = name.split('.');
  const last = segments.pop() ?? '';
  const isTls = /^(?:ssl|tls)$/i.test(segments.at(-1) ?? '');
  const key = isTls && /^(?:require|ca|cert)$/i.test(last) ? (TLS_KEYS[last.toLowerCase()] ?? last) : last;
  const path = segments.filter((one) => !INNER.test(one)).join('.');
  // The name of a Cloud SQL instance, an application or a service is no database's.
  const isOtherName =
    /(?<!FULLY_QUALIFIED_)(?:CONNECTION|INSTANCE|APP|SERVICE|PROJECT|CLUSTER|BUCKET|QUEUE|KEY|FIRST|LAST|FULL|DISPLAY|DOMAIN|IMAGE|CONTAINER|FILE)_NAME$/.test(
      upper(key),
    );
  const { prefix, pg, part } = (isOtherName ? null : NAME.exec(upper(key)))?.groups ?? {};
  const found = PARTS.find(([, names]) => names.split('|').includes(part ?? ''))?.[0] ?? null;
  // Below a path of its own (`hikari.jdbc-url`) the word says what the string is, not whose.
  const own = path !== '' && /^(?:R2DBC|JDBC)$/.test(prefix ?? '') ? '' : (prefix ?? pg ?? '');
  return { path, prefix: shortPrefix(own), part: found, key };
}

/** Names of settings that belong to a Postgres, whatever the program. */
export function isDatabasePrefix(prefix: string): boolean {
  return /(?:^|_)(?:PG|POSTGRES(?:QL)?|DB|DATABASE|DATASOURCE|SUPABASE|DIRECT|SQL|SQLALCHEMY|RDS|NEON|PSQL|PGSQL|JDBC|R2DBC|TIMESCALE)(?:_|\d*$)/.test(
    prefix,
  );
}

/** Names of settings that belong to something else. */
export function isForeignPrefix(prefix: string): boolean {
  return /(?:^|_)(?:REDIS|VALKEY|CACHE|SMTP|MAIL|EMAIL|MAILER|MYSQL|MARIADB|MONGO(?:DB)?|RABBIT(?:MQ)?|AMQP|KAFKA|NATS|ELASTIC(?:SEARCH)?|OPENSEARCH|S3|MINIO|LDAP|CLICKHOUSE|ORACLE|MSSQL|FTP|SFTP|PROXY|MEMCACHED?|QUEUE|CELERY|PUSHER|SENTRY|ADMINER|PGADMIN(?:_DEFAULT)?|GRAFANA|API|AUTH|JWT)(?:_|$)/.test(
    prefix,
  );
}
