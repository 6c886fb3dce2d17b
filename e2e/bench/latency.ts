import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execaNode } from 'execa';
import type { LoopMode } from '../../lib/plan/evidence/latency-evidence';
import type { Credentials } from '../../lib/postgres/address/endpoint';
import { openSamplerConnection, shot } from '../../lib/postgres/sampler-connection';
import { sql } from '../../lib/postgres/sql';
import { createAuthority, issueCertificate } from '../../lib/servers/embedded/certificates';
import { startCluster } from '../../lib/servers/embedded/cluster';
import { freePort } from '../../lib/servers/embedded/free-port';
import { openLane } from '../../lib/steps/latency/lane';
import { measureLanes } from '../../lib/steps/latency/measure-lanes';
import { sortedPercentile } from '../../lib/steps/latency/resampler';
import { type DelayPlan, delayOf } from './delay-plan';
import { findPgbench, pgbench } from './pgbench';

const PERCENTS = [50, 95, 99] as const;
const WARM_UP = 200;

const sorted = (times: readonly number[]) => Float64Array.from(times).sort();
const percentilesOf = (times: readonly number[]) =>
  PERCENTS.map((percent) => sortedPercentile(sorted(times), percent));
const median = (values: readonly number[]) => sortedPercentile(sorted(values), 50);
const round = (value: number, digits = 3) => Number(value.toFixed(digits));

/** Measures with the product's own sampler and gives the times in ms. */
async function sample(
  credentials: Credentials,
  samples: number,
  pace: { mode: LoopMode; rate: number; warmUp: number } = { mode: 'back-to-back', rate: 1, warmUp: WARM_UP },
): Promise<number[]> {
  const { signal } = new AbortController();
  const lane = await openLane({ side: 'target', credentials, workload: 'select1', probeSchema: '', signal });
  const [record] = await measureLanes([lane], {
    ...pace,
    samples,
    deadline: Number.POSITIVE_INFINITY,
    signal,
  });
  lane.close();
  if (!record || record.errors.length > 0) throw record?.errors[0] ?? new Error('no record');
  return record.samples.map(({ ms }) => ms);
}

async function sampleMany(credentials: Credentials, clients: number, each: number): Promise<number[]> {
  const connections = await Promise.all(
    Array.from({ length: clients }, () => openSamplerConnection(credentials)),
  );
  const question = [shot(sql`select 1`)];
  const times: number[] = [];
  await Promise.all(
    connections.map(async (connection) => {
      for (let i = 0; i < each; i += 1) times.push(await connection.time(question));
    }),
  );
  for (const connection of connections) connection.close();
  return times;
}

async function withProxy<T>(
  upstream: Credentials,
  plan: DelayPlan,
  use: (behind: Credentials) => Promise<T>,
) {
  const child = execaNode(
    'e2e/bench/delay-proxy.ts',
    [String(upstream.endpoint.port), JSON.stringify(plan)],
    {
      nodeOptions: ['--import', 'tsx'],
      reject: false,
      buffer: false,
    },
  );
  try {
    const [port] = await once(createInterface({ input: child.stdout }), 'line');
    return await use({ ...upstream, endpoint: { ...upstream.endpoint, port: Number(port) } });
  } finally {
    child.kill();
    await child;
  }
}

interface Faced {
  readonly name: string;
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** Per round: our P50 and P95 over pgbench's. */
  readonly ratios: readonly (readonly number[])[];
}

interface FaceOptions {
  readonly name: string;
  readonly program: string;
  readonly credentials: Credentials;
  readonly rounds: number;
  readonly each: number;
  readonly clients?: number;
}

/** Both measure the same server in turn, who goes first changing with each round. */
async function face({ name, program, credentials, rounds, each, clients = 1 }: FaceOptions): Promise<Faced> {
  const [ours, peer, ratios]: [number[], number[], number[][]] = [[], [], []];
  const askOurs = () => (clients === 1 ? sample(credentials, each) : sampleMany(credentials, clients, each));
  const askPeer = async () => {
    const times = await pgbench(program, {
      credentials,
      clients,
      transactions: each + (clients === 1 ? WARM_UP : 0),
    });
    return clients === 1 ? times.slice(WARM_UP) : times;
  };
  for (let i = 0; i < rounds; i += 1) {
    const first = i % 2 === 0 ? await askOurs() : await askPeer();
    const second = i % 2 === 0 ? await askPeer() : await askOurs();
    const [mine, theirs] = i % 2 === 0 ? [first, second] : [second, first];
    ours.push(...mine);
    peer.push(...theirs);
    const [a, b] = [percentilesOf(mine), percentilesOf(theirs)];
    ratios.push(a.map((value, p) => value / (b[p] ?? 1)));
  }
  return { name, ours, peer, ratios };
}

