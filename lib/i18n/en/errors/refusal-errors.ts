export const refusalErrors = {
  'MUD-156': {
    title: 'The server demands a client certificate',
    cause: 'It lets this client in only with a certificate of its own, and none was sent.',
    cures: [
      'Ask whoever runs the server for a rule without clientcert for this user and address.',
      'Supabase never asks for one: on a Supabase host something stands in between.',
      'Mudanza holds no client certificates; where there is no other way, read from a copy of the database.',
    ],
  },
  'MUD-157': {
    title: 'The server asks the operating system, not for a password',
    cause:
      'Its pg_hba.conf says peer or ident for “{role}”: the user of the operating system must have the same name.',
    cures: [
      'Connect over TCP (127.0.0.1) rather than through the socket: rules for peer hold for the socket only.',
      'Or change the rule to scram-sha-256, reload, and give the role a password.',
    ],
  },
  'MUD-158': {
    title: 'The server signs this role in through another service',
    cause: '“{role}” is checked by PAM, LDAP, RADIUS, Kerberos or a cloud’s IAM, and that service said no.',
    cures: [
      'With IAM (AWS, Google, Azure) the password is a token that lasts minutes: make a new one, or use a role with a password of its own.',
      'Check that the account may use the database and that its role was granted.',
      'For the migration make a role that signs in with a password (scram-sha-256).',
    ],
  },
  'MUD-255': {
    title: 'The server refuses this sign-in before any password',
    cause:
      'SQLSTATE 28000: a rule of the server (pg_hba.conf, a certificate, ident or peer, an outside service, a role without LOGIN) keeps this client out.',
    cures: [
      'Read the server’s own text below, and its log, which says more.',
      'Ask for a rule that lets this user in from this address with scram-sha-256 over TLS.',
    ],
  },
  'MUD-192': {
    title: 'The role has no connections left',
    cause: '“{role}” has a limit of its own (CONNECTION LIMIT), and it is reached.',
    cures: [
      'Close idle clients of this role, or make their pools smaller.',
      'Raise it: ALTER ROLE … CONNECTION LIMIT n (-1 = none).',
    ],
  },
  'MUD-193': {
    title: 'The database has reached its own connection limit',
    cause: '“{name}” has a limit of its own (CONNECTION LIMIT), and it is reached.',
    cures: [
      'Close idle clients of this database.',
      'Raise it: ALTER DATABASE … CONNECTION LIMIT n (-1 = none).',
    ],
  },
  'MUD-194': {
    title: 'Somebody cancelled the statement',
    cause:
      'A cancel request came in: from the client itself (it gave up waiting, or somebody pressed Ctrl+C) or through pg_cancel_backend. It is no timeout of the server.',
    cures: [
      'Look for a time limit of the client or of the proxy in between.',
      'Ask who else works on this server, then run it again.',
    ],
  },
  'MUD-195': {
    title: 'The transaction took too long',
    cause: 'It ran into transaction_timeout (PostgreSQL 17), which ends the connection.',
    cures: [
      'Raise or switch it off for this role: ALTER ROLE … SET transaction_timeout = 0.',
      'Divide the work into shorter transactions.',
    ],
  },
  'MUD-196': {
    title: 'The database takes no connections at the moment',
    cause:
      '“{name}” is set to allow none (ALLOW_CONNECTIONS false), is a template, or is being dropped or moved.',
    cures: [
      'Ask who runs the server; ALTER DATABASE … ALLOW_CONNECTIONS true lets clients in again.',
      'Check the name: template0 never takes any.',
    ],
  },
  'MUD-205': {
    title: 'The session was idle for too long',
    cause: 'The server ended it: idle_session_timeout, or a provider that closes idle connections.',
    cures: [
      'Let the pool drop idle connections earlier than the server does.',
      'Connect again; nothing of the data was touched.',
    ],
  },
  'MUD-206': {
    title: 'The replica had to undo the query',
    cause: 'A replica cancelled it because the primary changed what it was reading.',
    cures: [
      'Read from the primary.',
      'Or raise max_standby_streaming_delay on the replica for the time of the migration.',
    ],
  },
  'MUD-207': {
    title: 'Two transactions got in each other’s way',
    cause:
      'A deadlock or a serialization failure: the server undid this transaction so that the other one could finish.',
    cures: [
      'Run it again: it is meant to be repeated.',
      'Where it comes back, let nobody else write to these tables meanwhile.',
    ],
  },
  'MUD-208': {
    title: 'A rule of the table refuses the row',
    cause:
      'A constraint (unique, foreign key, not null, check, exclusion) does not hold for what was written.',
    cures: [
      'Read which constraint and key the server names.',
      'Correct the row, or load the tables in the order of their foreign keys.',
    ],
  },
  'MUD-209': {
    title: 'Something that the statement names is not there',
    cause:
      'The table, column, function, type or schema does not exist, or is not on the search_path of this role.',
    cures: [
      'Look whether it stands in another schema: qualify the name, or set search_path.',
      'Deploy the schema first where it is missing.',
    ],
  },
  'MUD-210': {
    title: 'The server cannot understand the statement',
    cause: 'SQLSTATE class 42: wrong syntax, an ambiguous name, or types that do not fit.',
    cures: [
      'Read the place that the server names.',
      'Compare the versions: newer syntax is unknown to an older server.',
    ],
  },
  'MUD-211': {
    title: 'It exists already',
    cause: 'A table, schema, role, type, database or column of that name is there already.',
    cures: [
      'Look what it is before anything is dropped.',
      'Use another name, or IF NOT EXISTS where that is what is meant.',
    ],
  },
  'MUD-212': {
    title: 'A value does not fit its type',
    cause:
      'SQLSTATE class 22: a text is no number, a date is none, a string is too long, a byte sequence is not valid UTF-8, or the like.',
    cures: [
      'Read which value and type the server names.',
      'For encodings convert the text first; Supabase has UTF8.',
    ],
  },
  'MUD-213': {
    title: 'The transaction had failed before',
    cause:
      'An earlier statement of the same transaction failed, and the server takes nothing more until it is rolled back.',
    cures: ['Look for the first error: that is the cause.', 'Roll back and begin again.'],
  },
  'MUD-214': {
    title: 'The server cannot do this',
    cause: 'SQLSTATE 0A000: this version, or this provider, does not support what was asked.',
    cures: [
      'Compare the versions of both servers.',
      'Read the server’s text for what it names, and look for the provider’s own way.',
    ],
  },
  'MUD-215': {
    title: 'A prepared statement outlived a change of the table',
    cause: 'The plan was made before the table changed, and its result has another shape now.',
    cures: [
      'Restart the application after a migration, so that it prepares anew.',
      'Or switch its cache of prepared statements off.',
    ],
  },
  'MUD-216': {
    title: 'A limit of the server is exceeded',
    cause: 'SQLSTATE class 54: too many columns, arguments or nested levels, or a statement too complex.',
    cures: ['Divide the statement into smaller ones.', 'Read which limit the server names.'],
  },
  'MUD-217': {
    title: 'It is in use, or not in the state for this',
    cause: 'SQLSTATE class 55: somebody else uses the object, or something has to be switched on first.',
    cures: [
      'Close the sessions that use it; pg_stat_activity shows them.',
      'Read what the server says must come first.',
    ],
  },
  'MUD-218': {
    title: 'The server has trouble with its own machine',
    cause: 'SQLSTATE class 58: a file is missing or cannot be read, or the disk reports an error.',
    cures: [
      'Ask who runs the server; its log says more.',
      'Where an extension’s file is missing, it is not installed on that server.',
    ],
  },
  'MUD-219': {
    title: 'The server met an internal error',
    cause:
      'SQLSTATE class XX: PostgreSQL itself, or a proxy in front of it, did not expect this; damaged data is possible.',
    cures: [
      'Read its text below.',
      'Where it comes back on the same table, have the data checked (amcheck) before anything is copied.',
    ],
  },
  'MUD-227': {
    title: 'The statement does not fit the transaction',
    cause: 'SQLSTATE class 25: it cannot run inside a transaction, or needs one, or comes too late in it.',
    cures: [
      'Run it by itself, outside a transaction (CREATE DATABASE, VACUUM, CREATE INDEX CONCURRENTLY).',
      'Through a transaction pooler every statement is inside one as soon as BEGIN was sent.',
    ],
  },
  'MUD-239': {
    title: 'Something else depends on it',
    cause: 'SQLSTATE 2BP01: other objects, or privileges, hang on what is to be dropped.',
    cures: [
      'Read which ones the server names, and drop or move them first.',
      'CASCADE drops them as well: only where that is what you want.',
    ],
  },
  'MUD-243': {
    title: 'A setting has a value that the server does not take',
    cause: 'The server refuses the value of “{parameter}”.',
    cures: [
      'Correct it in the connection string (options, TimeZone, search_path …).',
      'Compare with the other server: SHOW tells its value.',
    ],
  },
  'MUD-244': {
    title: 'The extension is not on this server',
    cause: '“{name}” is not installed on that machine, or the provider does not offer it.',
    cures: [
      'Look in the list of extensions of the provider.',
      'Remove it from the schema, or replace what it gives.',
    ],
  },
  'MUD-245': {
    title: 'This transaction pooler refuses what a session would keep',
    cause:
      'The pooler is told to reject statements that leave something behind in a session (SET, LISTEN, temporary tables, WITH HOLD cursors, advisory locks).',
    cures: [
      'Use SET LOCAL inside the transaction, or ALTER ROLE … SET.',
      'Use the session pooler (port 5432) for what needs a session.',
    ],
  },
} as const;
