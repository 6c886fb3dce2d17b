/** Texts of following a source while it is written to. */
export const follow = {
  field: {
    others: 'Also drop slots of others that nobody reads',
    othersHelp: 'Only when their migration is gone: what waited in them is lost to it.',
    notes: 'Also the notes on the target',
    notesHelp:
      'What copies, followings and switches wrote down of themselves. Without them a copy or a switch is not taken back any more.',
    minutes: 'Minutes',
    minutesHelp:
      'Empty: until it is stopped, also across restarts of this machine. 0: until the target has caught up. Stopping loses nothing: it goes on where it was.',
    verify: 'Compare both sides at the end',
    verifyEvery: 'Minutes between two exact comparisons',
    verifyEveryHelp:
      'Both sides are compared at one place of the log while both are written to; 0 for never.',
    everything: 'Ask every table in each comparison',
    everythingHelp:
      'Otherwise a table that was equal, and for which nothing came since, is not asked again; it is named with the time at which it was compared.',
  },
  preview: {
    source:
      'Make a publication of {count, plural, one {# table} other {# tables}} on the source{identities, plural, =0 {} one {, and an identity for # table} other {, and identities for # tables}}',
    slot: 'The copy will make the slot {slot} on the source: from then on it keeps its WAL until it is read here',
    follow:
      'Apply what {slot} brings since {lsn}{isOpen, select, yes { until it is stopped} other {{minutes, plural, =0 { until the target has caught up} one { for # minute} other { for # minutes}}}}',
    held: 'Make the slot {slot} on the source and copy at its moment',
    mixed:
      'Only the missing tables cannot be copied here: following starts from one moment for all of them. Copy all again.',
  },
  obstacle: {
    walLevel:
      'wal_level is {level}: set it to logical (on RDS rds.logical_replication = 1, on Cloud SQL cloudsql.logical_decoding = on) and restart the server.',
    standby: 'This server is a standby: connect to the primary.',
    slots: 'Every replication slot is taken: raise max_replication_slots, or drop one that nobody uses.',
    senders: 'Every WAL sender is taken: raise max_wal_senders.',
    role: 'The role may not replicate: ALTER ROLE … REPLICATION, or on RDS GRANT rds_replication.',
    publish: 'The role may not make a publication: GRANT CREATE ON DATABASE, and own the tables.',
    prepared: 'There are prepared transactions: a slot waits for their end. Commit or roll them back.',
  },
  provider: {
    how: 'The source lives at {name}. There: {setting}; role: {role}; {restart, select, reboot {then restart the server} none {no restart is needed} other {ask the provider about a restart}}. {limit, select, idleSlots {Slots that nobody reads for about 40 hours are removed there. } noKeepSize {How much log a slot may hold (max_slot_wal_keep_size) cannot be limited there: watch the disk. } support {Its support switches it on, for workspaces from Pro on and disks from 10 GB on, and wants to be told the role. } directHost {Only the direct address replicates, not the pooler; max_slot_wal_keep_size is set with its command line. } flyDirect {Take direct.….flympg.net, not pgbouncer.….flympg.net. } other {}}Source: {source}',
    cannot: '{name} has no logical replication, so the source cannot be followed there. Source: {source}',
    pause:
      'The way with a pause: stop the writers, copy, compare, switch. The copy of a rehearsal says how long that takes: its time is the pause.',
  },
  prepare: {
    published: '{count, plural, one {# table is} other {# tables are}} published, and no other.',
    notPublished: 'The publication does not list what was asked for: {names}.',
    identities:
      'Every table says which row a change is about{count, plural, =0 {} one {; # got an identity for it} other {; # got an identity for it}}.',
    lacking: 'UPDATE and DELETE would fail on the source for want of an identity: {names}.',
    limited: 'The source keeps at most {megabytes, number} MB of WAL for a slot (max_slot_wal_keep_size).',
    unlimited:
      'Nothing limits the WAL that the source keeps for a slot (max_slot_wal_keep_size): left alone, it fills the disk.',
  },
  undo: {
    source:
      'Take slot, publication and identities off the source ({count, plural, one {# name} other {# names}})',
  },
  lag: {
    unknown: 'It was not looked at.',
    small:
      '{transactions, plural, one {# transaction} other {# transactions}} applied; {megabytes, number} MB and {seconds, number} s behind.',
    large:
      'The target is {megabytes, number} MB and {seconds, number} s behind ({transactions, plural, one {# transaction} other {# transactions}} applied).',
  },
  held: {
    small: 'The source holds {held, number} MB of WAL for us, of {limit, number} MB that it may.',
    large:
      'The source holds {held, number} MB of WAL for us, more than half of the {limit, number} MB after which the slot is lost.',
    unlimited: 'The source holds {held, number} MB of WAL for us, and nothing limits that.',
  },
  schema: {
    same: 'Every followed table is what it was when following began: columns, keys, rules, indexes, defaults, triggers, values of enums. Views and functions are not watched.',
    others:
      'No row is harmed by it, but the target does not have it: {names}. Do the same there before the switch.',
    changed: 'The source’s schema has changed: {changes}.',
  },
  compared: {
    kept: 'Every table and column was compared; {count, plural, one {# table of {tables, number}} other {# of {tables, number}}} earlier, at the time that stands beside it: no change came for it since, and neither server counted a write to it. A write that no server has counted yet is not looked for there.',
  },
  clean: {
    notes:
      'Also drop the notes on the target (schema {schema}): no copy and no switch is taken back after that',
    notesUnknown: 'Whether notes are on the target was not asked.',
    noNotes: 'The target has none of our notes (schema mudanza_rows).',
    notesNeeded:
      'Our notes stay on the target (schema mudanza_rows): {names} still {count, plural, one {needs} other {need}} them.',
    notesStay:
      'Our notes stay on the target (schema mudanza_rows, {count, plural, one {# table} other {# tables}}): undoing a copy or a switch needs them. When nobody wants to go back, clean up again with “Also the notes on the target”.',
    reverse: 'Give the way back up: {slot} on the target and its journal on the source',
    strangeDropped: 'Also drop what nobody reads, of migrations that are gone: {names}',
    action:
      'Take away what is ours on both sides ({count, plural, one {# name} other {# names}} on the source)',
    strangeOne: '{name} is another migration’s, or of one that is lost; it holds {megabytes, number} MB.',
    left: 'Still there: {names}.',
    nothing: 'Nothing of this migration is left on either side ({count, number} taken away).',
    noStrange: 'No other slot of Mudanza is on what was asked.',
  },
  reverse: {
    action: 'Write to the source what {slot} brings back from the target since {lsn}',
    alone:
      'The source stays closed to its application: only this relay may write there. Unfence it only through the rollback.',
    lost: 'The log that {slot} was to read is thrown away: going back now loses what was written to the target.',
    sequences:
      '{count, plural, =0 {The source’s sequences are beyond what the target has given.} one {# sequence of the source was set beyond what the target has given.} other {# sequences of the source were set beyond what the target has given.}}',
    undo: 'Give the way back up: drop {slot} and its publication on the target, and the journal on the source',
  },
  slots: {
    unknown: 'Whether slots of Mudanza are on this server was not asked.',
    active: 'Other followings are at work on this server: {names}.',
    orphaned:
      '{count, plural, one {A slot of Mudanza is} other {# slots of Mudanza are}} there that nobody reads: {names}.{there, select, none {} other { On the target: {there}.}} It keeps {held, number, size} of WAL, and more each day, until the disk is full. If its migration is gone, run there: {statements} (or Clean up with “others too”).',
  },
  preflight: {
    unknown: 'Whether the source can be followed was not asked.',
    can: 'The source can be followed while it is written to: the switch then takes seconds.',
    canAt:
      'The source can be followed while it is written to: the switch then takes seconds. It lives at {name}. {limit, select, idleSlots {Slots that nobody reads for about 40 hours are removed there. } noKeepSize {How much log a slot may hold (max_slot_wal_keep_size) cannot be limited there: watch the disk. } support {Its support switches it on, for workspaces from Pro on and disks from 10 GB on, and wants to be told the role. } directHost {Only the direct address replicates, not the pooler; max_slot_wal_keep_size is set with its command line. } flyDirect {Take direct.….flympg.net, not pgbouncer.….flympg.net. } other {}}Source: {source}',
    plain:
      'As it stands the source cannot be followed ({obstacles}): set wal_level = logical, restart, and use a role with REPLICATION. {isKnown, select, yes {At the speed of the last copy a move with a pause would stop the application for about {seconds, plural, one {# second} other {# seconds}}.} other {A move with a pause stops the application for as long as a copy and its comparison take; a first copy measures that.}}',
    how: 'As it stands the source cannot be followed ({obstacles}). At {name}: {setting}; role: {role}; {restart, select, reboot {then restart the server} none {no restart is needed} other {ask the provider about a restart}}. {limit, select, idleSlots {Slots that nobody reads for about 40 hours are removed there. } noKeepSize {How much log a slot may hold (max_slot_wal_keep_size) cannot be limited there: watch the disk. } support {Its support switches it on, for workspaces from Pro on and disks from 10 GB on, and wants to be told the role. } directHost {Only the direct address replicates, not the pooler; max_slot_wal_keep_size is set with its command line. } flyDirect {Take direct.….flympg.net, not pgbouncer.….flympg.net. } other {}}Source: {source} {isKnown, select, yes {At the speed of the last copy a move with a pause would stop the application for about {seconds, plural, one {# second} other {# seconds}}.} other {A move with a pause stops the application for as long as a copy and its comparison take; a first copy measures that.}}',
    cannot:
      '{name} has no logical replication, so the source cannot be followed. Source: {source} {isKnown, select, yes {At the speed of the last copy a move with a pause would stop the application for about {seconds, plural, one {# second} other {# seconds}}.} other {A move with a pause stops the application for as long as a copy and its comparison take; a first copy measures that.}}',
  },
  back: {
    carried:
      'Close the target, bring back what was written there since the switch, compare both sides, then let the application in at the source again ({roles})',
    untouched:
      'Let the application in at the source again ({roles}); nobody has written to the target since the switch',
    lost: 'Let the application in at the source again ({roles}) and lose what was written to the target since: {tables}',
    stopFirst:
      'Stop “Carry changes back” (D.8) first, on its page: it carries changes back right now, and only one may. Nothing is lost by stopping it.',
    pointFirst:
      'Point the backend at the source and restart it first: while it still writes to the target, going back is refused and changes nothing.',
    done: {
      carried:
        'Everything is back on the source; {transactions, plural, one {# transaction} other {# transactions}} came back at the end.',
      untouched: 'The source is open again.',
      lost: 'The source is open again, without what was written to the target.',
    },
    noSwitch: 'The application was never switched over: no row had to come back.',
    wasUntouched: 'Nobody had written to the target since the switch: nothing is lost.',
    wasLost: 'What was written to the target since the switch is lost, as was accepted: {tables}.',
    wasCarried:
      'Everything that was written to the target came back ({transactions, plural, one {# transaction} other {# transactions}} at the end); {compared, plural, one {# table was} other {# tables were}} compared and found equal before the source opened.',
    notCompared:
      'What was written to the target came back ({transactions, plural, one {# transaction} other {# transactions}} at the end); it was not compared.',
  },
  /** What is shown of a following once it is over. */
  view: {
    slot: 'Replication slot',
    publication: 'Publication',
    from: 'Taken up at',
    changes: 'Changes of rows',
    time: 'Went on for',
    reconnects: 'Connection lost',
    keep: 'Log that the slot may keep',
    unlimited: 'Without a limit: it may fill the disk',
    freeSlots: 'Slots still free',
    identities: 'Got an identity of the whole row',
    lacking: 'Cannot be updated any more',
    leaveOut: 'Left out',
    published: 'Tables in the publication',
    schemaChanges: 'Changed in the schema meanwhile',
    otherChanges: 'Changed of the tables besides',
    taken: 'Taken away',
    left: 'Still there',
    strange: 'Of others',
    notes: 'Notes kept on the target',
    nothing: 'There was nothing to take away.',
  },
  log: {
    lost: 'The connection was lost; it is tried again in {seconds, plural, one {# second} other {# seconds}}.',
    stands:
      '{transactions, plural, one {# transaction} other {# transactions}} applied, {lag, number} MB behind; the source holds {held, number} MB.',
  },
} as const;
