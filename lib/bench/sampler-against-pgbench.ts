import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { createDatabase } from '../embedded/testing/create-database';
import type { TestServers } from '../embedded/testing/start-test-servers';
import { openLane } from '../latency/lane';
import type { Credentials } from '../postgres/endpoint';

const STATEMENTS = 2_000;

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
  for (let i = 0; i < STATEMENTS + 200; i++) {
    const ms = await lane.fire();
    if (i >= 200) times.push(ms);
  }
  lane.close();
  return percentiles(times);
}

/** pgbench writes one line per transaction to a log: its third column is the latency in microseconds. */
async function pgbench(credentials: Credentials): Promise<Percentiles> {
  const { host, port, user, database } = credentials.endpoint;
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-pgbench-'));
  const script = join(folder, 'select1.sql');
  writeFileSync(script, 'SELECT 1;\n');
  const args = [
    '-n',
    '-M',
    'simple',
    '-c',
    '1',
    '-t',
    String(STATEMENTS + 200),
    '-f',
    script,
    '-l',
    '--log-prefix',
    join(folder, 'log'),
  ];
  await execa('pgbench', [...args, '-h', host, '-p', String(port), '-U', user, database], {
    env: { PGPASSWORD: credentials.password, PGSSLMODE: 'require' },
  });
  const file = readdirSync(folder).find((name) => name.startsWith('log')) ?? '';
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(200);
  rmSync(folder, { recursive: true });
  return percentiles(lines.map((line) => Number(line.split(' ')[2]) / 1000));
}

/** Percentiles (ms) of `SELECT 1` over TLS by our sampler and by `pgbench -M simple -c 1`, in turn, per round. */
export async function samplerAgainstPgbench(
  servers: TestServers,
  rounds: number,
): Promise<{ ours: Percentiles[]; pgbench: Percentiles[] }> {
  const database = await createDatabase(servers, 'target');
  const result = { ours: [] as Percentiles[], pgbench: [] as Percentiles[] };
  for (let round = 0; round < rounds; round++) {
    result.ours.push(await ours(database.direct));
    result.pgbench.push(await pgbench(database.direct));
  }
  await database.drop();
  return result;
}
