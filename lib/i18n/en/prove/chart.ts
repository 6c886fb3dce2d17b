const SIDE = '{side, select, source {source} target {target} other {{side}}}';

export const chart = {
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
  percentile: 'Percentile',
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
