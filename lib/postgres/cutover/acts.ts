/** What a cut-over does, in its order; everything before `opened` can be taken back without a loss. */
export const ACTS = [
  'caughtUp',
  'shut',
  'locked',
  'marked',
  'drained',
  'copied',
  'reverse',
  'compared',
  'closed',
  'fenced',
  'probed',
  'sequences',
  'verified',
  'switched',
  'opened',
  'firstWrite',
  'refused',
  'released',
] as const;
export type ActName = (typeof ACTS)[number];

/** One act, in ms since the cut-over began. */
export interface Act {
  readonly act: ActName;
  readonly at: number;
  readonly ms: number;
}

/** Told when an act begins (`ms` is null) and when it is done. */
export type ActListener = (act: Omit<Act, 'ms'> & { readonly ms: number | null }) => void;

/** Keeps the clock of a cut-over: when each act began and how long it took. */
export class ActClock {
  readonly #acts: Act[] = [];
  readonly #listen: ActListener;
  readonly #begun = performance.now();

  constructor(listen: ActListener = () => undefined) {
    this.#listen = listen;
  }

  /** ms since the cut-over began. */
  get now(): number {
    return performance.now() - this.#begun;
  }

  get acts(): readonly Act[] {
    return this.#acts.toSorted((a, b) => a.at - b.at);
  }

  /** Measures one act; one that throws is not an act that was done. */
  async during<T>(act: ActName, body: () => Promise<T>): Promise<T> {
    const at = this.now;
    this.#listen({ act, at, ms: null });
    const value = await body();
    const done = { act, at, ms: this.now - at };
    this.#acts.push(done);
    this.#listen(done);
    return value;
  }
}
