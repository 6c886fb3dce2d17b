import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { verifyDatabase } from '../../../lib/postgres/copy/verify-database';
import { trustedSql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { median } from '../median';
import { ROUNDS, rounded, SCALE, tell } from './measure';
import { MIXED_TABLES, mixedRows, PLAIN_DDL } from './mixed-load';
import { dumpAndRestore, hasPgcopydb, ours, pgcopydb, pipe } from './peers';
import { behindWan, run, type Stage, stage } from './stage';

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
      tell(`round ${round + 1}, ${name}: ${(ms / 1000).toFixed(1)} s`);
      times.set(name, [...(times.get(name) ?? []), ms]);
    }
  }
  return Object.fromEntries([...times].map(([name, ms]) => [name, median(ms)])) as Record<Name, number>;
}

type Stages = Readonly<Record<string, number>>;

/** What the peers do as well: rows, the indexes that were taken away, sequences, and opening the connections. */
const rowsMs = ({ snapshot = 0, rows = 0, indexes = 0, sequences = 0 }: Stages) =>
  snapshot + rows + indexes + sequences;

async function loopback(at: Stage) {
  const { source, target } = at;
  const verifies: number[] = [];
  const times = await interleaved(
    at,
    {
      ours: async () => {
        const { ms, stages } = await ours(source, target, { lanes: 2, verify: true });
        const { verify = 0 } = stages;
        verifies.push(verify / (ms - verify));
        return rowsMs(stages);
      },
      pipe: () => pipe(source, target),
      restore: () => dumpAndRestore(source, target, 2),
    },
    ROUNDS,
  );
  return rounded({
    copyRatio: times.ours / times.restore,
    copyVsPipe: times.ours / times.pipe,
    verifyRatio: median(verifies),
  });
}

/** Share of the first pass that naming one wrong row costs. */
async function locate({ source, target, empty }: Stage) {
  await empty();
  await ours(source, target, { lanes: 2 });
  await run(target, 'update wide set note = note || note where id = 471');
  const { tables } = await verifyDatabase({
    ...{ source, target, schemas: ['public'], leaveOut: [], only: ['public.wide'], lanes: 1, maxNamed: 10 },
    signal: new AbortController().signal,
  });
  const [wide] = tables;
  if (wide?.differing.length !== 1) throw new Error('the planted row was not named');
  return rounded({ locateRatio: wide.ms.locate / Math.max(wide.ms.source, wide.ms.target) });
}

/** Our copy of the mixed load beside pg_dump, pg_restore and psql, all on this machine. */
export async function ratios(): Promise<Record<string, number>> {
  const at = await stage();
  try {
    return { ...(await loopback(at)), ...(await locate(at)) };
  } finally {
    await at.stop();
  }
}

/** The same behind a network. One round unless told: the pipe alone takes twenty seconds. */
export async function wan(): Promise<Record<string, number>> {
  const at = await stage();
  const far = await behindWan(at.target, WAN);
  try {
    const rows = async (lanes: number) => rowsMs((await ours(at.source, far.at, { lanes })).stages);
    const times = await interleaved(
      at,
      {
        four: () => rows(4),
        eight: () => rows(8),
        pipe: () => pipe(at.source, far.at),
        restore: () => dumpAndRestore(at.source, far.at, 4),
      },
      Number(process.env.MUDANZA_BENCH_WAN_ROUNDS ?? 1),
    );
    return rounded({
      wan4Ratio: times.four / times.pipe,
      wan8Ratio: times.eight / times.pipe,
      wanVsRestore: times.four / times.restore,
    });
  } finally {
    far.stop();
    await at.stop();
  }
}

/** Rows of every table of the load, to see that a peer brought all of them. */
async function rowsOf(at: Credentials): Promise<string> {
  const counts = MIXED_TABLES.map((table) => `(select count(*) from ${table})`);
  const rows = await withTarget(at, (client) =>
    client.rows<{ rows: string }>(trustedSql(`select (${counts.join(' + ')})::text as rows`, 'own-file')),
  );
  return rows[0]?.rows ?? '';
}

/**
 * Beside pgcopydb, two jobs against two lanes. Version 0.10 fails on a generated column, so the load is without one; the
 * indexes are there for both.
 */
export async function besidePgcopydb(): Promise<Record<string, number | string>> {
  if (!(await hasPgcopydb())) return { pgcopydbRatio: 'not installed' };
  const at = await stage(PLAIN_DDL, mixedRows(SCALE));
  const { source, target } = at;
  try {
    const all = await rowsOf(source);
    const complete = async (ms: Promise<number>) => {
      const took = await ms;
      if ((await rowsOf(target)) !== all) throw new Error('rows are missing in the target');
      return took;
    };
    const times = await interleaved(
      at,
      {
        ours: () => complete(ours(source, target, { lanes: 2 }).then(({ stages }) => rowsMs(stages))),
        pgcopydb: () => complete(pgcopydb(source, target, 2)),
      },
      ROUNDS,
    );
    return rounded({ pgcopydbRatio: times.ours / times.pgcopydb });
  } finally {
    await at.stop();
  }
}
