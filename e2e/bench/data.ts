import { verifyDatabase } from '../../lib/postgres/copy/verify-database';
import { killCopies } from './data/kill-copies';
import { dumpAndRestore, ours, pipe } from './data/peers';
import { plantAll } from './data/plant-all';
import { behindWan, run, type Stage, stage } from './data/stage';
import { median } from './median';

const ROUNDS = Number(process.env.MUDANZA_BENCH_ROUNDS ?? 3);
/** Between two places: 30 ms there and back, 25 MB/s a connection. */
const WAN = { oneWay: 15, rate: 25_000_000 };

type Way = (round: number) => Promise<number>;

/** Each way once a round, in turn, from an empty target; the median of each in ms. */
async function interleaved<Name extends string>(
  at: Stage,
  ways: Readonly<Record<Name, Way>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const times = new Map<Name, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(ways) as Name[]) {
      await at.empty();
      const ms = await ways[name](round);
      console.error(`  ${name}: ${(ms / 1000).toFixed(1)} s`);
      times.set(name, [...(times.get(name) ?? []), ms]);
    }
  }
  return Object.fromEntries([...times].map(([name, ms]) => [name, median(ms)])) as Record<Name, number>;
}

async function loopback(at: Stage) {
  const { source, target } = at;
  const verifies: number[] = [];
  const times = await interleaved(
    at,
    {
      ours: async () => {
        const { ms, stages } = await ours(source, target, { lanes: 2, verify: true });
        verifies.push((stages.verify ?? 0) / (ms - (stages.verify ?? 0)));
        return (stages.rows ?? 0) + (stages.indexes ?? 0) + (stages.sequences ?? 0);
      },
      pipe: () => pipe(source, target),
      restore: () => dumpAndRestore(source, target, 2),
    },
    ROUNDS,
  );
  return {
    copyRatio: times.ours / times.restore,
    copyVsPipe: times.ours / times.pipe,
    verifyRatio: median(verifies),
  };
}

async function wan(at: Stage) {
  const far = await behindWan(at.target, WAN);
  try {
    const rows = async (lanes: number) => {
      const { stages } = await ours(at.source, far.at, { lanes });
      return (stages.rows ?? 0) + (stages.indexes ?? 0) + (stages.sequences ?? 0);
    };
    const times = await interleaved(
      at,
      {
        four: () => rows(4),
        eight: () => rows(8),
        pipe: () => pipe(at.source, far.at),
        restore: () => dumpAndRestore(at.source, far.at, 4),
      },
      1,
    );
    return {
      wan4Ratio: times.four / times.pipe,
      wan8Ratio: times.eight / times.pipe,
      wanVsRestore: times.four / times.restore,
    };
  } finally {
    far.stop();
  }
}

/** Share of the first pass that naming one wrong row costs. */
async function locate({ source, target }: Stage): Promise<number> {
  await ours(source, target, { lanes: 2 });
  await run(target, 'update wide set note = note || note where id = 4711');
  const { tables } = await verifyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], only: ['public.wide'], lanes: 1, maxNamed: 10 },
    signal: new AbortController().signal,
  });
  const [wide] = tables;
  if (wide?.differing.length !== 1) throw new Error('the planted row was not named');
  return wide.ms.locate / Math.max(wide.ms.source, wide.ms.target);
}

const rounded = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Math.round(value * 100) / 100]));

/** Copy and comparison against pg_dump, pg_restore and psql, near and far; planted lies; copies killed at any moment. */
export async function bench(): Promise<Record<string, unknown>> {
  const at = await stage();
  try {
    const near = await loopback(at);
    const far = await wan(at);
    await at.empty();
    const located = await locate(at);
    const lies = await plantAll();
    const kills = await killCopies(Number(process.env.MUDANZA_BENCH_KILLS ?? 60));
    return { ...rounded({ ...near, ...far, locateRatio: located }), ...lies, ...kills };
  } finally {
    await at.stop();
  }
}
