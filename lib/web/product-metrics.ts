import { openStreams } from '../runs/open-streams';
import { readMetrics } from '../store/metrics';
import type { Metric } from './prometheus-text';
import { targetMetrics } from './target-metrics';

const gauge = (name: string, help: string, value: number): Metric => ({
  name: `mudanza_${name}`,
  help,
  type: 'gauge',
  values: [{ value }],
});

/** Everything that /metrics tells: counts of the state database and of this process. Holds no name and no host. */
export async function productMetrics(): Promise<Metric[]> {
  const started = performance.now();
  const state = await readMetrics();
  const seconds = (performance.now() - started) / 1000;
  const memory = process.memoryUsage();
  return [
    gauge('migrations', 'Migrations on the list.', state.migrations),
    gauge('runs_open', 'Runs a runner works on.', state.runsOpen),
    gauge('runs_waiting', 'Runs that wait for a runner.', state.runsWaiting),
    {
      name: 'mudanza_runs_ended_total',
      help: 'Runs that are over, by status.',
      type: 'counter',
      values: state.runsEnded.map(({ status, count }) => ({ labels: { status }, value: count })),
    },
    gauge('run_events', 'Events stored, as estimated by PostgreSQL.', state.events),
    gauge('sessions', 'Live sessions.', state.sessions),
    gauge('runners', 'Runners heard of within fifteen seconds.', state.runners),
    gauge(
      'sign_in_attempts',
      'Password attempts of the last five minutes that were not right.',
      state.wrongPasswords,
    ),
    gauge('state_bytes', 'Size of the state database.', state.databaseBytes),
    gauge('state_query_seconds', 'Time the state database took for these figures.', seconds),
    gauge('streams', 'Live logs this process serves.', openStreams().count),
    gauge('resident_bytes', 'Memory of this process.', memory.rss),
    gauge('heap_bytes', 'JavaScript heap in use.', memory.heapUsed),
    gauge('uptime_seconds', 'Since this process started.', process.uptime()),
    ...(await targetMetrics()),
  ];
}
