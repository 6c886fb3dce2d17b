const WORKLOAD =
  '{workload, select, select1 {SELECT 1} lookup {indexed lookup} insert {insert} transaction {three-statement transaction} connect {new connection} other {{workload}}}';
const SIDE = '{side, select, source {source} target {target} other {{side}}}';

const latency = {
  workload: {
    select1: 'SELECT 1',
    lookup: 'Indexed lookup',
    insert: 'Insert',
    transaction: 'Three-statement transaction',
    connect: 'New connection',
  },
  mode: { backToBack: 'Back to back', fixedRate: 'At a fixed rate' },
  field: {
    samples: 'Timed questions',
    samplesHelp: 'How often each workload is repeated. The plan asks for at least 100.',
    sweepTo: 'Connections in the sweep, at most',
    sweepToHelp: 'SELECT 1 over 1, 2, 5, 10 … connections at once. 0 leaves the sweep out.',
    mode: 'How to ask',
    modeHelp:
      'Back to back asks again as soon as an answer is there. At a fixed rate, an answer that comes late also counts the questions that had to wait behind it.',
    rate: 'Questions per second',
    rateHelp: 'Only at a fixed rate; for each side.',
    writes: 'Insert and transaction',
    writesHelp:
      'On the target only, in a schema of their own that is dropped at the end. Nothing is ever written to the source.',
    maxSeconds: 'Stop after (seconds)',
    maxSecondsHelp: 'What was measured until then is kept.',
  },
  preview: {
    queries: `Sends {queries, number} queries to the ${SIDE} over {connections, plural, one {# connection} other {# connections}}, one at a time, for at most {seconds, number} seconds.`,
    writes:
      'Makes a schema mudanza_probe_… on the target for the insert and the transaction, and drops it at the end.',
    sweep:
      'Asks SELECT 1 over up to {connections, number} connections at once, never more than the server has to spare.',
    withinPooler:
      'Asks SELECT 1 over up to {connections, number} connections at once; the pooler takes {limit, number} clients at the compute size {compute}.',
    pooler:
      'Asks SELECT 1 over up to {connections, number} connections at once instead of {asked, number}: the pooler takes {limit, number} clients at the compute size {compute}, and a fifth of them stays for others.',
    sessionPool:
      'Asks SELECT 1 over up to {connections, number} connections at once instead of {asked, number}: in session mode the pooler takes as many clients as its pool holds ({limit, number} unless it was raised), and a fifth of them stays for others.',
  },
  log: {
    workload: `Measuring ${WORKLOAD}: {samples, number} times{sides, plural, one {} other { on each side, in turn}}.`,
    sweep: 'Measuring with more and more connections at once.',
    result: `${WORKLOAD}, ${SIDE}: P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms ({n, number} times).`,
    failed: `${WORKLOAD}, ${SIDE}: could not be measured to the end. {original}`,
    stopped:
      '{reason, select, cancelled {Stopped by an operator} time {The time limit was reached} other {The connection was lost}}; what was measured until then is kept.',
  },
  criterion: {
    tooFew: 'Only {n, number} of at least {enough, number} questions were timed.',
    p95Below: 'P95 is {p95, number} ms, below the limit of {limit, number} ms ({n, number} questions).',
    p95Above: 'P95 is {p95, number} ms, not below the limit of {limit, number} ms ({n, number} questions).',
    noSource: 'The migration has no source, so there is no before to compare with.',
    notCompared: 'Too little was measured on both sides to compare them.',
    faster:
      'The target is faster: its P95 is {ratio, number} × that of the source (between {low, number} and {high, number} with 95 % confidence).',
    slower:
      'The target is slower: its P95 is {ratio, number} × that of the source (between {low, number} and {high, number} with 95 % confidence).',
    unclear:
      'No difference was shown: the target’s P95 is {ratio, number} × that of the source, but the interval from {low, number} to {high, number} holds 1.',
    failed: `{count, plural, one {One workload was} other {# workloads were}} not measured to the end (${WORKLOAD}): {original}`,
    stopped:
      '{reason, select, cancelled {An operator stopped the measurement} time {The time limit ended the measurement} other {The connection was lost}}; the figures are from what was measured until then.',
    complete: 'Every workload was measured to its end.',
    measured: 'P95 of the source is {p95, number} ms ({n, number} questions).',
  },
  table: {
    caption: 'All times in milliseconds',
    response: 'Response times in milliseconds: from when the question was due, as its user would have waited',
    service: 'Service times in milliseconds: from when the question was sent, without the queue before it',
    empty: 'Nothing was measured.',
    workload: 'Workload',
    side: 'Side',
    n: 'n',
    min: 'Min',
    avg: 'Mean',
    p50: 'P50',
    p95: 'P95',
    p99: 'P99',
    max: 'Max',
    jitter: 'Jitter',
  },
  comparison: {
    caption: 'Target over source: below 1 the target is faster',
    ratio: 'Ratio',
    interval: '{low, number} – {high, number}',
    verdict: 'Verdict',
    faster: 'Faster',
    slower: 'Slower',
    unclear: 'No difference shown',
  },
  connect: {
    caption: 'Where the time of a new connection goes (medians in milliseconds)',
    n: 'n',
    dns: 'DNS',
    tcp: 'TCP',
    tls: 'TLS',
    auth: 'Login',
  },
  exhausted: 'Connection {connections, number} was refused: {original}',
  limited:
    'The sweep went to {allowed, number} connections instead of {asked, number}: {by, select, pooler {the pooler takes no more clients at this compute size, with a fifth left for others} sessionPool {session mode takes as many clients as the pool holds, with a fifth left for others} other {the server has no more to spare}}.',
} as const;

