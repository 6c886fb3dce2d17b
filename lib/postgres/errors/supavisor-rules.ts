import type { ErrorRule } from './error-rule';

/**
 * Errors made by the shared pooler (Supavisor). Since 2.9 they begin with `(ECODE) `; the older texts are still
 * seen. Source: supabase/supavisor lib/supavisor/errors/*.ex and, before 2.9, client_handler/error.ex.
 */
export const SUPAVISOR_RULES: readonly ErrorRule[] = [
  {
    id: 'supavisor.tenant-not-found',
    code: 'MUD-169',
    text: /\(ENOTFOUND\) tenant\/user|Tenant (?:or user )?not found/,
  },
  { id: 'supavisor.no-identifier', code: 'MUD-170', text: /\(ENOIDENTIFIER\)/ },
  { id: 'supavisor.role-missing', code: 'MUD-163', text: /\(EAUTHQUERY\) user not found/ },
  { id: 'supavisor.md5-secret', code: 'MUD-164', text: /MD5 secrets are not supported/ },
  {
    id: 'supavisor.auth-query',
    code: 'MUD-165',
    text: /\(EAUTHQUERY\)|auth_query connection failed|auth_query secret check timed out|[Aa]uthentication query failed/,
  },
  {
    id: 'supavisor.breaker-auth',
    code: 'MUD-166',
    text: /\(ECIRCUITBREAKER\) too many authentication failures|Circuit breaker open: [Tt]oo many authentication/,
  },
  {
    id: 'supavisor.breaker-credentials',
    code: 'MUD-167',
    text: /(ECIRCUITBREAKER\)|Circuit breaker open:) [Ff]ailed to retrieve database credentials/,
  },
  {
    id: 'supavisor.breaker-upstream',
    code: 'MUD-168',
    text: /\(ECIRCUITBREAKER\)|Circuit breaker open|Unable to establish connection to upstream/,
  },
  {
    id: 'supavisor.ssl-required',
    code: 'MUD-142',
    text: /\(ESSLREQUIRED\)|SSL connection is required|SSL\/TLS required/,
  },
  {
    id: 'supavisor.address-not-allowed',
    code: 'MUD-176',
    text: /\(EADDRNOTALLOWED\)|Address not in tenant allow_list/i,
  },
  {
    id: 'supavisor.max-session',
    code: 'MUD-180',
    text: /\(EMAXCONNSESSION\).*pool_size: ?(?<limit>\d+)?|MaxClientsInSessionMode/,
  },
  {
    id: 'supavisor.max-clients',
    code: 'MUD-181',
    text: /\(EMAXCONN\)(?:.{0,300}limit: ?(?<limit>\d+))?|Max client connections reached/,
  },
  {
    id: 'supavisor.checkout-timeout',
    code: 'MUD-182',
    text: /\(ECHECKOUTTIMEOUT\)|Unable to check out connection from the pool/i,
  },
  {
    id: 'supavisor.prepared-simple',
    code: 'MUD-201',
    text: /\(EPSSIMPLEQUERY\)|only supports prepared statements using the Extended/,
  },
  { id: 'supavisor.prepared-duplicate', code: 'MUD-200', text: /\(EPREPAREDDUP\)/ },
  { id: 'supavisor.prepared-not-found', code: 'MUD-200', text: /\(EPREPAREDNOTFOUND\)/ },
  {
    id: 'supavisor.session-leak',
    code: 'MUD-245',
    text: /\((?:ESESSIONLEAK|ESETNOTALLOWED)\)|(?:SET statements are|is) not allowed in transaction mode/,
  },
  {
    id: 'supavisor.startup-option',
    code: 'MUD-243',
    text: /\(EINVALIDSTARTUPOPTION\)(?:.*"(?<parameter>[\w.]+)")?/,
  },
  { id: 'supavisor.max-proxy', code: 'MUD-181', text: /\(EMAXPROXYCONN\)(?:.{0,300}limit: ?(?<limit>\d+))?/ },
  { id: 'supavisor.jit', code: 'MUD-158', text: /\(EJIT\w+\)|failed to reach JIT provider/ },
  {
    id: 'supavisor.checkout-failed',
    code: 'MUD-225',
    text: /\(ECHECKOUTFAILED\)|\(EPOOLTERMINATING\)|\(ECLIENTSOCKETCLOSED\)|\bdb_termination\b/,
  },
  {
    id: 'supavisor.prepared-limit',
    code: 'MUD-189',
    text: /\(EMAXPREPARED(MEM)?\)|max prepared statements limit/,
  },
  {
    id: 'supavisor.user-info',
    code: 'MUD-172',
    text: /\(EINVALIDUSERINFO\)|Invalid format for user or db_name/,
  },
  { id: 'supavisor.banned', code: 'MUD-171', text: /\(EBANNED\)|tenant is banned/ },
  { id: 'supavisor.tls-handshake', code: 'MUD-147', text: /\(ESSLHANDSHAKE\)/ },
  { id: 'supavisor.startup-too-large', code: 'MUD-203', text: /\(ESTARTUPPACKETTOOLARGE\)/ },
  { id: 'supavisor.auth-timeout', code: 'MUD-177', text: /\(EAUTHTIMEOUT\)|\(EAUTHPROTOCOL\)/ },
  {
    id: 'supavisor.transient',
    code: 'MUD-190',
    text: /\((ESUBSCRIBERETRIES|EMAXPOOLSREACHED|EDBHANDLEREXITED)\)/,
  },
  {
    id: 'supavisor.upstream-down',
    code: 'MUD-225',
    text: /Failed to connect to database: |authentication did not complete within \d+ms|Connection failed \{:error, :\w+\}/,
  },
  {
    id: 'supavisor.closed-signing-in',
    code: 'MUD-042',
    text: /Connection closed when state was authentication/,
  },
  {
    id: 'supavisor.stale-secret',
    code: 'MUD-178',
    text: /Authentication credentials are invalid\. Please reconnect/,
  },
  {
    id: 'supavisor.wrong-password-legacy',
    code: 'MUD-160',
    text: /failed SASL auth|\be=Wrong password|server signature is missing|SASL_SIGNATURE_MISMATCH|did not return the correct signature/,
  },
  { id: 'supavisor.unknown-code', code: 'MUD-191', text: /^(?:FATAL:\s*)?\((?<ecode>E[A-Z]{4,})\) / },
];
