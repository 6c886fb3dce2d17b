const SERVICE = '{service, select, database {database} redis {Redis} pms {PMS} other {{service}}}';

export const health = {
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
    serviceUnclear: `The readiness answer says something of this that is not understood, neither good nor bad: ${SERVICE}.`,
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
