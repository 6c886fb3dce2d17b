import pg from 'pg';
import { constant, type Sql, sql } from '../postgres/sql';
import { stateConfig } from './pool';
import { processSingleton } from './process-singleton';
import { query } from './query';
import { stateError } from './state-outage';

/** A copy that other instances may take part in; `job` is what the leading one wrote down. */
export interface CopyShare {
  readonly runId: string;
  readonly migrationId: string;
  readonly job: unknown;
}

/** Chunks under row locks, for as long as their transaction on the state is open. */
export interface ClaimedChunks {
  readonly chunks: readonly { readonly number: number; readonly chunk: unknown }[];
  /** Takes what each of them moved, in their order. */
  finish(copied: readonly unknown[]): Promise<void>;
  giveBack(): Promise<void>;
}

/** How many chunks may be claimed at once, where each of them is small. */
export interface ClaimSize {
  readonly most: number;
  readonly smallBytes: number;
}

/** What stands in the way when no chunk could be claimed. */
export interface NothingToClaim {
  /** Chunks that are not done: somebody works on them, or the run is paused. */
  readonly open: number;
  readonly pausedBy: string | null;
}

/** A claim holds its connection for as long as a chunk takes, so claims have a pool of their own. */
function claims(): pg.Pool {
  return processSingleton('copy-claims', () => {
    const pool = new pg.Pool({ ...stateConfig('mudanza-copy'), max: 16, idleTimeoutMillis: 10_000 });
    pool.on('error', () => undefined);
    return pool;
  });
}

const ignore = () => undefined;

/** Opens a copy to other instances, with the chunks of its present stage. */
export async function openShare(
  runId: string,
  { job, leader }: { readonly job: unknown; readonly leader: string },
  chunks: readonly { readonly number: number }[],
): Promise<void> {
  await query(sql`
    insert into copy_share (run_id, job, leader) values (${runId}, ${JSON.stringify(job)}::jsonb, ${leader})
    on conflict (run_id) do update set job = excluded.job, is_open = true`);
  await query(sql`
    insert into copy_chunk (run_id, number, chunk)
    select ${runId}, (c.value ->> 'number')::int, c.value
    from jsonb_array_elements(${JSON.stringify(chunks)}::jsonb) c on conflict do nothing`);
  await query(sql`select pg_notify('run_queued', ${runId})`);
}

/** Copies led by others that have something to do now. */
export async function openShares(runner: string): Promise<CopyShare[]> {
  return query<CopyShare>(sql`
    select s.run_id as "runId", r.migration_id as "migrationId", s.job
    from copy_share s join run r on r.id = s.run_id
    where s.is_open and s.leader <> ${runner} and r.ended_at is null and r.paused_by is null
      and exists (select from copy_chunk c where c.run_id = s.run_id and c.copied is null)`);
}

type Claimed = ClaimedChunks['chunks'][number];

/** The next chunk that nobody has; with it small ones that follow, where it is small itself. */
async function lockChunks(
  send: (statement: Sql) => Promise<Claimed[]>,
  runId: string,
  { most, smallBytes }: ClaimSize,
): Promise<Claimed[]> {
  const free = constant`c.copied is null and s.is_open and r.paused_by is null and r.ended_at is null`;
  const from = constant`copy_chunk c join copy_share s on s.run_id = c.run_id join run r on r.id = c.run_id`;
  const [first] = await send(sql`
    select c.number, c.chunk from ${from} where c.run_id = ${runId} and ${free}
    order by c.number limit 1 for update of c skip locked`);
  if (!first) return [];
  const bytes = constant`(c.chunk ->> 'bytes')::float8`;
  const more =
    most === 1
      ? []
      : await send(sql`
          select c.number, c.chunk from ${from}
          where c.run_id = ${runId} and ${free} and c.number > ${first.number} and ${bytes} <= ${smallBytes}
            and exists (select from copy_chunk o where o.run_id = c.run_id and o.number = ${first.number}
              and (o.chunk ->> 'bytes')::float8 <= ${smallBytes})
          order by c.number limit ${most - 1} for update of c skip locked`);
  return [first, ...more];
}

