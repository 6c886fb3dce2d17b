type Positional = 'database' | 'user' | 'other';

/** How getopt reads a program's arguments, from its source (src/bin) or its `--help`. */
export interface PgProgram {
  /** Short options that take an argument. */
  readonly withArgument: string;
  /** Long options that take one. */
  readonly long: readonly string[];
  readonly positional: readonly Positional[];
  /** What `-d` holds where it is not the database. */
  readonly dIs?: 'other';
}

const CONNECTION = ['host', 'port', 'username', 'dbname'];
const PSQL: PgProgram = {
  withArgument: 'cdfFhLopPRTUv',
  long: [
    ...CONNECTION,
    'command',
    'field-separator',
    'file',
    'log-file',
    'output',
    'pset',
    'record-separator',
    'set',
    'variable',
    'table-attr',
  ],
  positional: ['database', 'user'],
};
const PG_DUMP: PgProgram = {
  withArgument: 'dfFjnNEStTUhpZe',
  long: [
    ...CONNECTION,
    'file',
    'format',
    'jobs',
    'schema',
    'exclude-schema',
    'encoding',
    'superuser',
    'table',
    'exclude-table',
    'exclude-table-data',
    'compress',
    'role',
    'section',
    'snapshot',
    'lock-wait-timeout',
    'extension',
    'rows-per-insert',
  ],
  positional: ['database'],
};

/** Programs of PostgreSQL, and of others that take its options. */
export const PG_PROGRAMS: Readonly<Record<string, PgProgram>> = {
  psql: PSQL,
  pgcli: { ...PSQL, withArgument: 'hpUudnR', long: [...CONNECTION, 'user', 'dbname', 'pgclirc', 'dsn'] },
  usql: PSQL,
  pg_dump: PG_DUMP,
  pg_dumpall: { ...PG_DUMP, withArgument: 'dfhlpUESr', long: [...PG_DUMP.long, 'database'], positional: [] },
  pg_restore: {
    ...PG_DUMP,
    withArgument: 'dfFhIjLnNpPStTU',
    long: [...PG_DUMP.long, 'use-list', 'index', 'function', 'trigger'],
    positional: ['other'],
  },
  pg_isready: { withArgument: 'dhptU', long: [...CONNECTION, 'timeout'], positional: [] },
  pg_basebackup: { withArgument: 'dDFrRtTXzZcChpUsS', long: CONNECTION, positional: [] },
  createdb: {
    withArgument: 'DElOThpU',
    long: [...CONNECTION, 'tablespace', 'encoding', 'locale', 'owner', 'template', 'maintenance-db'],
    positional: ['database', 'other'],
  },
  dropdb: { withArgument: 'hpU', long: [...CONNECTION, 'maintenance-db'], positional: ['database'] },
  vacuumdb: { withArgument: 'dhpUtjnP', long: [...CONNECTION, 'table', 'jobs'], positional: ['database'] },
  reindexdb: { withArgument: 'dhpUtjiS', long: [...CONNECTION, 'table', 'index'], positional: ['database'] },
  pgbench: {
    withArgument: 'bcDfFhjlLMpPRsTtUd',
    long: CONNECTION,
    positional: ['database'],
  },
};
