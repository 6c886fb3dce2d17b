import type { ErrorRule } from './error-rule';

/** Mistakes that a driver reports before or without talking to a Postgres. */
export const CLIENT_RULES: readonly ErrorRule[] = [
  {
    id: 'client.password-missing',
    code: 'MUD-173',
    text: /client password must be a (non-empty )?string|no password supplied|but no password was provided|empty password/,
  },
  { id: 'client.invalid-url', code: 'MUD-110', errno: ['ERR_INVALID_URL', 'ERR_INVALID_URL_SCHEME'] },
  {
    id: 'client.invalid-url-text',
    code: 'MUD-110',
    text: /^Invalid URL|invalid (?:integer value|sslmode value|port number)|unrecognized connection option|unexpected keyword argument '(?:ssl\w*|pgbouncer|options|schema)'|invalid connection (string|option)|invalid URI|missing "=" after|cannot parse `|failed to parse as (?:URL|DSN|keyword)|Could not parse (?:rfc1738|SQLAlchemy) URL|Keyword not supported: |Couldn't set [\w ]+ \(Parameter |Format of the initialization string does not conform|database is not configured|unsupported sslmode "|URL must start with 'jdbc'/,
  },
  { id: 'client.service', code: 'MUD-136', text: /definition of service "(?<service>[^"]*)" not found/ },
  {
    id: 'client.socket',
    code: 'MUD-132',
    text: /on socket "(?<path>[^"]*)" failed: (?:No such file|Connection refused|Permission denied)|connect (?:ENOENT|EACCES) (?<other>\/\S+PGSQL\S+)|dial unix \S+PGSQL\S+: connect|No such file or directory\s[^\n]{0,80}\s?Is the server running locally/,
  },
  {
    id: 'client.no-driver',
    code: 'MUD-256',
    text: /could not find driver|Data source name not found and no default driver|Can't open lib '[^']{1,200}' : file not found|No suitable driver found|Driver .{0,300}claims to not accept jdbcUrl|Can't load plugin: sqlalchemy\.dialects|No module named '(?:psycopg2?|asyncpg|pg8000)'|Cannot find module 'pg'|Error loading psycopg2? (?:or psycopg )?module|[Pp]lease install pg package|package has not been found installed|pg is not part of the bundle|sql: unknown driver "(?:postgres|pgx)"|VercelPostgresError/,
  },
  {
    id: 'client.misuse',
    code: 'MUD-257',
    text: /Cannot use a pool after calling end|Client has already been connected|UNSAFE_TRANSACTION|cursor already closed|got result for unknown protocol state|another operation is in progress|another command is already in progress|P2028\b|\bconn busy\b|greenlet_spawn has not been called|Client was closed and is not queryable/,
  },
  {
    id: 'client.too-many-parameters',
    code: 'MUD-216',
    text: /MAX_PARAMETERS_EXCEEDED|too many bind variables/,
  },
  {
    id: 'client.older-than-server',
    code: 'MUD-250',
    text: /aborting because of server version mismatch|server version: [\d.]{1,20}[^;\n]{0,80}; pg_dump version|unsupported version \([\d.]{1,20}\) in file header|invalid command \\+(?:un)?restrict/,
  },
  {
    id: 'client.without-tls',
    code: 'MUD-251',
    text: /built without TLS support|no TLS implementation configured|Postgrex\.Error\) ssl not available|SSL support is not compiled|sslmode value "[^"]*" invalid when SSL support is not compiled in/,
  },
  {
    id: 'client.no-user',
    code: 'MUD-249',
    text: /no PostgreSQL user name specified in startup packet/,
  },
  { id: 'client.bad-port', code: 'MUD-110', errno: ['ERR_SOCKET_BAD_PORT'] },
  {
    id: 'client.out-of-step',
    code: 'MUD-041',
    text: /Received unexpected (?:backend message|\w{1,40} message from backend)|Received backend message \w{1,40} while expecting|unexpected message: ErrorResponse|expecting \w{1,40} but received \w{1,40}|lost synchronization with server|message contents do not agree with length|unexpected (?:Parse|Bind|describe rows) response|Unknown message code: \d|got packet '.' from server when not linked/i,
  },
  {
    id: 'client.not-postgres',
    code: 'MUD-240',
    text: /received invalid response(?: to SSL negotiation)?: \w{1,4}$|invalid response to SSLRequest|Unknown message|unexpected \w+ message from backend|unexpected message|expected authentication request|HTTP\/1\.[01] \d/i,
  },
  {
    id: 'client.scram-server',
    code: 'MUD-241',
    text: /SCRAM-SERVER-(FIRST|FINAL)-MESSAGE|SASL: .{0,300}(nonce|signature|iteration|salt)|Only mechanism\(s\)|Unknown authenticationOk message type/,
  },
];