function report(faced: Faced): { ratios: number[]; worstPct: number } {
  const [a, b] = [percentilesOf(faced.ours), percentilesOf(faced.peer)];
  const ratios = PERCENTS.map((_, p) => median(faced.ratios.map((round) => round[p] ?? 1)));
  const worstPct = Math.max(...ratios.map((ratio) => Math.abs(ratio - 1) * 100));
  PERCENTS.forEach((percent, p) => {
    const line = [faced.name.padEnd(26), `P${percent}`, `${round(a[p] ?? 0)} ms`.padStart(12)];
    console.log(...line, `${round(b[p] ?? 0)} ms`.padStart(12), `× ${round(ratios[p] ?? 0)}`.padStart(9));
  });
  return { ratios, worstPct };
}

/** What a queue with these service times would make its users wait when asked on a clock. */
function expectedWaits(service: readonly number[], rate: number): number[] {
  let free = 0;
  return service.map((ms, i) => {
    const due = (i * 1000) / rate;
    free = Math.max(due, free) + ms;
    return free - due;
  });
}

/** A distribution that the proxy injects must come back: largest deviation of the percentiles, in percent. */
async function recover(plain: Credentials, kind: DelayPlan['kind'], samples: number, rate: number) {
  const plan: DelayPlan = { oneWay: 0, kind };
  const base = await withProxy(plain, { oneWay: 0, kind: 'none' }, (behind) => sample(behind, 500));
  const injected = Array.from({ length: samples }, (_, i) => delayOf(plan, i) + median(base));
  const pace = { mode: 'fixed-rate' as const, rate, warmUp: 0 };
  const measured = await withProxy(plain, plan, (behind) => sample(behind, samples, pace));
  const [want, got] = [percentilesOf(expectedWaits(injected, rate)), percentilesOf(measured)];
  const off = PERCENTS.map((_, p) => Math.abs((got[p] ?? 0) / (want[p] ?? 1) - 1) * 100);
  PERCENTS.forEach((percent, p) => {
    const line = [`injected: ${kind}`.padEnd(26), `P${percent}`, `${round(got[p] ?? 0)} ms`.padStart(12)];
    console.log(...line, `${round(want[p] ?? 0)} ms`.padStart(12), `${round(off[p] ?? 0, 2)} %`.padStart(9));
  });
  return off;
}

async function withServer<T>(use: (tls: Credentials, plain: Credentials) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-bench-'));
  // The server runs as another user where we are root, and has to be able to enter.
  chmodSync(folder, 0o755);
  const authority = await createAuthority('Mudanza Bench Root');
  const certificate = await issueCertificate(authority, { dns: ['localhost'], ips: ['127.0.0.1'] });
  const cluster = await startCluster({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    superuser: 'postgres',
    password: 'bench-only',
    tls: { ...certificate, optional: true },
  });
  const at = (tls: Credentials['endpoint']['tls']): Credentials => ({
    endpoint: { host: '127.0.0.1', port: cluster.port, database: 'postgres', user: 'postgres', tls },
    password: 'bench-only',
  });
  try {
    return await use(at({ mode: 'require' }), at({ mode: 'disable' }));
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Holds the latency sampler against pgbench on the same server with the same TLS, on loopback and behind a proxy that
 * delays, and looks for distributions that the proxy injects.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const program = await findPgbench();
  return withServer(async (credentials, plain) => {
    console.log('what'.padEnd(26), '   ', 'ours'.padStart(12), 'pgbench'.padStart(12), 'ratio'.padStart(9));
    const common = { program, credentials };
    const loopback = report(await face({ ...common, name: 'loopback, 1 client', rounds: 9, each: 1500 }));
    report(await face({ ...common, name: 'loopback, 10 clients', rounds: 5, each: 500, clients: 10 }));
    const behind = (oneWay: number, rounds: number, each: number) =>
      withProxy(credentials, { oneWay, kind: 'none' }, (delayed) =>
        face({ program, credentials: delayed, name: `${oneWay} ms each way`, rounds, each }),
      );
    const five = report(await behind(5, 6, 250));
    report(await behind(30, 2, 100));
    console.log(
      'what'.padEnd(26),
      '   ',
      'measured'.padStart(12),
      'injected'.padStart(12),
      'off'.padStart(9),
    );
    await recover(plain, 'constant', 200, 20);
    await recover(plain, 'bimodal', 200, 10);
    const stalls = await recover(plain, 'stalls', 1000, 100);
    return {
      loopbackP50Ratio: round(loopback.ratios[0] ?? 0),
      delayedWorstPct: round(five.worstPct, 2),
      stallP99Pct: round(stalls[2] ?? 0, 2),
    };
  });
}
