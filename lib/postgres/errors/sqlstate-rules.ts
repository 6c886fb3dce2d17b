import type { ErrorRule } from './error-rule';

/** Texts of PostgreSQL that say more than their SQLSTATE. */
const TEXTS: readonly ErrorRule[] = [
  {
    id: 'postgres.role-slots',
    code: 'MUD-192',
    text: /too many connections for role "(?<role>[^"]*)"/,
  },
  {
    id: 'postgres.database-slots',
    code: 'MUD-193',
    text: /too many connections for database "(?<name>[^"]*)"/,
  },
  {
    id: 'postgres.no-connections-allowed',
    code: 'MUD-196',
    text: /database "(?<name>[^"]*)" is not currently accepting connections|cannot connect to invalid database "(?<other>[^"]*)"/,
  },
  { id: 'postgres.user-cancel', code: 'MUD-194', text: /canceling statement due to user request/ },
  {
    id: 'postgres.transaction-timeout',
    code: 'MUD-195',
    text: /(?:terminating connection|canceling statement) due to transaction timeout/,
  },
  {
    id: 'postgres.idle-session',
    code: 'MUD-205',
    text: /terminating connection due to idle-session timeout/,
  },
  {
    id: 'postgres.recovery-conflict',
    code: 'MUD-206',
    text: /(?:canceling statement|terminating connection) due to conflict with recovery/,
  },
  {
    id: 'postgres.autovacuum-cancel',
    code: 'MUD-228',
    text: /could not obtain lock on (?:row in )?relation/,
  },
  {
    id: 'postgres.cached-plan',
    code: 'MUD-215',
    text: /cached plan must not change result type/,
  },
  {
    id: 'postgres.bind-mismatch',
    code: 'MUD-200',
    text: /bind message (?:supplies|has) \d+ (?:parameters|result formats|parameter formats), but (?:prepared statement|query|portal)|unnamed prepared statement does not exist|(?:portal|cursor) "[^"]*" does not exist/,
  },
  {
    id: 'postgres.extension-missing',
    code: 'MUD-244',
    text: /extension "(?<name>[^"]*)" (?:is not available|has no installation script|is not allow-listed)|could not open extension control file|could not access file "(?<file>[^"]*)"/,
  },
  {
    id: 'postgres.setting-value',
    code: 'MUD-243',
    text: /invalid value for (?:parameter|startup option) "?(?<parameter>[\w.]+)"?|parameter "(?<other>[\w.]+)" (?:requires|cannot be)/,
  },
  {
    id: 'postgres.superuser',
    code: 'MUD-224',
    text: /must be (?:superuser|owner of (?<object>\w+ \S+)|able to SET ROLE|a member of)/,
  },
  {
    id: 'postgres.direct-tls',
    code: 'MUD-233',
    text: /direct SSL connection (?:request|was established) without ALPN|SSL connection was established (?:with unexpected|without) ALPN|direct SSL connection|sslnegotiation.*direct/i,
  },
];

/** What servers say in a migration, where a log has kept the words and lost the SQLSTATE. */
export const SQLSTATE_WORDS: readonly ErrorRule[] = [
  {
    id: 'words.conflict',
    code: 'MUD-207',
    text: /deadlock detected|could not serialize access due to/,
  },
  { id: 'words.aborted', code: 'MUD-213', text: /current transaction is aborted, commands ignored/ },
  {
    id: 'words.constraint',
    code: 'MUD-208',
    text: /duplicate key value violates unique constraint|violates (?:foreign key|not-null|check|exclusion) constraint/,
  },
  {
    id: 'words.row-security',
    code: 'MUD-224',
    text: /violates row-level security policy for (?<object>table "[^"]*")/,
  },
  {
    id: 'words.missing',
    code: 'MUD-209',
    text: /(?:relation|schema|type|column|function|operator|index|sequence|view|trigger|constraint|language|collation) "?[\w.$]+"?(?:\([^)]*\))?(?: of relation "[^"]*")? does not exist/,
  },
  {
    id: 'words.exists',
    code: 'MUD-211',
    text: /(?:relation|schema|type|database|role|extension|constraint|column|trigger|policy|publication|index) "[^"]*"(?: for (?:relation|table) "[^"]*")? already exists/,
  },
  { id: 'words.syntax', code: 'MUD-210', text: /syntax error at (?:or near|end of input)/ },
  {
    id: 'words.value',
    code: 'MUD-212',
    text: /invalid byte sequence for encoding|invalid input (?:syntax|value) for|value too long for type|out of range for type|character with byte sequence/,
  },
  { id: 'words.depends', code: 'MUD-239', text: /because other objects depend on it/ },
  { id: 'words.no-schema', code: 'MUD-209', text: /no schema has been selected to create in/ },
  { id: 'words.role', code: 'MUD-224', text: /must be (?:a )?member of role|must be able to SET ROLE/ },
  { id: 'words.startup', code: 'MUD-204', text: /invalid command-line argument for server process/ },
  {
    id: 'words.protocol',
    code: 'MUD-242',
    text: /expected (?:SASL|password|GSS) response, got message type/,
  },
  { id: 'words.disk', code: 'MUD-230', text: /No space left on device/ },
  { id: 'words.memory', code: 'MUD-231', text: /out of (?:shared )?memory/ },
  {
    id: 'words.files',
    code: 'MUD-218',
    text: /could not (?:open|read|write) (?:relation mapping |control )?file "/,
  },
];

