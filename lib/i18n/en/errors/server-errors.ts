export const serverErrors = {
  'MUD-180': {
    title: 'The session pooler is full',
    cause: 'In session mode each client takes a whole connection, and the pool has {limit}.',
    cures: [
      'Close clients that are idle, or make the application’s pool smaller.',
      'Use transaction mode (port 6543) for the application.',
      'Raise the pool size in the dashboard, within the size of the project.',
    ],
  },
  'MUD-181': {
    title: 'The pooler has no room for more clients',
    cause: 'The number of clients of this size of project is reached (200 on the smallest).',
    cures: [
      'Close clients that are idle, or make the applications’ pools smaller.',
      'Choose a larger compute size.',
    ],
  },
  'MUD-182': {
    title: 'No connection of the pool became free',
    cause:
      'All connections to the database were busy for the whole time; long transactions are the usual reason.',
    cures: [
      'Look for long transactions (pg_stat_activity) and end them.',
      'Make transactions shorter.',
      'Raise the pool size.',
    ],
  },
  'MUD-183': {
    title: 'The database has no connections left',
    cause:
      'max_connections is reached (60 on the smallest projects, shared with the platform’s own services).',
    cures: [
      'Close clients that are idle.',
      'Connect through the pooler.',
      'Make the applications’ pools smaller.',
      'Choose a larger compute size.',
    ],
  },
  'MUD-184': {
    title: 'PgBouncer has no room for more clients',
    cause: 'Its limit of client or database connections is reached.',
    cures: [
      'Close clients that are idle, or make the applications’ pools smaller.',
      'Raise max_client_conn, or choose a larger compute size.',
    ],
  },
  'MUD-185': {
    title: 'The query waited too long for a connection',
    cause:
      'PgBouncer found no server connection within query_wait_timeout: all are busy, or the database behind it is down.',
    cures: [
      'Look whether the database behind the pooler is up.',
      'Look for long transactions and end them.',
      'Raise the pool size.',
    ],
  },
  'MUD-186': {
    title: 'The login took too long',
    cause: 'PgBouncer ended the connection because logging in was not finished within client_login_timeout.',
    cures: ['Try again: with a full pool even the login has to wait.', 'Look at the load of the database.'],
  },
  'MUD-187': {
    title: 'PgBouncer cannot log in to the database',
    cause: 'Its own attempts fail, and it repeats the last error until it tries again.',
    cures: [
      'Wait a minute and try once.',
      'Look at the database’s health.',
      'After a change of password restart the pooler.',
    ],
  },
  'MUD-188': {
    title: 'PgBouncer is shutting down',
    cause: 'The pooler is being restarted.',
    cures: ['Wait a minute and try again.'],
  },
  'MUD-189': {
    title: 'Too many prepared statements',
    cause: 'The pooler limits how many prepared statements one client may keep.',
    cures: [
      'Lower the driver’s statement cache.',
      'Switch named prepared statements off.',
      'Use session mode.',
    ],
  },
  'MUD-190': {
    title: 'The pooler stumbled',
    cause: 'It could not set up or keep the pool for this project; that usually passes.',
    cures: [
      'Wait half a minute and try once.',
      'If it stays, look at status.supabase.com and write to the support.',
    ],
  },
  'MUD-191': {
    title: 'The pooler reported an error that Mudanza does not know',
    cause: 'Its code is {ecode}; the text below is its own.',
    cures: [
      'Read its text.',
      'Try once more after half a minute.',
      'Look the code up in Supabase’s documentation.',
    ],
  },

  'MUD-200': {
    title: 'Prepared statements do not survive in transaction mode',
    cause:
      'The driver prepares statements by name (here “{statement}”), and the pooler hands each transaction to another connection, where that name is unknown or taken.',
    cures: [
      'Switch named prepared statements off in the driver; the step “Driver check” says how.',
      'Use the session pooler or the direct connection.',
    ],
  },
  'MUD-201': {
    title: 'PREPARE as SQL does not work in transaction mode',
    cause:
      'The pooler understands prepared statements of the protocol only, not the SQL commands PREPARE, EXECUTE and DEALLOCATE.',
    cures: ['Let the driver send parameters instead.', 'Use the session pooler or the direct connection.'],
  },
  'MUD-202': {
    title: 'PgBouncer refuses a startup parameter',
    cause: 'The connection string asks for “{parameter}”, which PgBouncer does not pass on.',
    cures: [
      'Remove the parameter from the connection string.',
      'Set it on the role instead: ALTER ROLE … SET ….',
    ],
  },
  'MUD-203': {
    title: 'The connection string is too long for the pooler',
    cause: 'User, database, application name and options together exceed 1024 bytes.',
    cures: ['Shorten application_name and options.'],
  },
  'MUD-204': {
    title: 'The server does not know a setting of the connection string',
    cause: '“{parameter}” is not a setting of PostgreSQL; a driver passed on what was meant for another one.',
    cures: ['Remove “{parameter}” from the connection string.'],
  },

  'MUD-220': {
    title: 'The database does not exist',
    cause: 'The server has no database “{name}”. At Supabase it is called “postgres”.',
    cures: ['Use the database “postgres” at Supabase.', 'Create the database, or correct its name.'],
  },
  'MUD-221': {
    title: 'The database is starting',
    cause: 'It was started, resumed or is recovering, and does not take connections yet.',
    cures: ['Wait a minute and try again.', 'If it stays, read the database’s log.'],
  },
  'MUD-222': {
    title: 'The database is read-only',
    cause: 'It is a replica, or the project went over its size and writing was switched off.',
    cures: [
      'Check that this is the primary, not a read replica.',
      'Look at the database’s size: the free plan turns read-only above 500 MB.',
      'Free space or upgrade, then switch read-only off in the dashboard.',
    ],
  },
  'MUD-223': {
    title: 'The statement took too long',
    cause: 'It ran into statement_timeout; at Supabase that is two minutes for “postgres”.',
    cures: [
      'Run it when the database is less busy.',
      'Raise the limit for this role: ALTER ROLE … SET statement_timeout = ….',
    ],
  },
  'MUD-224': {
    title: 'The role lacks a permission',
    cause: 'What was asked needs a right that the role in use lacks: {object}.',
    cures: ['Connect as the owner, at Supabase “postgres”.', 'Grant the permission that is missing.'],
  },
  'MUD-225': {
    title: 'The pooler cannot reach the database',
    cause:
      'The pooler answers, the database behind it does not: paused, restarting, being resized, or unwell.',
    cures: [
      'Look at the project’s status in the dashboard; resume it if it is paused.',
      'Wait a few minutes and try again.',
    ],
  },
  'MUD-226': {
    title: 'The database is shutting down',
    cause: 'It is being stopped or restarted.',
    cures: ['Wait a minute and try again.', 'Look who restarts it.'],
  },
  'MUD-228': {
    title: 'Something else holds the lock',
    cause: 'The statement waited for a lock longer than lock_timeout allows; nothing was changed.',
    cures: [
      'Try again when the other transaction has ended.',
      'Look for it in pg_locks and pg_stat_activity.',
    ],
  },
  'MUD-229': {
    title: 'The transaction was idle for too long',
    cause: 'The server ends transactions that do nothing (idle_in_transaction_session_timeout).',
    cures: ['Try again.', 'Raise the limit for this role if the pause is intended.'],
  },
  'MUD-230': {
    title: 'The disk is full',
    cause: 'The server has no room left to write.',
    cures: ['Free space, or enlarge the disk before importing.'],
  },
  'MUD-231': {
    title: 'The server ran out of memory or reached a limit',
    cause: 'It could not get the resources that the statement needs.',
    cures: ['Try again when it is less busy.', 'Choose a larger compute size.'],
  },
  'MUD-240': {
    title: 'That is not a Postgres server',
    cause: 'Something answers on {host}:{port}, but not in Postgres’ language.',
    cures: [
      'Compare host and port with where you copied them from.',
      'Look for a web server or proxy on that port.',
    ],
  },
  'MUD-241': {
    title: 'The server’s side of the login does not add up',
    cause:
      'Its SCRAM messages are damaged or of a kind that the client does not speak: something in between, or not a Postgres server.',
    cures: [
      'Compare host and port with where you copied them from.',
      'Do not enter the password again before that is settled.',
    ],
  },
  'MUD-242': {
    title: 'The server reports a breach of protocol',
    cause:
      'SQLSTATE 08P01: one side sent what the other did not expect. PostgreSQL says so of a driver; PgBouncer gives the same state to most of its own errors. The text below is the server’s.',
    cures: ['Read its text.', 'Try once more.', 'Compare host, port and user with the dashboard.'],
  },
} as const;
