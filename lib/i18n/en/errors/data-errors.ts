export const dataErrors = {
  'MUD-900': {
    title: 'The target holds rows already',
    cause:
      'Rows are copied into empty tables only, so that none is doubled or mixed. These hold some: {tables}.',
    cures: [
      'If an earlier copy filled them, take that copy back first (its undo empties exactly these tables).',
      'If somebody else wrote the rows, empty the tables by hand, or leave these tables out by name.',
    ],
  },
  'MUD-901': {
    title: 'Tables or columns of the source have no place in the target',
    cause: 'They hold data, or may, and the target has nowhere to put it: {tables}.',
    cures: [
      'Deploy a schema that has them (steps of phase Schema), then copy again.',
      'Leave them out by name, in the field “Tables to leave out”: the report says so on its first page.',
    ],
  },
  'MUD-902': {
    title: 'The rows would go to a pooler in transaction mode',
    cause:
      'A copy needs sessions of its own, on both sides. {host}:{port} hands each transaction to another server process.',
    cures: [
      'Enter the session-mode connection (port 5432 of the pooler) or the direct one with the credentials of step 0.1.',
      'For a source behind PgBouncer, enter the server’s own address in step 0.2.',
    ],
  },
  'MUD-903': {
    title: 'Columns of the target that nothing would fill',
    cause: 'They take no null, have no default, and the source does not have them: {columns}.',
    cures: [
      'Give them a default in the schema, or let them be null, and deploy it.',
      'Add the columns to the source before the copy.',
    ],
  },
  'MUD-904': {
    title: 'Foreign keys in a circle',
    cause:
      'The role may not switch checks off while it loads (session_replication_role), so parents have to arrive before children. These tables refer to each other in a circle: {tables}.',
    cures: [
      'Let the role set it: GRANT SET ON PARAMETER session_replication_role TO the role, by a superuser.',
      'Take one of the foreign keys out of the schema until the rows are there.',
    ],
  },
  'MUD-905': {
    title: 'Somebody else wrote to the copied tables',
    cause: 'Emptying them would delete rows that the copy did not bring: {tables}.',
    cures: [
      'Look at these rows first. If nobody needs them, delete them by hand and undo again.',
      'Otherwise keep the tables as they are.',
    ],
  },
  'MUD-906': {
    title: 'No byte has moved for {seconds} seconds',
    cause:
      'One of the connections is silent, neither closed nor alive: a firewall or a network that drops packets.',
    cures: [
      'Look at the network between this machine and both servers, then copy again.',
      'Use fewer lanes where a small server cannot serve them.',
    ],
  },
  'MUD-907': {
    title: 'Row security hides rows from this role',
    cause:
      'The role of this connection may not read every row of {table}: what is copied or compared would lack some without a word.',
    cures: [
      'Copy as the owner of the tables, or as a role with BYPASSRLS.',
      'ALTER ROLE … BYPASSRLS needs a superuser; on managed servers the administrator role has it.',
    ],
  },
  'MUD-908': {
    title: 'A value cannot be written in the target’s encoding',
    cause: '{table} of the source holds bytes that are no valid text there ({state}).',
    cures: [
      'Find the row by the table in the log and mend the text on the source.',
      'A source in SQL_ASCII says nothing of its texts: convert it to UTF-8 first.',
    ],
  },
  'MUD-909': {
    title: 'A table that was named is not on both sides',
    cause: 'There is nothing to compare for: {tables}.',
    cures: ['Write it as schema.table, as the source spells it.', 'Deploy the table to the target first.'],
  },
  'MUD-910': {
    title: 'Not as many rows arrived as left',
    cause:
      '{table}: the source gave {out, plural, one {# row} other {# rows}} and the target took {in, number}. Something on the target swallows rows, or makes others, most likely a trigger. This part was rolled back.',
    cures: [
      'Look at the triggers of this table on the target, and take out those that are not in the schema of the source.',
      'Take the copy back and copy again.',
    ],
  },
  'MUD-911': {
    title: 'The target refused a row',
    cause:
      '{table}: a value breaks a rule of the target ({state}; constraint or column: {name}). The value is not shown here, since it is data. This part was rolled back.',
    cures: [
      'Compare the definition of this column or constraint on both sides: the target may be narrower than the source.',
      'Mend the schema and deploy it, or mend the row on the source; then take the copy back and copy again.',
    ],
  },
  'MUD-912': {
    title: 'A server went away while rows were copied',
    cause:
      '{side, select, source {The source} other {The target}} closed the connection at {table} ({state}). Parts that are in the journal arrived whole; the one that was under way is not there.',
    cures: [
      'Look at the log of that server: a restart, a fail-over, an administrator or the memory killer ended the session.',
      'When it is up again, copy once more and choose to begin again what an earlier copy left, or take the copy back.',
    ],
  },
  'MUD-913': {
    title: 'The moment that was copied is lost',
    cause:
      'The session that held the snapshot of the source ended. Rows of another moment must not join those that arrived, so the copy stopped.',
    cures: [
      'Look for what ends long transactions on the source: transaction_timeout, an administrator, a restart, a proxy that closes idle connections.',
      'Copy again and choose to begin again what the earlier copy left: it takes a new moment.',
    ],
  },
  'MUD-914': {
    title: 'The disk of {side, select, source {the source} other {the target}} is full',
    cause: '{table} could not be written: no space is left. What arrived before stands in the journal.',
    cures: [
      'Make room: take the copy back, then enlarge the disk or the plan. The log of the load counts against the disk too.',
      'Leave tables out by name, or move them later.',
    ],
  },
  'MUD-915': {
    title: 'The target is read-only',
    cause:
      'It refuses to write {table}. A hosted database turns read-only when its disk fills beyond the plan; a replica always is.',
    cures: [
      'Look at the size of the database against its plan, and enlarge the plan or make room.',
      'See to it that the address leads to the primary, not to a replica.',
    ],
  },
  'MUD-916': {
    title: 'The role may not {side, select, source {read} other {write}} a table',
    cause:
      '{side, select, source {On the source} other {On the target}} the role of this connection has no right to {table}.',
    cures: [
      'Grant it: SELECT on the source, INSERT, TRUNCATE and the ownership on the target.',
      'Or connect as the owner of the tables.',
    ],
  },
  'MUD-917': {
    title: 'The schema changed while rows were copied',
    cause:
      '{side, select, source {On the source} other {On the target}} {table} is not what it was when the copy was planned ({state}).',
    cures: [
      'Stop deployments until the rows are over.',
      'Take the copy back, deploy the schema again and copy again.',
    ],
  },
  'MUD-918': {
    title: 'A step after the rows failed',
    cause: 'All rows are there, but {table} could not be made on the target ({state}).',
    cures: [
      'Look at the definition of this view or index: it may use a function or a table that the target lacks.',
      'Mend it on the target. The journal keeps the indexes that are not back; the next copy or the undo builds them.',
    ],
  },
  'MUD-919': {
    title: 'A row is larger than a server can handle',
    cause:
      '{table}: {side, select, source {the source} other {the target}} ran out of memory for a row or a statement ({state}). As text a row may take twice its size, and no message holds more than 1 GB.',
    cures: [
      'Find the largest values of this table (octet_length) and move them to files or a bucket first.',
      'Give the server more memory, or use fewer lanes.',
    ],
  },
  'MUD-920': {
    title: 'The two sides are of different moments',
    cause:
      'A comparison of {source} with {target} would call every row wrong that was written between them. Nothing was compared.',
    cures: [
      'Let the follower bring the target to the same moment first, or stop the writers.',
      'Compare without a moment: then each side is read as it is now.',
    ],
  },
  'MUD-921': {
    title: 'Another copy is writing to this target',
    cause: 'One copy at a time may write to a database; another one holds the lock.',
    cures: [
      'Wait for it, or cancel it. Other instances of Mudanza help with a copy by themselves.',
      'If nobody copies, look for a session named “mudanza copy” in pg_stat_activity of the target and end it.',
    ],
  },
  'MUD-922': {
    title: 'Prepared transactions are open on the source',
    cause:
      '{count, plural, one {# prepared transaction holds} other {# prepared transactions hold}} rows that no snapshot sees, until somebody commits or rolls back: {names}.',
    cures: ['Commit or roll them back (COMMIT PREPARED, ROLLBACK PREPARED), then look again.'],
  },
  'MUD-923': {
    title: 'The texts of the source are of no known encoding',
    cause:
      'The source is in {source} and the target in {target}: bytes would be taken over without knowing what they mean.',
    cures: [
      'Find out in which encoding the application writes, and convert the source to UTF-8 with that (pg_dump --encoding, then a new database).',
      'A source whose texts are all plain ASCII can be copied as it is.',
    ],
  },
  'MUD-924': {
    title: 'A server called a statement of the copy off',
    cause:
      '{side, select, source {On the source} other {On the target}} {table} was cancelled ({state}): by an administrator, a timeout or a lock that somebody holds.',
    cures: [
      'Look for a guard that ends long statements (pg_cancel_backend, a watchdog of the provider), and for locks on this table.',
      'Copy again in a quiet hour and choose to begin again what the earlier copy left.',
    ],
  },
  'MUD-925': {
    title: 'Rows differ between the two sides',
    cause:
      '{count, plural, one {A table differs} other {# tables differ}}; the rows are named by their key: {tables}.',
    cures: [
      'Ask whether somebody has written to one of the sides since the copy: then this is what he wrote.',
      'Look at these keys on both sides. If the target is wrong, take the copy back and copy again.',
    ],
  },
  'MUD-926': {
    title: 'Rows without their parent',
    cause:
      'The target has rows whose parent is missing and that the source does not have: {tables}. A foreign key that is valid by the catalog does not show them.',
    cures: [
      'Take the copy back and copy again; let nothing write to the target meanwhile.',
      'Look at each constraint: the parent was left out by name, or deleted since.',
    ],
  },
  'MUD-927': {
    title: 'The target would refuse rows',
    cause:
      '{count, plural, one {A rule of the target is} other {# rules of the target are}} stricter than the source (rows that break it, counted up to 1,000): {names}. Nothing was written.',
    cures: [
      'Deploy the schema as the source has it: the type, the null, the values of the enum, or the check as NOT VALID. A check that is NOT VALID on both sides is no obstacle.',
      'Or mend these rows on the source, or leave the table out by name.',
    ],
  },
  'MUD-928': {
    title: 'Row security of the target would judge every row',
    cause:
      'For {role} row security is in force on {tables}: rows cannot be loaded there. Nothing was written.',
    cures: [
      'Connect as the owner of the tables, or as a role with BYPASSRLS (the role postgres of a Supabase project has it).',
      'FORCE ROW LEVEL SECURITY holds for the owner, too: ALTER TABLE … NO FORCE ROW LEVEL SECURITY until the rows are there.',
    ],
  },
  'MUD-929': {
    title: 'A function of the target failed at a row',
    cause:
      '{table}: a check, a domain or a generated column calls a function, and it failed ({state}; constraint or column: {name}). What it said is not shown, since it may be data. This part was rolled back.',
    cures: [
      'Call the function on the target by hand. If it names tables without their schema, give it a path: ALTER FUNCTION … SET search_path = ….',
      'A function that writes, or that asks tables that are not there yet, belongs into a trigger: triggers are silent while rows arrive.',
    ],
  },
  'MUD-930': {
    title: 'Source and target are the same database',
    cause: 'Both addresses lead to one database: it would be equal to itself, which proves nothing.',
    cures: ['Give two different addresses with --source and --target.'],
  },
  'MUD-931': {
    title: 'The target is not as it was before the copy',
    cause: 'All rows are there, but these are missing, not valid or not set: {names}.',
    cures: [
      'Copy once more and begin again: what an earlier copy took away is put back first.',
      'Or make them again by hand, as the source has them.',
    ],
  },
} as const;
