import { beginReverse, prepareReverse, type ReverseJob } from '../replication/begin-reverse';
import { endReverse } from '../replication/end-reverse';

/** The way back, prepared before the fence; its slot is made inside of it. */
export interface WayBack {
  readonly slot: string;
  /** Makes the slot now; gives what takes all of it away again. */
  begin(): Promise<() => Promise<void>>;
  /** Takes away what is there of it; works after a cancel too. */
  end(): Promise<void>;
}

/** ms that taking it away may last. */
const END_WITHIN = 30_000;

/** Makes everything that needs no moment, and opens the sessions that the moment needs. Throws MUD-983 where it cannot be had. */
export async function readyWayBack(job: ReverseJob): Promise<WayBack> {
  const plan = await prepareReverse(job);
  const over = new AbortController();
  let go: () => void = () => undefined;
  const at = new Promise<void>((resolve, reject) => {
    go = resolve;
    over.signal.addEventListener('abort', () => reject(over.signal.reason));
  });
  const begun = beginReverse({ ...job, at }, plan, async () => undefined);
  // Whoever asks for it hears of it; until then nobody is there to be told.
  begun.catch(() => undefined);
  const end = async () => {
    over.abort();
    await begun.catch(() => undefined);
    await endReverse({ ...job, signal: AbortSignal.timeout(END_WITHIN) });
  };
  return {
    slot: job.names.slot,
    begin: async () => {
      go();
      await begun;
      return end;
    },
    end,
  };
}