/** Takes the next chunks that nobody has, or says why there is none. */
export async function claimChunks(
  runId: string,
  runner: string,
  size: ClaimSize,
): Promise<ClaimedChunks | NothingToClaim> {
  const client = await claims()
    .connect()
    .catch((error: unknown) => {
      throw stateError(error);
    });
  // While the chunk is copied nobody asks this connection anything: that it is gone is found out afterwards.
  client.on('error', ignore);
  const send = async <Row extends object>({ text, values }: Sql) =>
    (await client.query<Row>(text, [...values])).rows;
  const end = async (statement: Sql, isBroken = false) => {
    await send(statement).catch(() => undefined);
    free(isBroken);
  };
  const free = (isBroken = false) => {
    client.off('error', ignore);
    client.release(isBroken);
  };
  try {
    await send(sql`begin`);
    const chunks = await lockChunks((statement) => send<Claimed>(statement), runId, size);
    if (chunks.length === 0) {
      const [rest] = await send<NothingToClaim>(sql`
        select (select count(*)::int from copy_chunk where run_id = ${runId} and copied is null) as open,
               (select paused_by from run where id = ${runId}) as "pausedBy"`);
      await end(sql`rollback`);
      return rest ?? { open: 0, pausedBy: null };
    }
    return {
      chunks,
      finish: async (copied) => {
        try {
          for (const [at, { number }] of chunks.entries())
            await send(markDone(runId, number, { runner, copied: copied[at] }));
          await send(sql`commit`);
          free();
        } catch (error) {
          free(true);
          throw stateError(error);
        }
      },
      giveBack: () => end(sql`rollback`, true),
    };
  } catch (error) {
    free(true);
    throw stateError(error);
  }
}

function markDone(
  runId: string,
  number: number,
  { runner, copied }: { readonly runner: string; readonly copied: unknown },
): Sql {
  return sql`update copy_chunk set copied = ${JSON.stringify(copied)}::jsonb, runner = ${runner}
    where run_id = ${runId} and number = ${number} and copied is null`;
}

/** Writes down what a chunk moved though its claim was lost with a connection: it is there all the same. */
export async function finishLate(
  runId: string,
  number: number,
  done: { readonly runner: string; readonly copied: unknown },
): Promise<void> {
  await query(markDone(runId, number, done));
}

/** What has been copied so far, by the chunk's number. */
export async function copiedChunks(
  runId: string,
): Promise<{ number: number; copied: unknown; runner: string | null }[]> {
  return query<{ number: number; copied: unknown; runner: string | null }>(
    sql`select number, copied, runner from copy_chunk where run_id = ${runId} and copied is not null`,
  );
}

/** Lets nobody begin another chunk, and takes away what nobody works on; gives how many are still under way. */
export async function closeShare(runId: string): Promise<number> {
  await query(sql`update copy_share set is_open = false where run_id = ${runId}`);
  await query(sql`delete from copy_chunk c using (
      select run_id, number from copy_chunk where run_id = ${runId} for update skip locked) free
    where c.run_id = free.run_id and c.number = free.number`);
  const rows = await query<{ left: number }>(
    sql`select count(*)::int as left from copy_chunk where run_id = ${runId}`,
  );
  return rows[0]?.left ?? 0;
}

/** Holds a run back before its next part, or lets it go on; false where nothing changed. */
export async function setPaused(runId: string, by: string | null): Promise<boolean> {
  const rows = await query<{ id: string }>(sql`
    update run set paused_by = ${by}
    where id = ${runId} and ended_at is null and (paused_by is null) <> (${by}::text is null)
    returning id, pg_notify('run_queued', id::text), pg_notify('run_event', id::text)`);
  return rows.length > 0;
}
