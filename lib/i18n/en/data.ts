/** Texts of the phase in which the rows move. */
export const data = {
  noSource: 'This migration has no source, so there are no rows to move.',
  progress: '{size, number, size} of rows copied',
  field: {
    again: 'Tables to compare again',
    accept: {
      largeObjects: 'Large objects stay behind',
      otherDatabases: 'Other databases of the server stay behind',
      prepared: 'Rows of open prepared transactions stay behind',
    },
    acceptHelp: {
      largeObjects: 'They cannot be copied this way: move them with pg_dump, or give them up.',
      otherDatabases: 'A migration is of one database; the others need one of their own.',
      prepared: 'No snapshot sees what a prepared transaction holds until it is committed.',
    },
    onFilled: 'Tables that hold rows already',
    onFilledHelp: 'What becomes of tables of the target that are not empty. The preview names them.',
    filled: {
      refuse: 'Refuse, and name them',
      missing: 'Leave them as they are, copy only the empty ones',
      again: 'Empty what an earlier copy brought, and begin again',
    },
    leaveOut: 'Tables to leave out',
    leaveOutHelp:
      'One a line, as schema.table or schema.table.column. Their rows stay behind, and the report says so on its first page. “large objects” and “other databases” accept those.',
    lanes: 'Lanes',
    lanesHelp:
      'How many tables or parts of tables are copied at once; each takes a connection on both sides.',
    chunkMb: 'Part of a table, in MB',
    chunkMbHelp: 'Large tables are cut into parts of about this size, so that several lanes share them.',
    deferIndexes: 'Secondary indexes',
    deferIndexesHelp:
      'Those that are not unique and belong to no constraint may be built after the rows: faster, and no rule about the rows is missing meanwhile.',
    defer: {
      auto: 'Build them afterwards where that pays',
      always: 'Build all of them afterwards',
      never: 'Keep them while the rows arrive',
    },
    only: 'Only these tables',
    onlyHelp: 'One a line, as schema.table. Empty compares all; what is not compared is not ticked.',
    maxNamed: 'Rows named for a table',
    maxNamedHelp: 'How many differing rows are listed by their key. They are all counted.',
  },
  stage: {
    snapshot: 'Holding one moment of the source for all lanes.',
    rows: 'Copying rows.',
    indexes: 'Building the indexes that were taken away.',
    sequences: 'Setting the sequences where the source’s stand.',
    analyze: 'Giving the planner its figures (ANALYZE).',
    views: 'Filling the materialized views.',
    orphans: 'Counting rows without their parent, on both sides.',
    verify: 'Comparing every column of every row with the moment that was copied.',
  },
  log: {
    paused: 'Held back by {by} after the parts under way.',
    goesOn: 'Goes on.',
    noSource: 'No source is stored: nothing was asked.',
    looked: '{count, plural, one {# table} other {# tables}} with {size, number, size} of rows have a place.',
    plan: '{count, plural, one {# table} other {# tables}} in {chunks, plural, one {# part} other {# parts}}, {size, number, size}.',
    chunk:
      '{table}: {rows, plural, one {# row} other {# rows}}, {size, number, size} in {ms, number} ms (lane {lane}).',
    comparing: 'Comparing {count, plural, one {# table} other {# tables}}.',
    gone: 'Compared before, and on the source no more: {names}.',
    equal: '{table}: {rows, plural, one {# row is} other {# rows are}} equal.',
    differs: '{table} differs ({rows, plural, one {# row} other {# rows}} on the source).',
  },
  rows: {
    equal:
      'All {rows, plural, one {# row} other {# rows}} of {count, plural, one {# table} other {# tables}} are equal in every column.',
    equalThen:
      'All {rows, plural, one {# row} other {# rows}} of {count, plural, one {# table} other {# tables}} are equal in every column. {kept, plural, one {# of these tables was} other {# of these tables were}} not asked again, but compared earlier, the first at {at, date, instant}: {names}.',
    none: 'No table was compared.',
    differ:
      '{count, plural, one {A table differs} other {# tables differ}}. {table}: rows on the source: {source, number}, on the target: {target, number}{keys, select, none {} other {; keys: {keys}}}.',
  },
  preflight: {
    source: '{count, plural, one {# table} other {# tables}} with {size, number, size} can be copied.',
    noSource:
      'No source is stored, so no row can be moved: a migration of the schema alone, or rows moved by other means.',
    doorSession: '{target} keeps a session, as observed in step 1.1.',
    doorTransaction:
      '{target} pools transactions, as observed in step 1.1: a copy needs the session connection. Store it in step 0.1.',
    doorUnknown: 'How {target} pools was not observed: run step 1.1 first.',
    readOnly: 'The target is read-only for {role}.',
    rowSecurity:
      'Row security is on in {count, plural, one {a table} other {# tables}} of the source ({names}) and {role} may not read past it: unless it owns them, the copy refuses instead of losing rows.',
    circular:
      'Foreign keys run in a circle and the role may not switch checks off: {names}. Let it set session_replication_role, or take one key out until the rows are there.',
    replica: '{role} may switch checks and triggers off while rows arrive (session_replication_role).',
    origin:
      '{role} may not switch checks off: parents are copied before children and every foreign key is checked, about twice as slow.',
    room: 'About {needed, number, size} are needed, {free, number, size} are free under the plan.',
    noRoom:
      'About {needed, number, size} are needed, but the plan’s limit of {limit, number, size} leaves {free, number, size}: the database would turn read-only. Take a larger plan, or leave tables out.',
    roomUnknown:
      'About {needed, number, size} are needed. What the target’s plan allows is not known: look at the disk before you begin.',
    noPlace:
      '{count, plural, one {It has} other {# have}} no place in the target: {names}. Deploy a schema that has them, or leave them out by name.',
    unfilled: 'Columns of the target would stay empty and may not: {names}. Give them a default.',
    leftOut: 'Left out by name: {names}. Their data stays behind.',
    places: 'Every table and column of the source has a place in the target.',
    largeObjects:
      '{count, plural, one {# large object} other {# large objects}} on the source would stay behind: they cannot be copied this way. Move them with pg_dump, or accept it by the words “{word}”.',
    otherDatabases:
      'Other databases of the server are not part of this migration: {names}. Accept it by the words “{word}”.',
    nothingBehind: 'Nothing else with data stays behind unnamed.',
    filled:
      '{count, plural, one {A table} other {# tables}} of the target hold rows already: {names}. Take an earlier copy back, or leave them out.',
    empty: 'The tables of the target are empty.',
    fits: 'The target takes every row as it is: no column is narrower and no check stricter than on the source.',
    fitsNot:
      'The target would refuse rows ({count, plural, one {one rule} other {# rules}}; rows counted up to 1,000): {names}. Deploy the schema as the source has it, mend the rows, or leave the table out.',
    guarded:
      'Row security of the target is in force for {role} on {names}: rows cannot be loaded there. Connect as a role with BYPASSRLS, or take FORCE ROW LEVEL SECURITY off until the rows are there.',
    setAside:
      'Taken away until the rows are there, and put back as they are now: {names}. Rows of the source break them (counted up to 1,000; NOT VALID says nothing of rows that were there before), or they ask other rows.',
    otherTypes:
      'Of another type on the target: {names}. The load or the comparison shows whether a value changes.',
    keyless: 'Without a key, differing rows can be counted and not named: {names}.',
    keys: 'Every table has a key by which a row can be named.',
    encoding: 'Both databases are in {source}.',
    otherEncoding:
      'The source is in {source}, the target in {target}: texts are converted, and compared by a slower hash that is the same in both.',
    sqlAscii:
      'The source is in SQL_ASCII, which says nothing of its texts: convert it to UTF-8 first, or the first byte that is none ends the copy.',
    prepared:
      '{count, plural, one {A prepared transaction is} other {# prepared transactions are}} open ({names}); what they hold is in no snapshot: commit or roll them back first.',
    oldTransaction: 'A transaction has been open for {minutes, plural, one {# minute} other {# minutes}}.',
    quiet: 'No long or prepared transaction is open.',
  },
  preview: {
    again:
      'Empty {count, plural, one {the table} other {the # tables}} that an earlier copy filled ({rows, plural, one {# row} other {# rows}}), as its journal says',
    missing: 'Leave {count, plural, one {a table} other {# tables}} that hold rows already as they are',
    largeObjects: 'Leave {count, plural, one {# large object} other {# large objects}} on the source',
    behind: 'Leave the rows of {count, plural, one {a table} other {# tables}} on the source',
    copy: 'Copy {count, plural, one {# table} other {# tables}} ({size, number, size}) in {lanes, plural, one {# lane} other {# lanes}}',
    setAside:
      'Take {count, plural, one {# constraint} other {# constraints}} away that rows of the source break, or that ask other rows, and put {count, plural, one {it} other {them}} back as now after the rows',
    indexes: 'Take {count, plural, one {# index} other {# indexes}} away and build them again after the rows',
    after: 'Set the sequences, ANALYZE, fill materialized views, count orphans, compare every row',
    replica:
      'Foreign keys and triggers are silent while rows arrive; orphans are counted on both sides afterwards.',
    origin:
      'The role may not silence foreign keys: parents are copied first, and triggers of users are switched off meanwhile.',
  },
  copy: {
    moved:
      '{rows, plural, one {# row} other {# rows}} of {count, plural, one {# table} other {# tables}} ({size, number, size}) arrived in {seconds, plural, one {# second} other {# seconds}}; as many left as arrived.',
    unequal: 'Not as many rows arrived as left: {names}.',
    notVerified: 'The rows were not compared.',
    orphans: 'The target has rows without their parent that the source does not have: {names}.',
    knownOrphans: '{rows, plural, one {# row} other {# rows}} have no parent, as on the source.',
    noOrphans:
      'Every row has its parent ({count, plural, one {# foreign key} other {# foreign keys}} counted on both sides).',
    sequences: '{count, plural, one {# sequence stands} other {# sequences stand}} where the source’s do.',
    sequencesLost: 'Sequences of the source have no place in the target: {names}.',
    back: 'Indexes, triggers, constraints and the planner’s figures are as they should be ({count, plural, one {# object} other {# objects}} asked).',
    notBack: 'Not as it was before the copy: {names}. Take the copy back, or make it again by hand.',
    notHeld: 'NOT VALID on the target now, though valid on the source: the rows do not hold {names}.',
    brokenAside: 'NOT VALID as on the source, and rows break {names} (counted up to 1,000).',
    unanalysed: 'The planner has no figures of {names}: run ANALYZE.',
    left: 'Stayed behind, by name: {names}.',
    nothingLeft: 'Nothing stayed behind.',
  },
  verify: {
    complete: 'Every table and column of the source was compared.',
    kept: 'Every table and column of the source was compared, {count, plural, one {one of them} other {# of them}} in an earlier run: the time stands beside it.',
    notCompared: 'Not compared: {names}.',
    lost: '{count, plural, one {A table} other {# tables}} of the source are not in the target: {names}.',
  },
  view: {
    way: {
      follow:
        'The plan follows the source while the application goes on, since nothing stands in the way: the switch then takes less than a second.',
      mend: 'Something stands in the way of either way ({obstacles}): mend that first, then the plan follows the source.',
      provider:
        'The plan takes the way with a pause, since {name} has no logical replication: the application stands still until every row is copied and compared.',
      settings:
        'As it stands the plan takes the way with a pause, since the source cannot be followed ({obstacles}). Mend that as its criterion says, look again, and the plan follows it instead.',
      unknown:
        'The plan takes the way with a pause, since the source could not be asked whether it can be followed (as before PostgreSQL 11).',
      goTo: 'To {number} {title}',
    },
    again: 'Compare again',
    againTable: 'Compare again: {table}',
    comparedAt: 'earlier:',
    checksum: 'Checksum',
    sumEqual: 'equal',
    sumDiffers: '{bad, plural, one {# part differs} other {# parts differ}}, of {all, number}',
    number: '{value, number}',
    size: '{value, number, size}',
    seconds: '{value, number, ::.0} s',
    stage: {
      snapshot: 'Snapshot',
      rows: 'Rows',
      indexes: 'Indexes',
      sequences: 'Sequences',
      analyze: 'ANALYZE',
      views: 'Views',
      orphans: 'Orphans',
      verify: 'Comparison',
    },
    table: 'Table',
    source: 'Rows on the source',
    target: 'Rows on the target',
    state: 'State',
    bytes: 'Bytes',
    time: 'Time',
    keys: 'Rows that differ, by key',
    equal: 'equal',
    differs: 'differs',
    cut: 'and more',
    none: 'no key: counted only',
    stages: 'Where the time went',
    caption: 'Rows, table by table',
    missing: 'missing',
    extra: 'too many',
    different: 'different',
    more: '{count, plural, one {# more table, equal} other {# more tables, equal}}',
    estimated: 'Rows (estimate)',
    key: 'Key',
    noKey: 'none',
  },
  undo: {
    truncate:
      'Empty exactly the {count, plural, one {table} other {# tables}} that the copy filled ({rows, plural, one {# row} other {# rows}})',
    switched:
      'The application was sent to this target: undo the switch (D.7) first, which brings back what was written here.',
    foreign: 'Somebody else wrote to them since; their rows would go too: {tables}.',
  },
} as const;
