export const clientErrors = {
  'MUD-250': {
    title: 'The program is older than the server',
    cause:
      'A dump or a script was made by, or for, another version of PostgreSQL’s programs than the one that reads it.',
    cures: [
      'Use pg_dump of the source’s version or newer, and psql and pg_restore of the target’s version or newer.',
      'Lines \\restrict and \\unrestrict come from newer versions of pg_dump: take them out, or use a newer psql.',
    ],
  },
  'MUD-251': {
    title: 'The program was built without TLS',
    cause: 'The driver is to encrypt the connection and has no TLS of its own in this build.',
    cures: [
      'Give it one: the feature tls-rustls or tls-native-tls for sqlx, a connector for tokio-postgres, the application ssl for Elixir.',
      'Never turn TLS off instead: the password would cross the network for everybody to read.',
    ],
  },
  'MUD-256': {
    title: 'The program has no driver for this URL',
    cause:
      'It found no installed driver for Postgres, or the URL has a scheme that its driver does not take.',
    cures: [
      'Install the driver: pdo_pgsql for PHP, the JDBC jar for Java, pg for Node, psycopg or asyncpg for Python.',
      'Give the URL the scheme that this driver wants: jdbc:postgresql:// for JDBC, postgresql+asyncpg:// for SQLAlchemy with asyncpg.',
    ],
  },
  'MUD-257': {
    title: 'The application uses its client in a way it forbids',
    cause:
      'The driver refused by itself, without asking the server: a client was used after it was closed, twice at once, or outside a transaction.',
    cures: [
      'Use one client per transaction, and give it back when it is done.',
      'Do not end a shared pool while requests still run.',
    ],
  },
  'MUD-041': {
    title: 'The driver and the server are out of step',
    cause:
      'The driver got an answer that belongs to another question. With a pooler in transaction mode that is mostly a statement prepared in one session and used in another; else one connection used by two tasks at once, or a fault of the driver.',
    cures: [
      'Switch named or automatic preparation off in the driver (Npgsql: Max Auto Prepare=0 and No Reset On Close=true); the step “Driver check” says how.',
      'Give each task a connection of its own.',
      'Use the session pooler or the direct connection, and see whether it still happens.',
      'Update the driver.',
    ],
  },
  'MUD-042': {
    title: 'The pooler was cut off while it signed in to the database',
    cause:
      'Supavisor went on to the database, which closed the connection: the database does not exist, or user or password are not the right ones.',
    cures: [
      'Compare database and user with the dashboard; a pooler’s user ends in the project’s reference (postgres.REF).',
      'Set the password anew in the dashboard, and write it to the env file.',
    ],
  },
  'MUD-258': {
    title: 'Prisma Migrate stopped',
    cause: 'Its own table of migrations, the schema it found or the shadow database is not as it expects.',
    cures: [
      'P3005, P3009: mark what is there as applied (prisma migrate resolve) before anything else.',
      'P3014: give it a shadow database through DIRECT_URL; a pooler in transaction mode cannot make one.',
      'Run migrations through the session connection (port 5432), never through 6543.',
    ],
  },
  'MUD-630': {
    title: 'A migration’s lock does not survive in transaction mode',
    cause:
      'Tools that migrate schemas hold an advisory lock of their session. A pooler in transaction mode gives every transaction another session, so the lock is not got, not found again, or kept by a session that nobody ends.',
    cures: [
      'Run migrations through the session door (port 5432 of the pooler) or directly, never through 6543.',
      'If it hangs there too, look for the session that still holds it: select * from pg_locks where locktype = ’advisory’.',
      'Make sure that no second deployment migrates at the same time.',
    ],
  },
  'MUD-631': {
    title: 'The dump has another format than the program reads',
    cause:
      'pg_restore reads archives (-Fc, -Fd, -Ft) only, and psql reads plain SQL only; or the file is cut off.',
    cures: [
      'Plain SQL: psql -f FILE. An archive: pg_restore -d URL FILE.',
      'Mudanza takes plain SQL: dump with -Fp, or turn an archive into SQL with pg_restore -f FILE.sql ARCHIVE.',
      'Check the file’s size against the dump’s: a broken transfer has no header or no end.',
    ],
  },
  'MUD-259': {
    title: 'The server behind a foreign table refuses',
    cause:
      'SQLSTATE class HV: a foreign data wrapper could not read from or write to the server it stands for.',
    cures: [
      'Check that the database can reach that server, and the user mapping’s password.',
      'Foreign tables are not moved: leave them out, or make them anew on the target.',
    ],
  },
} as const;
