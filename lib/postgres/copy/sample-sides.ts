import { constant, sql } from '../sql';
import type { ReadClient } from '../target-client';
import type { CopySample } from './copy-result';

const EVERY_MS = 3_000;

const LSN = constant`(case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
  else pg_catalog.pg_current_wal_lsn() end)`;

async function sample(source: ReadClient, target: ReadClient, from: string | null): Promise<CopySample> {
  const [[here], [there]] = await Promise.all([
    source.rows<{ written: string | null; held: string | null }>(sql`
      select pg_catalog.pg_wal_lsn_diff(${LSN}, ${from}::pg_lsn)::text as written,
        (select max(pg_catalog.pg_wal_lsn_diff(${LSN}, s.restart_lsn))::text
         from pg_catalog.pg_replication_slots s where s.restart_lsn is not null) as held`),
    target.rows<{ bytes: string }>(
      sql`select pg_catalog.pg_database_size(pg_catalog.current_database())::text as bytes`,
    ),
  ]);
  const number = (text: string | null | undefined) => (text == null ? null : Number(text));
  return {
    sourceWal: number(here?.written),
    sourceHeld: number(here?.held),
    targetBytes: Number(there?.bytes ?? 0),
  };
}

/** Asks both servers now and then while the body runs; that they do not answer is the body's to find out. */
export async function whileSampling<T>(
  source: ReadClient,
  target: ReadClient,
  tell: ((sample: CopySample) => void) | undefined,
  body: () => Promise<T>,
): Promise<T> {
  if (!tell) return body();
  const from = await source.rows<{ lsn: string | null }>(sql`select ${LSN}::text as lsn`);
  let asking: Promise<unknown> = Promise.resolve();
  const ask = () => {
    asking = asking
      .then(async () => tell(await sample(source, target, from[0]?.lsn ?? null)))
      .catch(() => undefined);
  };
  ask();
  const timer = setInterval(ask, EVERY_MS);
  try {
    return await body();
  } finally {
    clearInterval(timer);
    await asking;
  }
}
