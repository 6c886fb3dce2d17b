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
    cause: 'The role {role} may not read every row of the source, so a copy would lose some without a word.',
    cures: [
      'Copy as the owner of the tables, or as a role with BYPASSRLS.',
      'ALTER ROLE … BYPASSRLS needs a superuser; on managed servers the administrator role has it.',
    ],
  },
  'MUD-908': {
    title: 'A value cannot be written in the target’s encoding',
    cause: 'The source holds bytes that are no valid text there: {original}.',
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
} as const;