const OPERATION =
  '{operation, select, create {create} read {read} update {update} delete {delete} other {{operation}}}';

const crud = {
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
      'Checked first, by several clients at once and through both doors. Another is taken when it is missing.',
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
    sequences:
      'Numbers drawn from sequences are not given back, and the tables’ own triggers run as for any other row.',
    leftovers:
      '{count, plural, one {An earlier check was} other {# earlier checks were}} cut off; the rows it left are removed first.',
  },
  stage: {
    cleanup: 'Looking for rows that an earlier check may have left.',
    concurrency: 'Several clients at once.',
    session: 'The same through the session-mode door.',
    delete: 'Deleting the rows, in the opposite order.',
  },
  log: {
    table: '{table}: created, read and changed; {held, plural, one {# rule holds} other {# rules hold}}.',
    skipped:
      '{table}: left out. {reason, select, type {No value is known for {subject}.} check {No row was found that its CHECKs accept.} parent {There is no row that {subject} could refer to.} other {Its rows could not be removed again ({subject}).}}',
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
    notConcurrent: 'Only {succeeded, number} of {clients, number} clients at once succeeded. {original}',
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
    door: 'Door',
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

const tests = {
  view: {
    runner: 'Tests',
    end: 'End',
    time: 'Time taken',
    seconds: '{seconds, number} s',
    newlyFailing: 'Newly failing',
    missing: 'Missing',
    newlyPassing: 'Newly passing',
    failed: 'Failing ({count, number})',
  },
  field: {
    command: 'Command',
    commandHelp: 'As in a terminal, but without a shell. Empty = what the backend’s folder offers.',
    minutes: 'Stop after (minutes)',
    only: 'Only this test',
    onlyHelp: 'Name of one failing test as it is listed; it is run alone and verbosely.',
    needed: 'Share that has to pass (%)',
    neededHelp: 'Empty = the migration’s setting. Another one needs a reason, which the report shows.',
    neededBecause: 'Reason for another share',
    neededBecauseMissing: 'Give the reason for another share.',
  },
  preview: {
    command:
      'Runs this command in {folder}, for at most {minutes, plural, one {# minute} other {# minutes}}, without a shell.',
    environment:
      'Gives it these variables of the environment and no others. The backend reads its own files.',
    other: 'The folder offers another command: {suggested}',
  },
  log: {
    start: 'Running {command}',
    exit: 'It ended with exit code {code, number}.',
    signal: 'It was ended by the signal {signal}.',
    cutOff:
      '{by, select, time {It was stopped at its time limit} other {It was stopped by an operator}}; everything that it had started was ended with it.',
    counted: '{runner}: {passed, number} passed, {failed, number} failed, {skipped, number} skipped.',
    notUnderstood: 'The output is not that of a runner that Mudanza knows: only the exit code counts.',
    cutOutput:
      'It printed more than the live log shows{lines, plural, =0 {} other { (# lines in the middle were not kept)}}; the rest is in the file for download.',
  },
  criterion: {
    cutOff:
      '{by, select, time {The time limit was reached} other {An operator stopped it}} before the tests ended.',
    onlyOne: 'Only “{name}” was run. Run them all for this step to pass.',
    signal: 'The command was ended by the signal {signal}.',
    exitOnly: 'Exit code 0. The output names no tests, so nothing more than the exit code is known.',
    exitFailed:
      'Exit code {code, number}. The output names no tests, so nothing more than the exit code is known.',
    none: 'No test was run.',
    counted: '{passed, number} passed, {failed, number} failed, {skipped, number} skipped.',
    still:
      '{still, number} of {before, number} tests that passed before still pass ({percent, number} %; {needed, number} % are needed).',
    fewer:
      'Only {still, number} of {before, number} tests that passed before still pass ({percent, number} %; {needed, number} % are needed).',
    share:
      '{passed, number} of {total, number} tests pass ({percent, number} %; {needed, number} % are needed).',
    tooFew:
      'Only {passed, number} of {total, number} tests pass ({percent, number} %; {needed, number} % are needed).',
    oddExit: 'No test failed, and yet the exit code is {code, number}: look at the end of the output.',
    exit: 'The exit code agrees with the tests.',
    exitAlone: 'The tests were not read by name, so there is nothing to hold the exit code against.',
    oddPass:
      '{count, plural, one {# test} other {# tests}} failed, and yet the exit code is 0: a pipeline would call this green.',
    noBaseline: 'There is no baseline to compare with test by test.',
    nothingNew:
      'No test is newly failing or missing{better, plural, =0 {} one {; # passes that failed before} other {; # pass that failed before}}.',
    worse:
      '{failing, plural, =0 {} one {# test is newly failing} other {# tests are newly failing}}{missing, plural, =0 {} one { # test is missing} other { # tests are missing}}: {names}',
  },
} as const;

const chart = {
  showTable: 'Show as table',
  hideTable: 'Hide the table',
  csv: 'CSV',
  svg: 'SVG',
  png: 'PNG',
  number: '{value, number}',
  ms: 'Milliseconds',
  msLog: 'Milliseconds (logarithmic)',
  seconds: 'Seconds',
  share: 'Share of the times (%)',
  interval: '95 % interval',
  limit: 'Limit {ms, number} ms',
  floor: 'Network alone {ms, number} ms',
  live: {
    title: 'So far',
    lead: 'P50, P95 and P99 of the times sent live, at most 50 a second; the evidence is made from all of them.',
    series: 'Workload and side',
  },
  overTime: {
    title: `SELECT 1 over time, ${SIDE}`,
    summary:
      'P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms; the limit is {limit, number} ms.',
  },
  distribution: {
    title: 'How the times of SELECT 1 are spread',
    summary: 'From {min, number} to {max, number} ms.',
  },
  beforeAfter: {
    title: 'Before and after: SELECT 1',
    summary: 'P95 went from {before, number} ms on the source to {after, number} ms on the target.',
    alone: 'P95 is {after, number} ms on the target; there is no source to compare with.',
  },
  sweep: {
    title: 'More and more connections at once',
    connections: 'Connections',
    throughput: 'Queries per second',
    p95: 'P95 (ms)',
    knee: 'Above {connections, plural, one {# connection} other {# connections}} more of them bring waiting rather than throughput.',
    noKnee: 'Throughput kept growing up to {connections, plural, one {# connection} other {# connections}}.',
    kneeLabel: 'Knee at {connections, number}',
  },
} as const;

const SERVICE = '{service, select, database {database} redis {Redis} pms {PMS} other {{service}}}';

const health = {
  field: {
    liveUrl: 'Liveness address',
    liveUrlHelp:
      'Empty: the one that the backend’s folder shows, its path from the code and its port from the env or compose file.',
    readyUrl: 'Readiness address',
    readyUrlHelp:
      'Its answer is read for what it says of the database and of Redis. Empty beside a typed liveness address: there is none.',
    waitSeconds: 'Wait at most (seconds)',
    waitSecondsHelp: 'A backend that is still starting is asked again each second.',
    assertions: 'What the answer must hold',
    assertionsHelp: 'One line each: a path into the JSON, =, and the value.',
    header: 'Header to send',
    headerHelp: 'Name: value. Kept sealed, and sent to that host only. Empty keeps the stored one.',
    limitMs: 'An answer may take (ms)',
  },
  log: {
    found: 'The backend’s folder shows {url}: path from {path}, port from {port}.',
    answer: 'Attempt {attempt, number}: {url} answered {status} in {ms, number} ms.',
    problem:
      'Attempt {attempt, number}: {url} {problem, select, refused {refused the connection} timeout {did not answer in time} redirect {redirects to another host, which is not followed} other {cannot be reached}}.',
  },
  criterion: {
    problem:
      '{problem, select, refused {{url} refuses the connection: is the backend running?} timeout {{url} did not answer in time.} redirect {{url} redirects to another host ({original}), which is not followed.} tooManyRedirects {{url} redirects for ever.} other {{url} cannot be reached: {original}}}',
    status: '{url} answers {status} instead of 200.',
    live: 'Alive after {seconds, number} s ({attempts, plural, one {# attempt} other {# attempts}}).',
    noReady: 'No readiness address was given, so nothing is known of the services behind the backend.',
    notJson: 'Readiness answers 200, but with {type} instead of JSON, so its services cannot be told.',
    ready: 'Readiness answers 200.',
    serviceOk: `The readiness answer says: ${SERVICE} ok.`,
    serviceFailing: `The readiness answer says that something is wrong with: ${SERVICE}.`,
    serviceUnasked: `Without a good readiness answer nothing is known of: ${SERVICE}.`,
    notTimed: 'Without good answers there is no response time to judge.',
    serviceUnknown: `The readiness answer does not mention: ${SERVICE}.`,
    assertion: '{path} is {actual}, and {expected} was expected.',
    assertions:
      '{count, plural, =0 {Nothing more was asked of the answer.} one {The answer holds what was asked.} other {The answer holds all # things that were asked.}}',
    quick: 'The slowest answer took {ms, number} ms (limit {limit, number} ms).',
    slow: 'The slowest answer took {ms, number} ms, more than {limit, number} ms.',
  },
  view: {
    body: 'Answer of {url}',
    caption: 'Answers',
    url: 'Address',
    status: 'Status',
    ms: 'ms',
    none: 'no answer',
  },
} as const;

const watch = {
  page: {
    title: 'Monitoring',
    lead: 'Whether the backend answers, and how the target database is doing now.',
    watch: 'Downtime watch',
    watchLead:
      'Asks the backend each second until the migration is signed off. Time in which nobody asked is a gap, not up.',
    on: 'Watching',
    off: 'Not watching',
    asks: 'Asks {url}; switched on by {name}.',
    url: 'Liveness address',
    urlHelp:
      'Anything but an answer 200 within 3 seconds counts as down. A header kept by the health step is sent along.',
    start: 'Watch this address',
    starting: 'Switching on…',
    stop: 'Stop watching',
    stopping: 'Switching off…',
    since: 'Watched since',
    until: 'Last asked',
    upTime: 'Answered',
    downTime: 'Down in all',
    gapTime: 'Not watched',
    strip: 'Record: answered {up}, down {down}, not watched {gap}.',
    caption: 'Outages and gaps, newest first{left, plural, =0 {} other { (# older ones are left out)}}',
    what: 'What',
    from: 'Begin',
    to: 'End',
    length: 'Length',
    reason: 'Reason',
    during: 'Steps running',
    breaks:
      'Outages and gaps in watching{left, plural, =0 {} one {; a shorter one is not listed} other {; # shorter ones are not listed}}',
    kind: { up: 'Answered', down: 'Outage', gap: 'Nobody watched' },
    clean: 'No outage and no gap so far.',
  },
  none: 'Nothing was watched, so nothing is known of downtime.',
  up: 'The backend answered all the time: {minutes, plural, one {# minute} other {# minutes}}, asked each second.',
  outages:
    '{count, plural, one {The backend was down once} other {The backend was down # times}}, for {seconds, number} s in all.',
  gaps: 'No outage was seen, but nobody watched for {seconds, number} s ({count, plural, one {one gap} other {# gaps}}).',
} as const;

const monitor = {
  panel: 'Target database',
  panelLead: 'Read over one short connection every few seconds while this page is looked at.',
  reading: 'Reading…',
  nothing: 'Nothing now.',
  lost: 'Not available because the dashboard did not answer. It is asked again.',
  noTarget: 'Not available because no target is connected yet.',
  card: {
    connections: 'Connections',
    longestQuery: 'Longest queries',
    size: 'Size',
    cache: 'Cache',
    statements: 'Statements (pg_stat_statements)',
    pools: 'Pools',
    log: 'Backend log',
    metric: 'Metric',
  },
  row: {
    used: 'In use',
    of: '{used, number} of {limit, number}',
    runs: '{user}, {state}, {seconds, number} s',
    size: 'Database',
    limit: 'Limit of the free plan',
    disk: 'Disk of the paid plan',
    hits: 'Reads from the cache',
    percent: '{percent, number} %',
    calls: '{calls, plural, one {# call} other {# calls}}, {mean, number} ms on average',
  },
  nearConnections: '{used, number} of {limit, number} connections are in use.',
  longQuery: 'A query of {user} has been running for {seconds, number} s.',
  readOnly: 'The database is read-only: on the free plan that happens above its size limit.',
  nearSize: 'The database has {percent, number} % of the free plan’s size; above it, it becomes read-only.',
  nearDisk:
    'The database has {percent, number} % of the disk. A paid plan’s disk grows at 90 %, at most four times a day.',
  pool: {
    direct: 'The target is reached without a pooler: these are the server’s sessions by program.',
    noConsole:
      'Supabase’s poolers show their pools to nobody: these are the server’s sessions by program, the pooler’s among them.',
    refused:
      'The pooler shows its pools to nobody here ({original}): these are the server’s sessions by program. It is asked again in ten minutes.',
    waiting: '{count, plural, one {A client waits} other {# clients wait}} for a connection of the pool.',
    near: '{clients, number} of the {limit, number} clients that the pooler takes are connected.',
    clients: 'Clients',
    sessions:
      '{total, number}: {active, number} active, {idle, number} idle, {idleInTransaction, number} idle in transaction',
    pool: '{mode}: {clientsActive, plural, one {# client} other {# clients}}, {clientsWaiting, number} waiting{longestWait, plural, =0 {} other { (# s)}}; {serversActive, plural, one {# connection} other {# connections}} in use, {serversIdle, number} free',
  },
  log: {
    title: 'Backend log',
    lead: 'The end of the log, error lines marked. Those after the cut-over count.',
    lines: 'End of the backend’s log',
    isError: 'Error',
    errors: 'Error lines since the cut-over',
    read: 'Lines read',
    noCutOver: 'The environment file has not been written yet, so every line that was read counts.',
    notChosen:
      'Not available because no log was chosen. Name a file or a container under “What is looked at”.',
    noFolder: 'Not available because the backend’s folder is not set. Set it in the settings.',
    onlyErrors: 'Only error lines',
  },
  metric: {
    title: 'Metric of the backend',
    lead: 'Read from its Prometheus address.',
    notChosen: 'Not available because no address was chosen. Name one under “What is looked at”.',
    more: '{count, plural, one {One more value is} other {# more values are}} not shown.',
  },
  pools: { title: 'Pools', lead: 'Who waits for a connection, and how many the pooler holds.' },
  settings: {
    title: 'What is looked at',
    lead: 'Kept with the migration and written into its plan file.',
    compute: 'Plan and compute size of the target',
    computeHelp: 'Sets the limits that alerts and the latency sweep go by.',
    free: 'Free plan (Nano)',
    paid: 'Paid plan, {size}',
    diskGb: 'Disk (GB)',
    logFile: 'Log file of the backend',
    logFileHelp: 'Within the backend’s folder, as in logs/app.log.',
    container: 'Container of the backend',
    containerHelp: 'Its name or id; read with docker logs where no file is named.',
    metricsUrl: 'Prometheus address of the backend',
    metricsUrlHelp: 'http or https, without a password in it.',
    metricName: 'Name of the metric',
    save: 'Save what is looked at',
    saving: 'Saving…',
  },
  coldCache: 'Only {percent, number} % of the reads come from the cache.',
  tooFewReads: 'Not available because too little has been read to tell.',
  noStatements: 'Not available because the extension pg_stat_statements is not installed.',
  refused: 'Not available because: {original}',
  noMetrics: 'Not available because {url} gave no metrics: {original}',
  noMetric: 'Not available because there is no metric {name}. There are, among others: {some}',
  logErrors: '{count, plural, one {# error line} other {# error lines}} since the cut-over.',
} as const;

export const testing = { latency, crud, tests, chart, health, watch, monitor } as const;
