import type { ErrorRule } from './error-rule';

/** PostgreSQL's own answers while connecting and in a session: by text first, then by SQLSTATE for other languages. */
export const POSTGRES_RULES: readonly ErrorRule[] = [
  {
    id: 'postgres.pooler-user-on-direct',
    code: 'MUD-161',
    text: /password authentication failed for user ["'](?<role>[^"']*\.[a-z]{20})["']/,
  },
  {
    id: 'postgres.password-via-pooler',
    code: 'MUD-159',
    text: /password authentication failed for user ["'](?<role>[^"']*)["']/,
    at: ['shared-pooler'],
  },
  {
    id: 'postgres.password',
    code: 'MUD-160',
    text: /password authentication failed for user ["'](?<role>[^"']*)["']/,
  },
  {
    id: 'postgres.hba-no-encryption',
    code: 'MUD-141',
    text: /no pg_hba\.conf entry for .*(no encryption|SSL off)/,
  },
  { id: 'postgres.hba', code: 'MUD-175', text: /no pg_hba\.conf entry|pg_hba\.conf rejects/ },
  // Named by a statement, an owner or a grant of a dump: nobody signs in as it.
  {
    id: 'postgres.role-named',
    code: 'MUD-209',
    sqlState: ['42704'],
    text: /(?<object>role "[^"]*") does not exist/,
  },
  {
    id: 'postgres.role-named-text',
    code: 'MUD-209',
    text: /\bERROR:\s{1,4}(?<object>role "[^"]*") does not exist/,
  },
  {
    id: 'postgres.role-missing',
    code: 'MUD-174',
    text: /role "(?<role>[^"]*)" (does not exist|is not permitted to log in)/,
  },
  {
    id: 'postgres.database-missing',
    code: 'MUD-220',
    text: /database "(?<name>[^"]*)" does not exist|could not find your database: (?<other>\S+)/,
  },
  {
    id: 'postgres.slots',
    code: 'MUD-183',
    text: /remaining connection slots are reserved|sorry, too many clients already/,
  },
  {
    id: 'postgres.starting',
    code: 'MUD-221',
    text: /database system is starting up|not (yet )?accepting connections/,
  },
  { id: 'postgres.recovering', code: 'MUD-221', text: /database system is in recovery mode/ },
  {
    id: 'postgres.crashed',
    code: 'MUD-221',
    text: /because of crash of another server process/,
  },
  { id: 'postgres.shutting-down', code: 'MUD-226', text: /database system is shutting down/ },
  {
    id: 'postgres.admin-shutdown',
    code: 'MUD-128',
    text: /terminating connection due to administrator command/,
  },
  {
    id: 'postgres.prepared',
    code: 'MUD-200',
    text: /prepared statement "(?<statement>[^"]*)" (already exists|does not exist)/,
  },
  { id: 'postgres.read-only', code: 'MUD-222', text: /cannot execute .{1,200} in a read-only transaction/ },
  { id: 'postgres.statement-timeout', code: 'MUD-223', text: /canceling statement due to statement timeout/ },
  { id: 'postgres.lock-timeout', code: 'MUD-228', text: /canceling statement due to lock timeout/ },
  {
    id: 'postgres.permission',
    code: 'MUD-224',
    text: /permission denied (?:for|to) (?<object>\w+(?: \w+)? "?[\w.]+"?)/,
  },
  {
    id: 'postgres.unknown-parameter',
    code: 'MUD-204',
    text: /unrecognized configuration parameter "(?<parameter>[^"]*)"/,
  },
  {
    id: 'postgres.idle-in-transaction',
    code: 'MUD-229',
    text: /terminating connection due to idle-in-transaction timeout/,
  },
  { id: 'sqlstate.28P01', code: 'MUD-160', sqlState: ['28P01'] },
  { id: 'sqlstate.3D000', code: 'MUD-220', sqlState: ['3D000'] },
  { id: 'sqlstate.53300', code: 'MUD-183', sqlState: ['53300'] },
  { id: 'sqlstate.57P03', code: 'MUD-221', sqlState: ['57P03'] },
  { id: 'sqlstate.57P01', code: 'MUD-128', sqlState: ['57P01'] },
  { id: 'sqlstate.25P03', code: 'MUD-229', sqlState: ['25P03'] },
  { id: 'sqlstate.25006', code: 'MUD-222', sqlState: ['25006'] },
  { id: 'sqlstate.26000', code: 'MUD-200', sqlState: ['26000', '42P05'] },
  { id: 'sqlstate.57014', code: 'MUD-223', sqlState: ['57014'] },
  { id: 'sqlstate.55P03', code: 'MUD-228', sqlState: ['55P03'] },
  { id: 'sqlstate.42501', code: 'MUD-224', sqlState: ['42501'] },
  { id: 'sqlstate.disk-full', code: 'MUD-230', sqlState: ['53100'] },
  { id: 'sqlstate.out-of-memory', code: 'MUD-231', sqlState: ['53000', '53200', '53400'] },
  {
    id: 'sqlstate.crash',
    code: 'MUD-225',
    sqlState: ['08006', '08001', '08004'],
    at: ['shared-pooler', 'dedicated-pooler'],
  },
];
