export const history = {
  title: 'What the monitoring remembers',
  lead: 'The target, its pooler and the backend, looked at every 15 seconds while the watch is on, whether or not somebody has this page open. Kept for a week.',
  none: 'Nothing is remembered yet. Looks are kept while the watch is on, once a target is connected or a log or metric is chosen.',
  range: { '15m': '15 minutes', '6h': '6 hours', '7d': '7 days' },
  ranges: 'How far back',
  csv: 'Download as CSV',
  unseen: 'Not observed in this time: {names}.',
  limit: 'limit',
  alerts: 'Needs attention now',
  calm: 'Nothing is beyond its threshold now.',
  outage: 'outage',
  now: 'now {value}, highest {most}',
  chart: {
    connections: 'Connections',
    pool: 'Pooler',
    latency: 'Round trip to the target',
    cache: 'Cache hits',
    size: 'Database size',
    errors: 'Errors in the log since the cut-over',
    lag: 'Replication lag',
    metric: 'The backend’s own metric',
  },
  line: {
    connections: 'in use',
    poolClients: 'clients',
    poolWaiting: 'waiting',
    size: 'size',
    cache: 'answered from memory',
    errors: 'errors',
    lag: 'lag',
  },
  mark: {
    run: '{step}',
    undo: '{what, select, reverse {Carrying changes back} cutover {The switch} other {Following}}: taken back',
  },
  alert: {
    down: 'The backend does not answer.',
    byHand:
      '{what, select, reverse {Carrying changes back} cutover {The switch} other {Following}}: restart the backend now. Its writes are held until it comes to the target.',
    unread:
      '{what, select, reverse {Since the switch nobody carries changes back} other {Nobody follows the source any more}} (for {hours, plural, one {# hour} other {# hours}}), and a slot keeps the server’s log for it, more each day, until a disk is full. Go on, or clean up (D.9).',
    late: '{what, select, reverse {Carrying changes back} cutover {The switch} other {Following}}: {seconds, number} s behind.',
    held: '{what, select, reverse {Carrying changes back} cutover {The switch} other {Following}}: {held, number, size} of log are kept for it, near its limit; beyond it the slot is lost.',
    reconnects:
      '{what, select, reverse {Carrying changes back} cutover {The switch} other {Following}}: the connection is lost and is being taken up again.',
    differs:
      '{what, select, reverse {Carrying changes back} cutover {The switch} other {Following}}: the last comparison found rows that differ.',
    unreachable: 'The target cannot be reached.',
    connections: '{used} of {limit} connections of the target are in use.',
    waiting: '{count, plural, one {One client waits} other {# clients wait}} for a connection of the pooler.',
    latency: 'P95 of the round trip is {ms, number} ms; the plan allows {limit, number} ms.',
    size: 'The database has {size, number, size} of the {limit, number, size} that the plan holds.',
    errors:
      '{count, plural, one {One line of the backend’s log reports} other {# lines of the backend’s log report}} an error since the cut-over.',
  },
} as const;
