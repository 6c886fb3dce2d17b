const OPERATION =
  '{operation, select, create {create} read {read} update {update} delete {delete} other {{operation}}}';

export const crud = {
  left: {
    names:
      'While it runs, its rows hold {tag} and schema {schema} of the target notes each of them; a check that is killed leaves both.',
    rows: 'Delete exactly the {count, plural, one {row} other {# rows}} that this check noted',
    schema: 'Drop schema {schema}, which holds its notes',
    removed:
      '{count, plural, one {# row} other {# rows}} of the broken-off check removed, and schema {schema}',
  },
  operation: { create: 'Create', read: 'Read', update: 'Update', delete: 'Delete' },
  rule: {
    unique: 'Duplicate refused',
    foreignKey: 'Foreign key to nobody refused',
    notNull: 'Missing value refused',
    check: 'CHECK refused',
    onDelete: 'Deletion of the parent',
    updatedAt: 'Time of change moves',
    rollback: 'Rolled back, nothing left',
  },
  outcome: { held: 'Holds', broken: 'Does not hold', unproved: 'Not proved' },
  field: {
    first: 'First table',
    firstHelp:
      'Checked first, by several clients at once and through both connections. Another is taken when it is missing.',
    clients: 'Clients at once',
    clientsHelp:
      'So many connections write, read, change and delete a row each at the same time. 0 leaves this out.',
    tables: 'Only these tables',
    tablesHelp: 'Names separated by commas; tables that they refer to come along. Empty = every table.',
  },
  preview: {
    rows: 'Creates, reads, changes and deletes one tagged row in {count, plural, one {# table} other {each of # tables}}, each rehearsed in a transaction that is rolled back first.',
    journal:
      'Makes a schema mudanza_crud_… that notes each row while it exists, so that it can be removed even after a crash; it is dropped at the end.',
    concurrency:
      'Does the same with {clients, plural, one {# client} other {# clients at once}} on the first table.',
    kept: 'Tried along with the named ones, because an earlier run found something wrong there: {names}.',
    sequences:
      'Numbers drawn from sequences are not given back, and the tables’ own triggers run as for any other row.',
    leftovers:
      '{count, plural, one {An earlier check was} other {# earlier checks were}} cut off; the rows it left are removed first.',
  },
  stage: {
    cleanup: 'Looking for rows that an earlier check may have left.',
    concurrency: 'Several clients at once.',
    session: 'The same through the session-mode connection.',
    delete: 'Deleting the rows, in the opposite order.',
  },
  log: {
    table: '{table}: created, read and changed; {held, plural, one {# rule holds} other {# rules hold}}.',
    skipped:
      '{table}: left out. {reason, select, type {No value is known for {subject}.} check {No row was found that its CHECKs accept.} parent {There is no row that {subject} could refer to.} taken {Every key that was tried belongs to a row: {subject}} guard {A trigger or rule of its own refuses what was tried: {subject}} other {Its rows could not be removed again ({subject}).}}',
    failed: `{table}: ${OPERATION} failed. {original}`,
  },
  criterion: {
    failed: `{table}: ${OPERATION} failed. {original}`,
    stopped:
      '{reason, select, cancelled {An operator stopped the check} other {The connection was lost}} before its end.',
    nothing: 'No table was checked.',
    passed:
      'Create, read, update and delete work on {count, plural, one {# table} other {all # tables that were tried}}.',
    broken:
      '{table}: {name} does not hold ({rule, select, unique {a duplicate was accepted} foreignKey {a foreign key to nobody was accepted} notNull {a missing value was accepted} check {a forbidden value was accepted} onDelete {the child was not treated as declared} updatedAt {the time of change did not move} other {rows of a rolled-back transaction are there}}).',
    held: '{held, plural, one {# rule was} other {# rules were}} proved to hold{unproved, plural, =0 {} other {; # could not be put to the test}}.',
    all: 'No table was left out.',
    skipped: '{count, plural, one {A table was} other {# tables were}} left out: {names}.',
    noConcurrency: 'Several clients at once were not tried.',
    concurrent: '{clients, plural, one {# client} other {# clients}} at once succeeded in {ms, number} ms.',
    notConcurrent:
      'Only {succeeded, number} of {clients, plural, one {# client} other {# clients}} at once succeeded. {original}',
    remaining:
      '{count, plural, one {A row of the check is} other {# rows of the check are}} still there, the first in {table}: {original}',
    byTriggers:
      'Every row of the check is gone, but triggers wrote {rows, plural, one {a row} other {# rows}} with its tag into {table}.',
    clean: 'Every row of the check is gone.',
  },
  door: { pooler: 'Pooler', session: 'Session' },
  table: {
    caption: 'Tables and operations',
    table: 'Table',
    ms: '{ms, number} ms',
    rules: '{count, plural, one {# rule} other {# rules}} put to the test',
    rulesCaption: 'Rules of the tables',
    rule: 'Rule',
    name: 'Constraint or column',
    outcome: 'Outcome',
    removedBefore: 'Rows of an earlier check, removed',
    remaining: 'Rows left behind',
  },
} as const;
