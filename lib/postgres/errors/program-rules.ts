import type { ErrorRule } from './error-rule';

/** What programs around a database say: tools that migrate schemas, dumps, PostgREST, proxies of an edge network. */
export const PROGRAM_RULES: readonly ErrorRule[] = [
  {
    id: 'program.session-lock',
    code: 'MUD-630',
    text: /acquire a postgres advisory lock|another Flyway instance may be running|Unable to obtain (?:Postgres )?(?:advisory|table) lock|Could not acquire change log lock|can't acquire lock$|another migration process is currently running|Failed to release advisory lock|you don't own a lock of type|could not obtain (?:the )?(?:migration|advisory) lock/i,
  },
  {
    id: 'program.dump-format',
    code: 'MUD-631',
    text: /appears to be a text format dump|is a PostgreSQL custom-format dump|did not find magic string in file header|input file does not appear to be a valid archive/,
  },
  {
    id: 'program.own-pool',
    code: 'MUD-238',
    text: /PGRST003|Timed out acquiring connection from connection pool|^(?:Error: )?PoolTimedOut$|panicked(?: at [^\n]{0,200})?: ?'?PoolTimedOut/,
  },
  {
    id: 'program.pool-busy',
    code: 'MUD-182',
    text: /Hyperdrive\b.{0,60}[Ff]ailed to acquire a connection|^Failed to acquire a connection from the pool/,
  },
  {
    id: 'program.unreachable',
    code: 'MUD-237',
    text: /connection is bad: no error details available|PGRST00[12]\b/,
  },
  {
    id: 'program.timeout',
    code: 'MUD-125',
    text: /^(?:asyncio\.(?:exceptions\.)?)?TimeoutError$|SocketTimeoutException: [Cc]onnect timed out|WinError 121\b/,
  },
  {
    id: 'program.url',
    code: 'MUD-110',
    text: /invalid port ".{0,80}" after host|sslmode value "[^"]{0,40}" invalid|weak sslmode "\w{1,20}" may not be used|Unable to parse URL|undefined \(reading 'searchParams'\)/,
  },
  {
    id: 'program.async-driver',
    code: 'MUD-256',
    text: /requires an async driver to be used/,
  },
  {
    id: 'program.pooler-restarted',
    code: 'MUD-190',
    text: /Parameter server_version changed|\bDbHandler exited\b/,
  },
];
