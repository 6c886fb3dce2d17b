import { setTimeout as sleep } from 'node:timers/promises';
import { cutOver } from '../../../lib/postgres/cutover/cut-over';
import {
  type CutoverStage,
  cutoverStage,
  wrongWrites,
} from '../../../lib/postgres/cutover/testing/cutover-stage';
import { LedgerWriter } from '../../../lib/postgres/cutover/testing/ledger-writer';
import { startSwitchProxy } from '../../../lib/postgres/cutover/testing/switch-proxy';
import { readyWayBack } from '../../../lib/postgres/cutover/way-back';
import { reverseNames } from '../../../lib/postgres/replication/follow-names';
import { type MajorServer, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { median } from '../median';
import { newId } from './follow-stage';

const ROUNDS = Number(process.env.MUDANZA_BENCH_CUTOVERS ?? 20);
const TABLES = Number(process.env.MUDANZA_BENCH_TABLES ?? 107);
const RATE = Number(process.env.MUDANZA_BENCH_RATE ?? 300);

/** As on a server that somebody relies on; the tests' servers are faster and forget. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

interface Round {
  readonly lost: number;
  readonly doubled: number;
  readonly differing: number;
  /** The longest time in which the application had no write acknowledged. */
  readonly downtimeMs: number;
  readonly rate: number;
  readonly gapMs: number;
  readonly acts: Readonly<Record<string, number>>;
}

/** As the step prepares it: the slot of the way back is part of the pause. */
function wayBack({ source, target }: CutoverStage) {
  const signal = new AbortController().signal;
  const names = reverseNames(newId());
  return readyWayBack({ source, target, signal, schemas: ['public'], leaveOut: [], names });
}

/** One application, moved while it writes, its address behind a proxy on this machine. */
async function runRound(from: MajorServer, to: MajorServer): Promise<Round> {
  const night = await cutoverStage(from, to, { tables: TABLES });
  const proxy = await startSwitchProxy(night.source.endpoint.port);
  const app = { ...night.app, endpoint: { ...night.app.endpoint, port: proxy.port } };
  const back = await wayBack(night);
  const begun = performance.now();
  const writer = new LedgerWriter(app, { sessions: 4, rate: RATE, tables: TABLES });
  try {
    await sleep(2_000);
    const before = performance.now();
    const rate = (1000 * writer.acknowledged.length) / (before - begun);
    const result = await cutOver(
      night.job({
        ...{ roles: await night.roles(), firstWriteSeconds: 10, beforeOpen: back.begin },
        switchOver: async () => proxy.switchTo(night.target.endpoint.port),
      }),
    );
    await sleep(500);
    await writer.stop();
    const wrong = await wrongWrites(night.target, writer.acknowledged);
    return {
      ...{ ...wrong, rate, gapMs: result.gapMs, downtimeMs: writer.longestPause(before) },
      differing: result.verified.tables.filter(({ badBuckets }) => badBuckets > 0).length,
      acts: Object.fromEntries(result.acts.map(({ act, ms }) => [act, Math.round(ms)])),
    };
  } finally {
    await writer.stop();
    await proxy.close();
    await back.end();
    await night.clean();
  }
}

const p95 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? 0;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/**
 * Cut-overs under load, each of a fresh application with its own ledger: every acknowledged write has to be found exactly
 * once on the target. The downtime is the application's own: its longest time without an acknowledged write.
 */
export async function cutovers(): Promise<Record<string, unknown>> {
  const [from, to] = await Promise.all([
    startMajor(15, { settings: DURABLE }),
    startMajor(17, { settings: DURABLE }),
  ]);
  const rounds: Round[] = [];
  try {
    for (let number = 1; number <= ROUNDS; number += 1) {
      const round = await runRound(from, to);
      rounds.push(round);
      const { downtimeMs, gapMs, rate, acts } = round;
      console.error(
        `  ${number}: ${Math.round(downtimeMs)} ms without a write, gap ${Math.round(gapMs)} ms, ${Math.round(rate)} tx/s, ${JSON.stringify(acts)}`,
      );
    }
  } finally {
    await Promise.all([from.stop(), to.stop()]);
  }
  return {
    cutovers: rounds.length,
    lost: sum(rounds.map(({ lost }) => lost)),
    doubled: sum(rounds.map(({ doubled }) => doubled)),
    cutoverDiffering: sum(rounds.map(({ differing }) => differing)),
    cutoverTables: TABLES + 3,
    cutoverRate: Math.round(median(rounds.map(({ rate }) => rate))),
    downtimeP95Ms: Math.round(p95(rounds.map(({ downtimeMs }) => downtimeMs))),
    downtimeMedianMs: Math.round(median(rounds.map(({ downtimeMs }) => downtimeMs))),
    gapP95Ms: Math.round(p95(rounds.map(({ gapMs }) => gapMs))),
  };
}
