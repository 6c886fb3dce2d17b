import { setTimeout as sleep } from 'node:timers/promises';
import type { ActName } from '../../../lib/postgres/cutover/acts';
import { cutOver } from '../../../lib/postgres/cutover/cut-over';
import type { CutOver } from '../../../lib/postgres/cutover/cut-over-job';
import {
  type CutoverStage,
  cutoverStage,
  wrongWrites,
} from '../../../lib/postgres/cutover/testing/cutover-stage';
import { LedgerWriter } from '../../../lib/postgres/cutover/testing/ledger-writer';
import { startSwitchProxy } from '../../../lib/postgres/cutover/testing/switch-proxy';
import { oneRow } from '../../../lib/postgres/replication/testing/follow-servers';
import { type MajorServer, SOME_MAJORS, startMajor } from '../../../lib/servers/embedded/testing/start-major';

const ROUNDS = Number(process.env.MUDANZA_BENCH_PAUSES ?? 12);
const RATE = Number(process.env.MUDANZA_BENCH_RATE ?? 300);
const TABLES = 20;

/** Where a first attempt is cancelled, in turn: every act before the opening but those that do not wait. */
const CUT: readonly ActName[] = [
  'shut',
  'locked',
  'fenced',
  'copied',
  'closed',
  'sequences',
  'verified',
  'switched',
];

const PAUSE = { schemas: ['public'], leaveOut: [], chunkBytes: 1 << 20, deferIndexes: 'auto' } as const;

interface Round {
  readonly lost: number;
  readonly doubled: number;
  readonly wasTakenBack: boolean;
  readonly gapMs: number;
  readonly writes: number;
  /** The act that took longest, and its ms. */
  readonly longest: string;
}

const canLogin = async ({ source, app }: CutoverStage) =>
  (
    await oneRow<{ can: boolean }>(
      source,
      `select rolcanlogin as can from pg_roles where rolname = '${app.endpoint.user}'`,
    )
  )?.can === true;

/** Cancelled when an act begins; whether the application was let in again. */
async function cutShort(night: CutoverStage, given: CutOver, act: ActName): Promise<boolean> {
  const stop = new AbortController();
  const error = await cutOver({
    ...given,
    signal: stop.signal,
    onAct: (one) => {
      if (one.act === act) stop.abort('cancelled');
    },
    switchOver: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  }).catch((reason: unknown) => reason);
  return error === 'cancelled' && (await canLogin(night));
}

/** One application that nobody can follow: an attempt that is cut short, then the move, its address behind a proxy. */
async function runRound(from: MajorServer, to: MajorServer, act: ActName): Promise<Round> {
  const night = await cutoverStage(from, to, { tables: TABLES, follows: false });
  const proxy = await startSwitchProxy(night.source.endpoint.port);
  const app = { ...night.app, endpoint: { ...night.app.endpoint, port: proxy.port } };
  const writer = new LedgerWriter(app, { sessions: 4, rate: RATE, tables: TABLES });
  try {
    await sleep(1_000);
    const roles = await night.roles();
    const given = night.job({ roles, pause: PAUSE, firstWriteSeconds: 30 });
    const wasTakenBack = await cutShort(night, given, act);
    const before = writer.acknowledged.length;
    while (wasTakenBack && writer.acknowledged.length === before) await sleep(10);
    const { gapMs, acts } = await cutOver({
      ...given,
      switchOver: async () => proxy.switchTo(night.target.endpoint.port),
    });
    await sleep(500);
    await writer.stop();
    const wrong = await wrongWrites(night.target, writer.acknowledged);
    const [slow] = acts.toSorted((a, b) => b.ms - a.ms);
    const longest = `${slow?.act} ${Math.round(slow?.ms ?? 0)}`;
    return { ...wrong, wasTakenBack, gapMs: Math.round(gapMs), writes: writer.acknowledged.length, longest };
  } finally {
    await writer.stop();
    await proxy.close();
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/**
 * The way with a pause, on sources whose log says too little to follow them, of several versions: each is cut short once,
 * at another act each time, and then made, while the application writes. By its own ledger nothing may be lost or doubled.
 */
export async function pauses(): Promise<Record<string, unknown>> {
  const settings = { wal_level: 'minimal', max_wal_senders: '0' };
  const to = await startMajor(17, { layout: 'supabase' });
  const rounds: Round[] = [];
  try {
    for (let number = 0; number < ROUNDS; number += 1) {
      const major = SOME_MAJORS[number % SOME_MAJORS.length] ?? 15;
      const act = CUT[number % CUT.length] ?? 'copied';
      const from = await startMajor(major, { settings });
      try {
        const round = await runRound(from, to, act);
        rounds.push(round);
        console.error(`  ${number + 1}: PostgreSQL ${major}, cut at ${act}: ${JSON.stringify(round)}`);
      } finally {
        await from.stop();
      }
    }
  } finally {
    await to.stop();
  }
  return {
    pauses: rounds.length,
    pausesTakenBack: rounds.filter(({ wasTakenBack }) => wasTakenBack).length,
    pauseWrites: sum(rounds.map(({ writes }) => writes)),
    pauseLost: sum(rounds.map(({ lost }) => lost)),
    pauseDoubled: sum(rounds.map(({ doubled }) => doubled)),
  };
}
