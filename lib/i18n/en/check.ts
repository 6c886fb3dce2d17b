/** Texts of `npm run check`. */
export const check = {
  about:
    'What Mudanza knows, on a command line: no server, no state. Nothing is written unless an option says so, and no secret is printed. A URL may also be “-” (stdin) or “env:NAME”.',
  codes:
    'Exit codes: 0 nothing red; 1 something red; 2 wrong use, or the input was not understood; 3 it could not be asked.',
  wrongUse: 'The command was not understood: nothing was asked.',
  stopped: 'Stopped. What was open was rolled back.',
  refused: 'Nothing was changed: something is in the way.',
  undone: 'Taken back.',
  option: {
    json: 'print one JSON object',
    lang: 'language of the texts',
    target: 'URL of the target',
    source: 'URL of the source; it is only read',
    ca: 'PEM file of the CA that signs the server’s certificate',
    schemas: 'schemas, separated by commas; public without it',
  },
  paste: {
    help: 'what a pasted text (stdin) says of a connection, and what is wrong with it',
    understood: 'Understood:',
    not: 'No connection, project address or key was found in the text.',
  },
  classify: {
    help: 'the cause and the cures of an error',
    sqlstate: 'SQLSTATE, or Node’s name of a network error (ECONNREFUSED)',
    text: 'the error’s text',
    place: 'who said it',
    unknown: 'No row of the catalogue knows this text.',
  },
  connection: {
    help: 'the ladder to one server: DNS, TCP, TLS, one sign-in, pooling, round trip',
    url: 'URL of the server that the backend will use',
  },
  exposure: {
    help: 'who reaches the tables with the public key',
    lockDown: 'close the tables: enable row level security, or revoke',
    undo: 'open again what a lock-down closed: file with its answer',
  },
  crud: {
    help: 'writes, reads, changes and deletes rows of its own in every table',
    tables: 'only these tables and what they refer to, separated by commas',
    clients: 'clients at once on the first table; 0 = none',
  },
  latency: {
    help: 'round trips of the target, in turn with those of the source',
    samples: 'samples of each workload (100 to 100000)',
    connections: 'most connections at once; 0 = one only',
    writes: 'also measure writing, in a table of its own that is removed',
  },
  envDiff: {
    help: 'what would change in an env file, as a reader of the report sees it',
    driver: 'driver of the backend; else what the folder shows',
    urlKey: 'key of the URL; else what the folder shows',
  },
  data: {
    practice: 'Lay out a hotel platform to try it on: its schema on both sides, rows on the source',
    plant: 'Change one row of the target of --practice, for the comparison to find',
    filling: 'Filling the source.',
    help: 'compares every column of every row of two databases; copies them first when told to',
    schemas: 'schemas, separated by commas (public)',
    tables: 'compare only these tables, as schema.table',
    leaveOut: 'tables or columns that stay behind, as schema.table',
    lanes: 'connections on each side, 1 to 8 (4)',
    maxNamed: 'differing rows named for a table (100)',
    copy: 'copy the rows into the empty tables of the target first: this writes; Ctrl-C empties them again',
    again: 'the same, after emptying what an earlier --copy brought',
    sourceCa: 'PEM file of the CA of the source, where it is not that of --ca',
  },
  follow: {
    help: 'copies one database into another and follows it while it is written to; compares both at one moment, then cleans up. This writes to both',
    tables: 'follow only these tables, as schema.table',
    name: 'what slot and publication are called after; the same name takes itself up again',
    for: 'seconds to follow; without it until the target has caught up',
    untilCaughtUp: 'follow until the target has caught up (this is what happens without --for)',
    keep: 'leave slot and journal for a later call with the same --name',
    clean: 'only take away what an earlier call with this --name left (all of ours without --name)',
    prepared: 'Publication for {count, plural, one {# table} other {# tables}} made on the source.',
    resumed: 'Taken up again at {lsn}.',
    slot: 'Slot {slot} made at {lsn}: everything after it will follow.',
    following:
      '{transactions, plural, one {# transaction} other {# transactions}} applied, {lag, plural, one {# byte} other {# bytes}} behind.',
    equal:
      'Both sides are equal at {lsn}: {rows, plural, one {# row} other {# rows}} of {count, plural, one {# table} other {# tables}}.',
    differ: '{count, plural, one {A table differs} other {# tables differ}} at {lsn}.',
    kept: 'The slot {slot} is left on the source and holds its WAL. Clean up: --clean --name {name}',
    rehearse:
      'then play the switch with everything but its fence and its restart; 1 when the pause would be too long',
    roles: 'with --rehearse: roles of the application on the source; without it those that are found',
    maxSeconds: 'with --rehearse: seconds that the pause may last (60)',
    withLock: 'with --rehearse: take the lock for real; writers wait until the mark has arrived',
    pause:
      'The switch would stop writes for {ms, number} ms, {isLong, select, true {longer than the} other {within the}} {limit, number} s that are allowed.',
    shutOut:
      '{count, plural, =0 {Nobody would be shut out of the source: no role was found.} one {# role would be shut out of the source} other {# roles would be shut out of the source}}{count, plural, =0 {} other {; refused by the server: {refused}.}}',
    longOnes:
      '{count, plural, one {# open transaction has} other {# open transactions have}} written: the lock would wait for it.',
    oneWay: 'There would be no way back without a loss ({reason}).',
    cleaned: 'Nothing is left on either side.',
    left: 'Still there: {names}',
  },
  redact: {
    help: 'the text on stdin as it would be stored',
    secretFile: 'file with known secrets, one a line',
  },
  backend: {
    help: 'each way to Postgres in a backend’s folder: URL, settings, code, and what would break',
    mode: 'how the server at the URL treats a session',
    observed: 'file with an answer of “connection --json”: what was seen counts more than --mode',
    session: 'URL of the session-mode or direct connection, for the migrations tool',
    envFile: 'env file, relative to the folder; else the one that the folder shows',
    none: 'Nothing in the folder shows how it reaches Postgres.',
  },
  schema: {
    help: 'previews a schema file; deploys, compares or takes back when told to',
    deploy: 'deploy it; the answer holds the record that --undo takes',
    verify: 'compare the target (and the source) with what the file builds',
    accepted: 'file with accepted differences, one a line',
    undo: 'take back a deploy: file with its record',
  },
} as const;
