import type { Credentials } from '../../lib/postgres/address/endpoint';
import { createDatabase } from '../../lib/servers/embedded/testing/create-database';
import type { TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { openLane } from '../../lib/steps/latency/lane';
import { findPgbench, pgbench } from './pgbench';

const STATEMENTS = 2_000;
/** The first ones warm connection and caches up and do not count. */
const WARM_UP = 200;

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

function percentiles(times: number[]): Percentiles {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

async function ours(credentials: Credentials): Promise<Percentiles> {
  const lane = await openLane({
    side: 'target',
    credentials,
    workload: 'select1',
    probeSchema: 'public',
    signal: new AbortController().signal,
  });
  const times: number[] = [];
  for (let i = 0; i < STATEMENTS + WARM_UP; i++) {
    const ms = await lane.fire();
    if (i >= WARM_UP) times.push(ms);
  }
  lane.close();
  return percentiles(times);
}

/** Percentiles (ms) of `SELECT 1` over TLS by our sampler and by `pgbench -M simple -c 1`, in turn, per round. */
export async function samplerAgainstPgbench(
  servers: TestServers,
  rounds: number,
): Promise<{ ours: Percentiles[]; pgbench: Percentiles[] }> {
  const program = await findPgbench();
  const database = await createDatabase(servers, 'target');
  const result = { ours: [] as Percentiles[], pgbench: [] as Percentiles[] };
  for (let round = 0; round < rounds; round++) {
    result.ours.push(await ours(database.direct));
    const times = await pgbench(program, {
      credentials: database.direct,
      clients: 1,
      transactions: STATEMENTS + WARM_UP,
    });
    result.pgbench.push(percentiles(times.slice(WARM_UP)));
  }
  await database.drop();
  return result;
}