/** One row per SQLSTATE or class of them (PostgreSQL's Appendix A): for other languages, and for what has no row. */
const STATES: readonly ErrorRule[] = [
  { id: 'sqlstate.28000-any', code: 'MUD-255', sqlState: ['28000'] },
  { id: 'sqlstate.25P04', code: 'MUD-195', sqlState: ['25P04'] },
  { id: 'sqlstate.57P05', code: 'MUD-205', sqlState: ['57P05'] },
  { id: 'sqlstate.57P04', code: 'MUD-220', sqlState: ['57P04'] },
  { id: 'sqlstate.25P02', code: 'MUD-213', sqlState: ['25P02'] },
  { id: 'sqlstate.class-25', code: 'MUD-227', sqlClass: '25' },
  { id: 'sqlstate.class-40', code: 'MUD-207', sqlClass: '40' },
  { id: 'sqlstate.class-23', code: 'MUD-208', sqlClass: '23' },
  { id: 'sqlstate.2BP01', code: 'MUD-239', sqlState: ['2BP01'] },
  {
    id: 'sqlstate.missing',
    code: 'MUD-209',
    sqlState: ['42P01', '42703', '42883', '42704', '3F000', '42P02', '34000'],
  },
  {
    id: 'sqlstate.exists',
    code: 'MUD-211',
    sqlState: ['42P07', '42710', '42P06', '42P04', '42701', '42723', '42712', '42P03'],
  },
  { id: 'sqlstate.22023', code: 'MUD-243', sqlState: ['22023'] },
  { id: 'sqlstate.class-22', code: 'MUD-212', sqlClass: '22' },
  { id: 'sqlstate.class-42', code: 'MUD-210', sqlClass: '42' },
  { id: 'sqlstate.class-0A', code: 'MUD-214', sqlClass: '0A' },
  { id: 'sqlstate.class-54', code: 'MUD-216', sqlClass: '54' },
  { id: 'sqlstate.class-55', code: 'MUD-217', sqlClass: '55' },
  { id: 'sqlstate.class-58', code: 'MUD-218', sqlClass: '58' },
  { id: 'sqlstate.class-53', code: 'MUD-231', sqlClass: '53' },
  { id: 'sqlstate.class-57', code: 'MUD-128', sqlClass: '57' },
  { id: 'sqlstate.class-08', code: 'MUD-126', sqlClass: '08' },
  { id: 'sqlstate.class-28', code: 'MUD-255', sqlClass: '28' },
  { id: 'sqlstate.class-26', code: 'MUD-200', sqlClass: '26' },
  { id: 'sqlstate.class-3D', code: 'MUD-220', sqlClass: '3D' },
  { id: 'sqlstate.class-XX', code: 'MUD-219', sqlClass: 'XX' },
  { id: 'sqlstate.57P02', code: 'MUD-221', sqlState: ['57P02'] },
  { id: 'sqlstate.role', code: 'MUD-224', sqlState: ['0L000', '0LP01', '0P000'] },
  { id: 'sqlstate.class-21', code: 'MUD-210', sqlClass: '21' },
  { id: 'sqlstate.class-24', code: 'MUD-210', sqlClass: '24' },
  { id: 'sqlstate.class-2D', code: 'MUD-227', sqlClass: '2D' },
  { id: 'sqlstate.class-2F', code: 'MUD-210', sqlClass: '2F' },
  { id: 'sqlstate.class-38', code: 'MUD-210', sqlClass: '38' },
  { id: 'sqlstate.class-39', code: 'MUD-210', sqlClass: '39' },
  { id: 'sqlstate.class-3B', code: 'MUD-227', sqlClass: '3B' },
  { id: 'sqlstate.class-0B', code: 'MUD-227', sqlClass: '0B' },
  { id: 'sqlstate.class-34', code: 'MUD-210', sqlClass: '34' },
  { id: 'sqlstate.class-44', code: 'MUD-208', sqlClass: '44' },
  { id: 'sqlstate.class-72', code: 'MUD-207', sqlClass: '72' },
  { id: 'sqlstate.class-HV', code: 'MUD-259', sqlClass: 'HV' },
  { id: 'sqlstate.class-F0', code: 'MUD-219', sqlClass: 'F0' },
  { id: 'sqlstate.class-P0', code: 'MUD-210', sqlClass: 'P0' },
];

export const SQLSTATE_TEXTS = TEXTS;
export const SQLSTATE_RULES = STATES;
