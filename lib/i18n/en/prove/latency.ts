const WORKLOAD =
  '{workload, select, select1 {SELECT 1} lookup {indexed lookup} insert {insert} transaction {three-statement transaction} connect {new connection} other {{workload}}}';
const SIDE = '{side, select, source {source} target {target} other {{side}}}';

export const latency = {
  left: {
    names:
      'While it runs, it writes in schema {schema} of the target; a measurement that is killed leaves it.',
    schema: 'Drop schema {schema} and what the measurement wrote in it',
  },
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
    queries: `Sends {queries, plural, one {# query} other {# queries}} to the ${SIDE} over {connections, plural, one {# connection} other {# connections}}, one at a time, for at most {seconds, plural, one {# second} other {# seconds}}.`,
    writes:
      'Makes a schema mudanza_probe_… on the target for the insert and the transaction, and drops it at the end.',
    sweep:
      'Asks SELECT 1 over up to {connections, plural, one {# connection} other {# connections}} at once, never more than the server has to spare.',
    withinPooler:
      'Asks SELECT 1 over up to {connections, plural, one {# connection} other {# connections}} at once; the pooler takes {limit, plural, one {# client} other {# clients}} at the compute size {compute}.',
    pooler:
      'Asks SELECT 1 over up to {connections, plural, one {# connection} other {# connections}} at once instead of {asked, number}: the pooler takes {limit, plural, one {# client} other {# clients}} at the compute size {compute}, and a fifth of them stays for others.',
    sessionPool:
      'Asks SELECT 1 over up to {connections, plural, one {# connection} other {# connections}} at once instead of {asked, number}: in session mode the pooler takes as many clients as its pool holds ({limit, number} unless it was raised), and a fifth of them stays for others.',
  },
  log: {
    workload: `Measuring ${WORKLOAD}: {samples, plural, one {# time} other {# times}}{sides, plural, one {} other { on each side, in turn}}.`,
    sweep: 'Measuring with more and more connections at once.',
    result: `${WORKLOAD}, ${SIDE}: P50 {p50, number} ms, P95 {p95, number} ms, P99 {p99, number} ms ({n, plural, one {# time} other {# times}}).`,
    failed: `${WORKLOAD}, ${SIDE}: could not be measured to the end. {original}`,
    stopped:
      '{reason, select, cancelled {Stopped by an operator} time {The time limit was reached} other {The connection was lost}}; what was measured until then is kept.',
  },
  criterion: {
    tooFew:
      'Only {n, plural, one {# question was} other {# questions were}} timed, of at least {enough, number}.',
    p95Below:
      'P95 is {p95, number} ms, below the limit of {limit, number} ms ({n, plural, one {# question} other {# questions}}).',
    p95Above:
      'P95 is {p95, number} ms, not below the limit of {limit, number} ms ({n, plural, one {# question} other {# questions}}).',
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
    measured: 'P95 of the source is {p95, number} ms ({n, plural, one {# question} other {# questions}}).',
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
    'The sweep went to {allowed, plural, one {# connection} other {# connections}} instead of {asked, number}: {by, select, pooler {the pooler takes no more clients at this compute size, with a fifth left for others} sessionPool {session mode takes as many clients as the pool holds, with a fifth left for others} other {the server has no more to spare}}.',
} as const;
