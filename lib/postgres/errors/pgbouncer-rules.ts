import type { ErrorRule } from './error-rule';

/**
 * PgBouncer's own errors: nearly all of them carry SQLSTATE 08P01 (its src/proto.c). At Supabase it is the dedicated
 * pooler; elsewhere it may stand in front of any Postgres.
 */
export const PGBOUNCER_RULES: readonly ErrorRule[] = [
  { id: 'pgbouncer.idle-client', code: 'MUD-205', text: /client_idle_timeout/ },
  { id: 'pgbouncer.idle-transaction', code: 'MUD-229', text: /idle[ _]transaction[ _]timeout/ },
  { id: 'pgbouncer.query-timeout', code: 'MUD-223', text: /^(?:(?:FATAL|ERROR):\s*)?query[ _]timeout$/ },
  { id: 'pgbouncer.transaction-timeout', code: 'MUD-195', text: /^(?:FATAL:\s*)?transaction[ _]timeout$/ },
  { id: 'pgbouncer.disabled', code: 'MUD-196', text: /database "?(?<name>[^" ]*)"? is (?:disabled|paused)/ },
  { id: 'pgbouncer.password-type', code: 'MUD-162', text: /wrong password type|^(?:FATAL:\s*)?auth failed$/ },
  { id: 'pgbouncer.sasl-failed', code: 'MUD-162', text: /SASL authentication failed/ },
  {
    id: 'pgbouncer.password-failed',
    code: 'MUD-162',
    text: /^(?!.*\[28P01\]).*password authentication failed\s*$/,
  },
  { id: 'pgbouncer.no-such-user', code: 'MUD-162', text: /\bno such user\b/ },
  {
    id: 'pgbouncer.unsupported-parameter',
    code: 'MUD-202',
    text: /unsupported startup parameter(?: in options)?: (?<parameter>[\w.: ]+)|RDS Proxy currently doesn.t support (?:the option (?<option>\w+)|command-line options)/,
  },
  {
    id: 'pgbouncer.max-client-conn',
    code: 'MUD-184',
    text: /no more connections allowed|client connections exceeded|max_(client|db|user)_(client_)?conn(ections)?\b/,
  },
  { id: 'pgbouncer.query-wait', code: 'MUD-185', text: /query_wait_timeout/ },
  { id: 'pgbouncer.login-timeout', code: 'MUD-186', text: /client_login_timeout/ },
  {
    id: 'pgbouncer.server-login',
    code: 'MUD-187',
    text: /server login has been failing|server_login_retry|\bbouncer config error\b/,
  },
  { id: 'pgbouncer.shutting-down', code: 'MUD-188', text: /pooler is shut ?ting down/ },
  { id: 'pgbouncer.ssl-required', code: 'MUD-142', text: /\bSSL required\b/ },
  { id: 'pgbouncer.no-such-database', code: 'MUD-220', text: /no such database: (?<name>\S+)/ },
  {
    id: 'pgbouncer.server-unreachable',
    code: 'MUD-225',
    text: /server conn crashed|(?<!SSL )(?<!SSL: )\bconnect failed\b|failed to get remote server connection|AllServersDown/,
  },
  { id: 'pgbouncer.login-query', code: 'MUD-242', text: /unexpected response from login query/ },
  { id: 'pgbouncer.protocol', code: 'MUD-242', sqlState: ['08P01'] },
];
