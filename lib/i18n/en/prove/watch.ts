export const watch = {
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
    caption:
      'Outages and gaps, newest first{left, plural, =0 {} one { (an older one is left out)} other { (# older ones are left out)}}',
    what: 'What',
    from: 'Begin',
    to: 'End',
    length: 'Length',
    reason: 'Reason',
    because: {
      refused: 'Connection refused',
      timeout: 'No answer in time',
      redirect: 'Redirected elsewhere',
      tooManyRedirects: 'Redirected in a circle',
      network: 'Not reached',
    },
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
