export const schema = {
  field: {
    dataApiUrl: 'Address of the Data API',
    dataApiUrlHelp: 'Only when it is not the project’s own address.',
    accepted: 'Accepted differences',
    acceptedHelp:
      'One per line: what it is, a colon, and why, for example “index public.extra_idx: made by the DBA”. They go to the report with that reason.',
    origin: 'Where the schema comes from',
    text: 'SQL',
    textHelp: 'Up to 20 MB; plain SQL, as pg_dump writes it.',
    file: 'File',
    fileHelp: 'A plain SQL file of up to 20 MB.',
    path: 'Path in the backend’s folder',
    pathHelp: 'From the backend’s folder on, for example db/schema.sql.',
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
    askingDataApi:
      'Asking the Data API at {url} for {count, plural, one {# table} other {# tables}}, one row each.',
    lockedDown: '{statement}',
    exposure:
      '{count, plural, one {# table or view} other {# tables and views}}, {open} open to the public key or to any account.',
    dumping: 'Taking the schema from the source with pg_dump {version}.',
    parsed: '{count, plural, one {# statement} other {# statements}} read with the Postgres grammar.',
    building: 'Building the schema in an empty scratch database.',
    built:
      'The scratch database holds {objects, plural, one {# object} other {# objects}} after {ms, number} ms.',
    notBuilt: 'The scratch server cannot build it: {reason}',
    dryRun:
      'Trying {count, plural, one {# statement} other {# statements}} on the target, to be rolled back.',
    rolledBack: 'Everything ran and was rolled back after {ms, number} ms.',
    previewed:
      'The previewed file has SHA-256 {sha256} and {count, plural, one {# statement} other {# statements}}.',
    deploying: 'Deploying {count, plural, one {# statement} other {# statements}} in one transaction.',
    statement: '{number}. {label} ({ms, number} ms)',
    progress: '{label}',
    deployed: 'Committed after {ms, number} ms; {count, plural, one {# object} other {# objects}} made.',
    alreadyThere: 'The target has all of it already. Nothing was sent.',
    secondPart:
      'Second part: {count, plural, one {# statement} other {# statements}} that cannot run in a transaction.',
    dropped: '{statement}',
    readingTarget: 'Reading the target’s catalog.',
    readingSource: 'Reading the source’s catalog.',
  },
  action: {
    lockDown: '{statement}',
    measureOnly: 'Measure only; nothing is changed.',
    statement: '{label} (line {line})',
    more: '… and {count, plural, one {# more statement} other {# more statements}}; the whole file is an artifact of the preview.',
    nothing: 'Nothing: the target has all of it already.',
    restore: 'Put back what the deploy altered',
    opensRows: 'Afterwards {to} may {may} on {on}',
    opensFuture: 'Afterwards {to} may {may} on what is made later ({on})',
    opensMember: 'Afterwards {to} is a member of {on}',
    opensSchema: 'Afterwards {to} may make objects in {on}',
    notUndoable: 'Changes {what}, which undo cannot give back',
    notUndoableMore:
      'Changes {count, plural, one {one more thing} other {# more things}} that undo cannot give back',
    nothingToUndo: 'Nothing: what the deploy made is gone.',
    drop: 'Drop {kind} {name}',
  },
  note: {
    open: '{open, plural, =0 {No table is} one {One table or view is} other {# tables and views are}} open to the public key or to any account now.',
    proved:
      'Before it is committed, the change is tried as role anon and as the backend’s role; if either is not as it should be, it is rolled back.',
    session: 'Through the session-mode connection.',
    pooler:
      'Through the pooler, in one transaction: there is no session-mode connection. That works; long statements may meet the pooler’s limits.',
    sha: 'SHA-256 of the file: {sha256}',
    rows: 'These tables hold rows that the deploy did not write, and dropping a table would delete them: {tables}. Keep the schema if the rows are wanted; otherwise save them and empty the tables yourself.',
    others:
      '{count, plural, one {Something that the deploy did not make hangs} other {# things that the deploy did not make hang}} on what it made: {objects}. Remove or move that first.',
    lost: '{count, plural, one {One thing that was there before was changed or removed for good; undo cannot give it} other {# things that were there before were changed or removed for good; undo cannot give them}} back.',
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
    extensionVersion: 'The extension {name} comes in the version the target offers.',
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
      'Builds: {count, plural, one {# statement} other {# statements}} in a scratch database of PostgreSQL {major}, in {ms, number} ms.',
    builtOther:
      'Builds: {count, plural, one {# statement} other {# statements}} in {ms, number} ms, but in a scratch database of PostgreSQL {major}; the target runs {target}.',
    builtOnTarget: 'Built on the target itself and rolled back, since the scratch server cannot: {reason}',
    notBuilt:
      'The scratch server could not build it, so there is nothing to compare the target with: {reason}',
    dryRun: 'Ran on the target and was rolled back, in {ms, number} ms.',
    dryRunPart:
      'Ran on the target and was rolled back, in {ms, number} ms; {count, plural, one {# statement} other {# statements}} cannot be tried that way.',
    alreadyThere: 'The target has all of it already.',
    noClash: 'No clash: {count, plural, one {# object} other {# objects}} to make.',
    clash:
      '{count, plural, one {One object of that name is} other {# objects of these names are}} there and different.',
    lintClean: 'Nothing to warn about; {count, plural, one {# note} other {# notes}}.',
    lint: '{count, plural, one {# remark} other {# remarks}} on the file.',
  },
  deploy: {
    applied:
      '{count, plural, one {# statement} other {# statements}} applied in one transaction of {ms, number} ms; {created, plural, one {# object} other {# objects}} made.',
    alreadyThere: 'Already there: the target has all of it, and nothing was sent.',
    previewed: 'Exactly the previewed file was deployed (SHA-256 {sha256}).',
    secondPart:
      '{count, plural, =0 {Every statement could run in the transaction} one {# statement ran after the commit, on its own} other {# statements ran after the commit, on their own}}.',
    secondPartFailed:
      'The schema is deployed, but “{statement}”, which cannot run in a transaction, failed: {message} ({state}). What it left half done was removed; deploy again to try it once more.',
    undoable: 'Undo drops exactly what was made, and puts back what was altered.',
    partlyUndoable:
      'Not undoable: {count, plural, one {one thing} other {# things}} that stood before cannot be given back by undo: {first}.',
  },
  verify: {
    othersSame:
      'The file makes nothing that is counted as an object. What it sets beside ({others, plural, one {# schema, extension or set of default privileges} other {# schemas, extensions and sets of default privileges}}) stands on the target as it says.',
    nothing: 'There is no object to compare.',
    same: {
      file: 'The target is what the file builds: {objects, plural, one {# object} other {# objects}} compared.',
      source:
        'The target has a place for everything the source holds: {objects, plural, one {# object} other {# objects}} compared{onlyThere, plural, =0 {} other {, # only in the target}}.',
      drift: 'The file is what the source is: {objects, plural, one {# object} other {# objects}} compared.',
    },
    differs: {
      file: 'The target is not what the file builds: {fails} wrong, {warns} to look at, {notes} for the record, of {objects}.',
      source:
        'The target is not what the source is. Objects compared: {objects, number}; only in the source: {onlyHere, number}; different: {different, number}; only in the target: {onlyThere, number}. What the source holds and the target lacks has to be mended, or accepted object by object.',
      drift:
        'The file is not what the source is. Objects compared: {objects, number}; only in the source: {onlyThere, number}; different: {different, number}; only in the file: {onlyHere, number}.',
    },
    none: {
      file: 'There was no scratch build to compare with.',
      source: 'There is no source to compare with.',
      drift: 'There is no source to compare the file with.',
    },
    accepted:
      '{accepted, plural, one {One difference was} other {# differences were}} accepted with a reason; the rest of {objects} is the same.',
    rowsHomeless:
      '{count, plural, one {One table of the source holds rows that have} other {# tables of the source hold rows that have}} no table in the target: {tables}. Deploy {count, plural, one {it} other {them}}, or accept each by name.',
    rowsGivenUp:
      'Given up by name: the rows of {count, plural, one {one table} other {# tables}} without a table in the target: {tables}.',
    rowsHaveAPlace:
      'Every table of the source that holds rows has its table in the target ({count, plural, one {# table} other {# tables}}). That says nothing of the rows.',
    triggersProved:
      '{count, plural, =0 {No trigger was to be proved} one {# trigger was proved by an update that was rolled back} other {# triggers were proved by updates that were rolled back}}{untried, plural, =0 {.} other {; of # nothing can be said.}}',
    triggerDead:
      'The trigger {trigger} left {columns} as it was when a row was updated, although it says to set it ({count} such).',
  },
  lint: {
    noPrimaryKey: 'The table has no primary key.',
    foreignKeyWithoutIndex:
      'No index begins with the columns of this foreign key: changing a parent reads the whole table.',
    redundantIndex: 'Redundant: {by} begins with the same columns already.',
    timestampWithoutZone:
      'timestamp without time zone: what it means depends on who reads it. timestamptz keeps the moment.',
    serialColumn: 'serial works; an identity column is the newer way and needs no rights on a sequence.',
    functionSearchPath:
      'The function takes the caller’s search_path. Set one of its own, for example an empty one.',
    securityDefinerView:
      'The view reads with its owner’s rights. WITH (security_invoker = true) makes it read with the caller’s.',
    definerFunction:
      'The Data API offers it to whoever holds the public key, and it runs with its owner’s rights. Revoke EXECUTE from public, anon and authenticated, or keep it in a schema that is not exposed.',
    policyLetsEverybody:
      'The policy lets everybody through who has not even signed in: every row, without a condition.',
    rowSecurityWithoutPolicy:
      'Row level security without a policy in this file: only the owner and roles that pass by it see rows.',
    publicWithoutRowSecurity:
      'The Data API serves schema public: without row level security the table hangs on its grants alone.',
    locksTable: 'Locks a table that is there already while it reads all of it.',
    rewritesTable: 'Rewrites a table that is there already, and locks it meanwhile.',
    destructive: 'Takes objects or rows away.',
    runsOutside:
      'Cannot run in a transaction: it comes after the commit, on its own, and cannot be rolled back.',
    opensSchema: 'Lets everybody who connects, or whoever holds the public key, make objects in the schema.',
    opensToPublic: 'Opens data to whoever holds the public key, or to any account.',
    writesRows: 'The file writes rows: run twice, they come twice unless the statement prevents it.',
  },
  lockDown: {
    none: 'Measure only',
    rls: 'Row level security on, without a policy',
    revoke: 'Take the grants away, also for new tables',
  },
  exposure: {
    noRoles: 'The server has no roles anon and authenticated: it is not laid out like a Supabase project.',
    open: '{count, plural, one {One table or view is} other {# tables and views are}} open to the public key or to any account, {first} first.',
    noTables: 'There is no table yet that could be open.',
    closed:
      'None of {count, plural, one {# table or view} other {# tables and views}} is open to the public key.',
    defaults: 'New tables would be open: default privileges on {list}.',
    sequences:
      '{count, plural, one {{first} may be read or moved by a public role} other {# sequences may be read or moved by a public role, {first} among them}}: a lock-down by revoke closes them.',
    noSequences: 'No public role may use a sequence.',
    noDefaults: 'New tables are not open by default.',
    functions:
      '{count, plural, one {One function} other {# functions}} with its owner’s rights may be called by the public roles: {first}.',
    noFunctions: 'No function with its owner’s rights may be called by the public roles.',
    notAsked: 'The Data API was not asked.',
    apiOpen:
      'The Data API gave rows of {count, plural, one {one table} other {# tables}} to the public key: {first}.',
    apiClosed:
      'The Data API gave no row of {count, plural, one {# table} other {# tables}} to the public key; {unclear} unclear.',
    unchanged: 'Nothing was changed, so the backend’s access is what it was.',
    proved:
      '{count, plural, one {# table or view was} other {# tables and views were}} closed: role anon tried and got nothing, the backend’s role {role} kept its access.{tries, plural, =0 {} one { Of every privilege of every kind # attempt as a public role was refused.} other { Of every privilege of every kind # attempts as the public roles were refused.}}',
  },
  view: {
    file: 'File',
    sha: 'SHA-256',
    statements: 'Statements',
    schemas: 'Schemas',
    scratch: 'Scratch build',
    target: 'Target',
    through: { session: 'session-mode connection', pooler: 'pooler' },
    postgres: 'PostgreSQL {major}',
    ms: '{ms, number} ms',
    rewrites: 'What was changed in the file',
    findings: 'Remarks on the file',
    toCreate: 'What will be made',
    clashes: 'What is there and different',
    line: 'Line',
    rule: 'Rule',
    reason: 'Reason',
    before: 'In the file',
    after: 'Becomes',
    leftOut: 'left out',
    object: 'Object',
    name: 'Name',
    statement: 'Statement',
    time: 'Time',
    slowest: 'The slowest statements',
    history: 'Deploys of this migration',
    outcome: 'Outcome',
    deployed: 'deployed',
    'already-there': 'already there',
    secondPart: 'Second part, outside the transaction',
    more: '{count, plural, one {… and # more} other {… and # more}}; the files have all of it.',
    copySql: 'For Supabase’s SQL editor',
    copySqlHelp: 'Copy this, run it there, then go straight to “Validate schema”.',
    nothing: 'Nothing.',
    fileToTarget: 'File and target',
    sourceToTarget: 'Source and target',
    fileToSource: 'File and source',
    difference: 'Difference',
    expected: 'Expected',
    actual: 'Found',
    mend: 'SQL that would mend it (not run)',
    accepted: 'Accepted, because {reason}',
    change: { missing: 'missing', different: 'different', extra: 'extra', renamed: 'looks renamed' },
    mendHazard: {
      'loses-rows': 'Takes what it holds away: make sure that nobody needs these rows or values.',
      'changes-values': 'Writes values anew: look at what the column holds first.',
      'needs-values': 'Not all of it: the rows that are there need a value first.',
    },
    weight: { fail: 'wrong', warn: 'to look at', note: 'for the record' },
    same: 'No difference.',
    notCompared: 'Not compared.',
    contained: '{count, plural, one {with # thing in it} other {with # things in it}}',
    triggers: 'Triggers, proved by doing',
    trigger: 'Trigger',
    table: 'Table',
    state: {
      proved: 'proved',
      'fired-nothing': 'changed nothing',
      'not-judged': 'not checked',
      'not-tried': 'not tried',
    },
    detail: 'Detail',
    tables: 'Tables and views',
    rowSecurityIs: { on: 'table, row security on', off: 'table, row security off' },
    right: {
      open: 'may do it now',
      closed: 'closed by this lock-down',
      held: 'granted, but row security lets nothing through',
      none: 'may not',
    },
    inTransaction:
      '{statements, plural, one {# statement} other {# statements}} in one transaction, {ms, number} ms, through the {door}',
    objects: '{count, plural, =0 {nothing new} one {# new object} other {# new objects}}',
    share: 'Share of the longest',
    proofs: 'Tried after the lock-down',
    anon: { refused: 'refused', 'sees-nothing': 'sees nothing' },
    backend: 'The backend’s role',
    backendSees: 'sees rows',
    backendMay: 'may read; no row to see',
    dataApi: 'What the Data API answered',
    answer: {
      rows: 'rows: open',
      empty: 'no row: row security, or empty',
      refused: 'refused: no grant',
      'not-served': 'not served',
      unclear: 'unclear',
    },
    status: 'HTTP status',
  },
} as const;
