export const schemaErrors = {
  'MUD-301': {
    title: 'The schema is empty',
    cause:
      'The file holds no statement that could be run: nothing, only comments, or only lines that were left out.',
    cures: ['Choose another file, or paste the schema.', 'Start from the default schema.'],
  },
  'MUD-302': {
    title: 'The file is not SQL text',
    cause: 'A schema is read as UTF-8 text, and this file is something else ({format}).',
    cures: [
      'Write the dump as plain SQL: pg_dump --schema-only --format=plain.',
      'From a custom-format dump, pg_restore --schema-only --file=schema.sql makes plain SQL.',
      'Save the file as UTF-8, or unpack it first.',
    ],
  },
  'MUD-303': {
    title: 'The file is too large',
    cause: 'It has {megabytes} MB; a schema file may have up to {limit} MB.',
    cures: [
      'Dump the structure only: pg_dump --schema-only. Rows are moved another way.',
      'Split the file and deploy the parts one after another.',
    ],
  },
  'MUD-304': {
    title: 'The SQL has a syntax error',
    cause: 'The Postgres grammar stops at line {line}, column {column}: {message}',
    cures: [
      'Correct the statement at that place; the text around it is shown below.',
      'If the file is for another database system, translate it first.',
    ],
  },
  'MUD-305': {
    title: 'A statement cannot be told apart',
    cause: 'The text at line {line} reads as no statement, or as more than one.',
    cures: [
      'End each statement with a semicolon.',
      'Put the statement of that line on its own and try again.',
    ],
  },
  'MUD-306': {
    title: 'The file needs psql',
    cause: '“{command}” is a command of the program psql, not SQL, and the file depends on what it does.',
    cures: [
      'Remove the line {line}, or write in SQL what it does.',
      'Rows that \\copy would load are moved after the schema.',
    ],
  },
  'MUD-307': {
    title: 'The file uses a psql variable',
    cause: 'At line {line}, column {column} stands a variable that only psql fills in.',
    cures: [
      'Write the value in its place.',
      'Or let psql fill it in first: psql --echo-queries with the variables set prints the statements.',
    ],
  },
  'MUD-308': {
    title: 'The file holds rows',
    cause:
      'From line {line} on the file loads rows (COPY … FROM stdin). This step is about the structure only.',
    cures: [
      'Dump the structure only: pg_dump --schema-only.',
      'Move the rows after the schema is verified: pg_dump --data-only, then psql.',
    ],
  },
  'MUD-309': {
    title: 'A statement is about the whole server',
    cause:
      '“{statement}” (line {line}) makes, changes or reaches databases, servers or files outside the target database.',
    cures: [
      'Remove the statement: the target database is there already.',
      'Check that this is the file you meant; it may be for another database.',
    ],
  },
  'MUD-310': {
    title: 'A role of the platform would be changed',
    cause:
      '“{statement}” (line {line}) is about the role {role}, which a Supabase project brings along and lives by.',
    cures: ['Remove the statement.', 'Use a role with a name of your own for the backend.'],
  },
  'MUD-311': {
    title: 'A schema of the platform would be changed',
    cause: 'The statement at line {line} writes to the schema {schema}, which Supabase keeps for itself.',
    cures: [
      'Dump the schemas of the backend only: pg_dump --schema-only --schema=public.',
      'Give your schema another name if it has that name by chance.',
    ],
  },
  'MUD-312': {
    title: 'The target does not offer an extension',
    cause: 'The schema needs the extension {extension}, and the target has none of that name to offer.',
    cures: [
      'Check the list of extensions in the dashboard of the project.',
      'Replace what the schema uses of it, for example gen_random_uuid() in place of uuid-ossp.',
    ],
  },
  'MUD-313': {
    title: 'The dry run stopped at a statement',
    cause: 'The target refused the statement at line {line}: {message}. Everything was rolled back.',
    cures: ['Read what the server says below and correct the file.', 'Then preview again.'],
  },
  'MUD-314': {
    title: 'The schema does not build',
    cause: 'In an empty scratch database the statement at line {line} fails: {message}',
    cures: [
      'Correct the statement, or put what it needs before it.',
      'If it builds on objects that the target has already, add those to the file.',
    ],
  },
  'MUD-315': {
    title: 'Something of that name is there already',
    cause: 'The statement at line {line} makes something that exists: {message}. Nothing was applied.',
    cures: [
      'If it is the same schema from before, write IF NOT EXISTS or OR REPLACE in that statement.',
      'If a former attempt left it, undo that deploy.',
      'If it belongs to something else, give the new object another name or another schema.',
    ],
  },
  'MUD-316': {
    title: 'The schema is not the one that was previewed',
    cause:
      'The stored file has another SHA-256 than the preview, so a deploy would do something nobody has read.',
    cures: ['Preview the schema again.', 'Then deploy that preview.'],
  },
  'MUD-317': {
    title: 'The deploy stopped at a statement',
    cause:
      'The target refused the statement at line {line}: {message}. The transaction was rolled back: nothing was applied.',
    cures: ['Read what the server says below and correct the file.', 'Preview again, then deploy.'],
  },
  'MUD-318': {
    title: 'A statement of the second part failed',
    cause:
      'The schema itself is deployed. The statement at line {line}, which cannot run in a transaction, failed: {message}',
    cures: [
      'Read what the server says below and remove the reason.',
      'Deploy again: what is there is left as it is, and the second part is tried again.',
    ],
  },
  'MUD-319': {
    title: 'Another schema deploy is running',
    cause: 'Someone else holds the deploy lock of this target.',
    cures: ['Wait until it ends, then run this step again.', 'In pg_locks the lock is of type “advisory”.'],
  },
  'MUD-320': {
    title: 'A lock was not to be had',
    cause: 'Another session holds a lock that the statement at line {line} needs. Nothing was applied.',
    cures: [
      'Try again when that session has finished.',
      'Stop the backend meanwhile, or end the session (pg_stat_activity, pg_terminate_backend).',
      'Raise the limit for waiting under “More options”.',
    ],
  },
  'MUD-321': {
    title: 'The undo would delete rows',
    cause:
      'The table {table} holds rows that the deploy did not write; {count, plural, one {it is the only one} other {there are # such tables}}. Nothing was changed.',
    cures: [
      'Keep the schema if these rows are wanted.',
      'Otherwise save them, empty the tables yourself, and undo then.',
    ],
  },
  'MUD-322': {
    title: 'The undo would take something of others along',
    cause:
      '{count, plural, one {One object} other {# objects}} that the deploy did not make {count, plural, one {depends} other {depend}} on what it made. Nothing was changed.',
    cures: ['Remove or move these objects first; they are listed below.', 'Then undo again.'],
  },
  'MUD-323': {
    title: 'There is nothing to undo',
    cause: 'No deploy of this migration made anything that is still there.',
    cures: ['Nothing has to be done.'],
  },
  'MUD-324': {
    title: 'pg_dump is missing',
    cause:
      'Taking the schema from the live source needs the program pg_dump of version {needed} or newer, and there is none on this machine.',
    cures: [
      'Install the PostgreSQL client programs (Debian: postgresql-client-{needed} from apt.postgresql.org; macOS: brew install libpq).',
      'Or run pg_dump --schema-only --no-owner --no-privileges where it is, and choose the file.',
    ],
  },
  'MUD-325': {
    title: 'pg_dump is too old',
    cause: 'The source runs version {server}, and pg_dump {found} refuses servers newer than itself.',
    cures: [
      'Install client programs of version {server} or newer.',
      'Or run pg_dump --schema-only on the source’s own machine, and choose the file.',
    ],
  },
  'MUD-326': {
    title: 'pg_dump failed',
    cause: 'It ended with an error; its own words are below.',
    cures: [
      'Check that the source’s role may read the schemas.',
      'Run pg_dump by hand with the same options to see more.',
    ],
  },
  'MUD-327': {
    title: 'There is no source to take the schema from',
    cause: 'This migration has no source connection.',
    cures: ['Enter it under “Source database”.', 'Or choose a file.'],
  },
  'MUD-328': {
    title: 'The schema file was not found',
    cause: 'There is no readable file “{path}” in the backend’s folder.',
    cures: ['Write the path from the backend’s folder on, for example db/schema.sql.', 'Or upload the file.'],
  },
  'MUD-329': {
    title: 'The file controls the transaction itself',
    cause:
      'At line {line} stands a ROLLBACK, a savepoint or a prepared transaction; the deploy is one transaction of its own.',
    cures: ['Remove the statement.'],
  },
  'MUD-330': {
    title: 'The backend would lose its access',
    cause: 'After the lock-down the role {role} could not {privilege} {table}. The change was rolled back.',
    cures: [
      'Let the backend connect as the owner of the tables, or as a role that bypasses row level security.',
      'Or write a policy for that role first.',
    ],
  },
  'MUD-331': {
    title: 'The Data API does not answer',
    cause: 'The address {url} gave no answer that could be read.',
    cures: [
      'Check the project URL.',
      'Check that the project is not paused.',
      'Run the step without asking the Data API.',
    ],
  },
  'MUD-332': {
    title: 'The Data API refuses the key',
    cause: 'It answered {status}: the anon (or publishable) key is not one of this project.',
    cures: [
      'Copy the key from the project’s settings again.',
      'Check that it is the anon key of the same project.',
    ],
  },
  'MUD-333': {
    title: 'A statement needs something that is not there',
    cause: 'At line {line}: {message}. Nothing was applied.',
    cures: [
      'Put what it needs before it in the file.',
      'If it is part of an extension, create the extension first; on Supabase it lives in the schema “extensions”.',
      'Write the name with its schema.',
    ],
  },
  'MUD-334': {
    title: 'The role may not do this',
    cause:
      'The target refuses the statement at line {line} to the role that is signed in: {message}. Nothing was applied.',
    cures: [
      'Connect as the role postgres of the project, or as the owner of the object.',
      'Remove the statement if the platform does this itself.',
    ],
  },
  'MUD-335': {
    title: 'A statement took too long',
    cause: 'The server cancelled the statement at line {line} at its time limit. Nothing was applied.',
    cures: ['Raise the limit under “More options”.', 'Deploy when the target has less to do.'],
  },
  'MUD-336': {
    title: 'The target is read-only',
    cause:
      'The server refuses to write: it is a replica, or the project is in read-only mode because its disk is full.',
    cures: [
      'Check that the connection is to the primary.',
      'Look at the disk usage of the project, and free or add space.',
    ],
  },
  'MUD-337': {
    title: 'The server cannot do this',
    cause:
      'The statement at line {line} asks for something the server does not have: {message}. Nothing was applied.',
    cures: [
      'Check whether the target offers the extension or the feature in its version.',
      'Replace or remove the statement.',
    ],
  },
  'MUD-338': {
    title: 'The lock-down did not close a table',
    cause: 'After the change the role anon could still reach {table}. The change was rolled back.',
    cures: [
      'Look for a policy that lets everybody in, and decide whether it is meant.',
      'Take the grants away instead of switching row level security on.',
    ],
  },
  'MUD-339': {
    title: 'Too many locks for one transaction',
    cause:
      'At line {line} the server had no room for another lock: each table and index holds one until the commit. Nothing was applied.',
    cures: [
      'Split the file into parts of a few hundred tables and deploy them one after another.',
      'Raise max_locks_per_transaction of the target, where the plan allows it, and restart it.',
    ],
  },
  'MUD-340': {
    title: 'Something could not be put back',
    cause: 'The server refused a statement that gives back what the deploy had altered. Nothing was changed.',
    cures: [
      'Look at the statement below: something of others may use what the deploy made.',
      'Put that object back by hand, then undo again.',
    ],
  },
  'MUD-341': {
    title: 'The deploy would do what undo cannot give back',
    cause:
      'The deploy changed or removed something that was there before, which no undo restores ({count, plural, one {one thing} other {# things}}, the first: {first}), and the preview did not say so. Nothing was applied.',
    cures: [
      'Preview the schema again: the preview names each of these, and the deploy asks you to accept them.',
      'Or take the statements that do it out of the file, and do by hand what they do.',
    ],
  },
} as const;
