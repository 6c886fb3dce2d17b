export const schema = {
  field: {
    origin: 'Where the schema comes from',
    text: 'SQL',
    textHelp: 'For “pasted”. Up to 20 MB; plain SQL as pg_dump or psql know it.',
    file: 'File',
    fileHelp: 'For “uploaded file”. A plain SQL file of up to 20 MB.',
    path: 'Path in the backend’s folder',
    pathHelp: 'For “file in the backend’s folder”, for example db/schema.sql.',
    lockTimeout: 'Wait for a lock (seconds)',
    lockTimeoutHelp: 'When another session holds a lock for longer, the deploy stops and nothing is applied.',
    statementTimeout: 'Time per statement (seconds)',
    statementTimeoutHelp: '0 = no limit.',
    lockDown: 'Lock down',
    lockDownHelp: 'How tables that the public key reaches are closed. Previewed first, and undoable.',
    askDataApi: 'Ask the Data API itself',
    askDataApiHelp: 'Sends one read per table with the anon key, and none that writes.',
  },
  origin: {
    default: 'The default schema (sql/schema.sql)',
    pasted: 'Pasted SQL',
    file: 'Uploaded file',
    workspace: 'File in the backend’s folder',
    source: 'Taken from the live source (pg_dump)',
  },
  log: {
    dumping: 'Taking the schema from the source with pg_dump {version}.',
    parsed: '{count, plural, one {# statement} other {# statements}} read with the Postgres grammar.',
    building: 'Building the schema in an empty scratch database.',
    built: 'The scratch database holds {objects, plural, one {# object} other {# objects}} after {ms} ms.',
    notBuilt: 'The scratch server cannot build it: {reason}',
    dryRun:
      'Trying {count, plural, one {# statement} other {# statements}} on the target, to be rolled back.',
    rolledBack: 'Everything ran and was rolled back after {ms} ms.',
    previewed:
      'The previewed file has SHA-256 {sha256} and {count, plural, one {# statement} other {# statements}}.',
    deploying: 'Deploying {count, plural, one {# statement} other {# statements}} in one transaction.',
    statement: '{number}. {label} ({ms} ms)',
    progress: '{label}',
    deployed: 'Committed after {ms} ms; {count, plural, one {# object} other {# objects}} made.',
    alreadyThere: 'The target has all of it already. Nothing was sent.',
    secondPart:
      'Second part: {count, plural, one {# statement} other {# statements}} that cannot run in a transaction.',
    dropped: '{statement}',
    readingTarget: 'Reading the target’s catalog.',
    readingSource: 'Reading the source’s catalog.',
  },
  action: {
    statement: '{label} (line {line})',
    more: '… and {count, plural, one {# more statement} other {# more statements}}; the whole file is an artifact of the preview.',
    nothing: 'Nothing: the target has all of it already.',
    nothingToUndo: 'Nothing: what the deploy made is gone.',
    drop: 'Drop {kind} {name}',
  },
  note: {
    session: 'Through the session-mode connection.',
    pooler:
      'Through the pooler, in one transaction: there is no session-mode connection. That works; long statements may meet the pooler’s limits.',
    sha: 'SHA-256 of the file: {sha256}',
    altered:
      '{count, plural, one {One object that was there before was changed or removed; that} other {# objects that were there before were changed or removed; these}} cannot be taken back by dropping.',
  },
  rewrite: {
    psqlCommand: '\\{command} is for psql and changes nothing in the database: left out.',
    sessionSetting:
      'A SET that outlives the transaction would land on other users of the pooler: made SET LOCAL.',
    ownLimit: 'The deploy sets {name} itself: left out.',
    transactionControl: 'The deploy is one transaction of its own: BEGIN and COMMIT are left out.',
    owner:
      'The role {role} of the source owns nothing here; what is made belongs to the role that deploys: left out.',
    extensionThere: 'The extension {name} is in the schema {schema} already: left out.',
    extensionHome: 'The extension {name} goes to the schema {schema}, in the version the target offers.',
    extensionComment: 'Only the owner of an extension may comment on it: left out.',
    extensionChange: 'Extensions are updated by the platform: left out.',
    extensionMember:
      '{names} belongs to an extension that lives in another schema here: the schema in front of it was changed.',
    eventTrigger: 'Event triggers belong to the platform: left out.',
    realtimePublication: 'The publication supabase_realtime is there already: left out.',
    defaultPrivileges: 'Default privileges of the role {role} are not ours to change: left out.',
    databaseComment: 'The comment is about the database, not the schema: left out.',
    publicSchema: 'The schema public is there already: left out.',
    schemaIfMissing: 'IF NOT EXISTS was added, so that the file can be run again.',
    concurrentIndex: '{table} is made by this file, so nobody is kept waiting: CONCURRENTLY was left out.',
  },
  preview: {
    built:
      'Builds: {count, plural, one {# statement} other {# statements}} in a scratch database of PostgreSQL {major}, in {ms} ms.',
    builtOther:
      'Builds: {count, plural, one {# statement} other {# statements}} in {ms} ms, but in a scratch database of PostgreSQL {major}; the target runs {target}.',
    notBuilt:
      'The scratch server could not build it, so there is nothing to compare the target with: {reason}',
    dryRun: 'Ran on the target and was rolled back, in {ms} ms.',
    dryRunPart:
      'Ran on the target and was rolled back, in {ms} ms; {count, plural, one {# statement} other {# statements}} cannot be tried that way.',
    alreadyThere: 'The target has all of it already.',
    noClash: 'No clash: {count, plural, one {# object} other {# objects}} to make.',
    clash:
      '{count, plural, one {One object of that name is} other {# objects of these names are}} there and different.',
    lintClean: 'Nothing to warn about; {count, plural, one {# note} other {# notes}}.',
    lint: '{count, plural, one {# remark} other {# remarks}} on the file.',
  },
  deploy: {
    applied:
      '{count, plural, one {# statement} other {# statements}} applied in one transaction of {ms} ms; {created, plural, one {# object} other {# objects}} made.',
    alreadyThere: 'Already there: the target has all of it, and nothing was sent.',
    previewed: 'Exactly the previewed file was deployed (SHA-256 {sha256}).',
    undoable: 'Undo drops exactly what was made.',
    partlyUndoable:
      '{count, plural, one {One object} other {# objects}} that stood before {count, plural, one {was} other {were}} changed or removed; undo cannot give all of that back.',
  },
  verify: {
    same: {
      file: 'The target is what the file builds: {objects, plural, one {# object} other {# objects}} compared.',
      source:
        'The target is what the source is: {objects, plural, one {# object} other {# objects}} compared.',
      drift: 'The file is what the source is: {objects, plural, one {# object} other {# objects}} compared.',
    },
    differs: {
      file: 'The target is not what the file builds: {fails} wrong, {warns} to look at, {notes} for the record, of {objects}.',
      source:
        'The target is not what the source is: {fails} wrong, {warns} to look at, {notes} for the record, of {objects}.',
      drift:
        'The file is not what the source is: {fails} wrong, {warns} to look at, {notes} for the record, of {objects}.',
    },
    none: {
      file: 'There was no scratch build to compare with.',
      source: 'There is no source to compare with.',
      drift: 'There is no source to compare the file with.',
    },
    triggersProved:
      '{count, plural, =0 {No trigger was to be proved} one {# trigger was proved by an update that was rolled back} other {# triggers were proved by updates that were rolled back}}; {untried} could not be tried.',
    triggerDead: 'The trigger {trigger} changed nothing when a row was updated ({count} such).',
  },
} as const;
