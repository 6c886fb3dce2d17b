import type { ErrorRule } from './error-rule';

/** What drivers and their pools say of their own: Prisma, HikariCP, SQLAlchemy, pgx, Npgsql, sqlx, knex, DBConnection. */
export const DRIVER_RULES: readonly ErrorRule[] = [
  {
    id: 'driver.own-pool',
    code: 'MUD-238',
    text: /P2024|Timed out fetching a new connection from the (?:connection )?pool|QueuePool limit of size|Connection is not available, request timed out|timeout exceeded when trying to connect|connection pool has been exhausted|pool timed out while waiting for an open connection|Timeout acquiring a connection|PoolTimeout|couldn't get a connection after|connection not available and request was dropped from queue|could not obtain a connection from the pool|could not checkout the connection|ResourceRequest timed out|SequelizeConnectionAcquireTimeout|cannot acquire connection within|Unable to acquire JDBC Connection|could not obtain a database connection within|Acquisition of pooled connection timed out|Task rejected from slick|Unable to get a Postgres connection from the pool.*[Tt]imeout/i,
  },
  {
    id: 'driver.prisma-password',
    code: 'MUD-160',
    text: /P1000\b|\(invalid_password\)|Authentication failed against database server/,
  },
  {
    id: 'driver.prisma-timeout',
    code: 'MUD-125',
    text: /P1002\b|database server at .* was reached but timed out/,
  },
  { id: 'driver.prisma-database', code: 'MUD-220', text: /P1003\b|Database `(?<name>[^`]*)` does not exist/ },
  { id: 'driver.prisma-operation-timeout', code: 'MUD-223', text: /P1008\b|Operations timed out after/ },
  { id: 'driver.prisma-exists', code: 'MUD-211', text: /P1009\b|Database `[^`]*` already exists/ },
  {
    id: 'driver.prisma-denied',
    code: 'MUD-224',
    text: /P1010\b|User `[^`]*` was denied access on the (?<object>database `[^`]*`)/,
  },
  { id: 'driver.prisma-tls', code: 'MUD-147', text: /P1011\b|Error opening a TLS connection/ },
  {
    id: 'driver.prisma-url',
    code: 'MUD-110',
    text: /P1012\b|P1013\b|The provided database string is invalid|the URL must start with the protocol|Environment variable not found/,
  },
  {
    id: 'driver.prisma-missing',
    code: 'MUD-209',
    text: /P1014\b|underlying (?:model|table|view) .* does not exist|P2021\b|P2022\b/,
  },
  { id: 'driver.prisma-unsupported', code: 'MUD-214', text: /P1015\b|P1016\b|P1018\b/ },
  { id: 'driver.prisma-closed', code: 'MUD-126', text: /P1017\b|Server has closed the connection/ },
  { id: 'driver.prisma-raw', code: 'MUD-210', text: /P2010\b.*(?:syntax error|42601)/ },
  { id: 'driver.prisma-migrate', code: 'MUD-258', text: /\bP(?:30|40)\d\d\b/ },
  { id: 'driver.prisma-constraint', code: 'MUD-208', text: /\bP20(?:02|03|04|11|14)\b/ },
  { id: 'driver.prisma-conflict', code: 'MUD-207', text: /\bP2034\b/ },
  { id: 'driver.prisma-slots', code: 'MUD-183', text: /\bP2037\b/ },
  {
    id: 'driver.unreachable',
    code: 'MUD-237',
    text: /The connection attempt failed\.?$|Exception during pool initialization|P1001\b|Can(?:'|’)t reach database server|NpgsqlException[^:]*: Failed to connect to|error connecting to server/,
  },
  {
    id: 'driver.session-attributes',
    code: 'MUD-248',
    text: /session is (?:not )?read-only|server is (?:not )?in hot standby mode|server is in (?:standby|recovery) mode|Could not find a server with specified targetServerType: (?<parameter>\w+)|No suitable host was found|not in the (?:required )?(?:read-write|standby|primary) state|ValidateConnect failed/i,
  },
  {
    id: 'driver.client-key',
    code: 'MUD-246',
    text: /private key file "[^"]*" (?:has group or world access|must be owned|does not match)|certificate present, but not private key file|could not (?:load|open) (?:private key|certificate) file|key values mismatch|Could not read SSL (?:key|certificate) file|bad decrypt/i,
  },
];
