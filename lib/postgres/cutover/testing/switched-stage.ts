import { beginReverse, prepareReverse, type ReverseJob } from '../../replication/begin-reverse';
import { endReverse } from '../../replication/end-reverse';
import { parseLsn } from '../../replication/lsn';
import { oneRow } from '../../replication/testing/follow-servers';
import { withRelay } from '../../replication/with-relay';
import { sql } from '../../sql';
import { withTarget } from '../../with-client';
import { cutOver } from '../cut-over';
import type { FenceKind } from '../fence-role';
import type { CutoverStage } from './cutover-stage';

const signal = new AbortController().signal;

/** The names of the way back belong to those of the following. */
export const backNames = ({ names }: CutoverStage) => {
  const name = names.slot.replace('mudanza_follow_', 'mudanza_reverse_');
  return { slot: name, publication: name };
};

export const reverseJob = (stage: CutoverStage): ReverseJob => ({
  ...{ source: stage.source, target: stage.target, names: backNames(stage) },
  ...{ schemas: ['public'], leaveOut: [], signal },
});

/** The night: everything followed, the source fenced, the target open, and the way back begun where it is wanted. */
export async function switched(stage: CutoverStage, kind: FenceKind, withWayBack = true): Promise<void> {
  await withRelay({ ...stage, slot: stage.names.slot, signal }, async (relay) => {
    const row = await oneRow<{ lsn: string }>(
      stage.source,
      'select pg_current_wal_insert_lsn()::text as lsn',
    );
    await relay.until(parseLsn(row?.lsn ?? '0/0'), AbortSignal.timeout(240_000));
  });
  const job = reverseJob(stage);
  const plan = withWayBack ? await prepareReverse(job) : null;
  await cutOver(
    stage.job({
      roles: await stage.roles(kind),
      ...(plan && {
        beforeOpen: async () => {
          await beginReverse(job, plan, async () => undefined);
          return async () => void (await endReverse(job));
        },
      }),
    }),
  );
}

export interface StageWriter {
  /** What was acknowledged so far. */
  readonly done: readonly { readonly id: number }[];
  stop(): Promise<{ readonly id: number }[]>;
}

/** The application, sent to the target: each acknowledged write is in its ledger. */
export function startStageWriter({ appTarget }: CutoverStage, from: number): StageWriter {
  const done: { id: number }[] = [];
  let isOver = false;
  const work = withTarget(appTarget, async (client) => {
    for (let id = from; !isOver; id += 1) {
      await client.transaction(async () => {
        await client.execute(sql`update seat set taken = taken + 1 where id = ${(id % 50) + 1}`);
        await client.execute(sql`insert into ledger values (${id})`);
        await client.execute(sql`insert into invoice (note) values (${`n${id}`})`);
      });
      done.push({ id });
    }
  });
  return {
    done,
    stop: async () => {
      isOver = true;
      await work.catch(() => undefined);
      return done;
    },
  };
}
