import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** One answer to one booking, as a line of the ledger. `server`: where it was acknowledged; null for a refusal. */
const Entry = z.object({
  id: z.string(),
  /** ms since the epoch: when it was asked for, and when the answer came. */
  asked: z.number(),
  answered: z.number(),
  server: z.number().nullable(),
  error: z.string().nullable(),
});
export type BookingEntry = z.infer<typeof Entry>;

/** A change of the server that acknowledges, as the guests felt it. */
export interface BookingSwitch {
  readonly from: number;
  readonly to: number;
  /** When the first write that was refused had been asked for; null when none was. */
  readonly refusedAt: number | null;
  readonly refused: number;
  readonly lastBefore: number;
  readonly firstAfter: number;
}

export interface BookingTally {
  readonly acknowledged: number;
  readonly refused: number;
  readonly server: number | null;
  readonly lastError: string | null;
  readonly switches: readonly BookingSwitch[];
}

/** Who was refused since the last acknowledged booking. */
interface Refusals {
  readonly first: number | null;
  readonly count: number;
}
const NONE: Refusals = { first: null, count: 0 };

/** Adds answers up, in the order in which they came. */
export class BookingCount {
  #acknowledged = 0;
  #refused = 0;
  #server: number | null = null;
  #lastError: string | null = null;
  #last = 0;
  #refusals: Refusals = NONE;
  readonly #switches: BookingSwitch[] = [];

  add({ asked, answered, server, error }: BookingEntry): void {
    if (server === null) {
      this.#refused += 1;
      this.#lastError = error;
      const { first, count } = this.#refusals;
      this.#refusals = { first: Math.min(first ?? asked, asked), count: count + 1 };
      return;
    }
    this.#acknowledged += 1;
    if (this.#server !== null && this.#server !== server) this.#change(this.#server, server, answered);
    // Refusals between two acknowledgements of one server belong to no switch.
    this.#refusals = NONE;
    this.#server = server;
    this.#last = answered;
  }

  #change(from: number, to: number, answered: number): void {
    const { first: refusedAt, count: refused } = this.#refusals;
    this.#switches.push({ from, to, refusedAt, refused, lastBefore: this.#last, firstAfter: answered });
  }

  get tally(): BookingTally {
    return {
      acknowledged: this.#acknowledged,
      refused: this.#refused,
      server: this.#server,
      lastError: this.#lastError,
      switches: [...this.#switches],
    };
  }
}

/** ms without a write: from the first refused one to the first on the other server, or between the two acknowledged ones. */
export const pauseOf = ({ refusedAt, lastBefore, firstAfter }: BookingSwitch): number =>
  Math.max(0, firstAfter - (refusedAt ?? lastBefore));

/** The line that a crash cut short is no entry. */
function parse(line: string): BookingEntry[] {
  try {
    const entry = Entry.safeParse(JSON.parse(line));
    return entry.success ? [entry.data] : [];
  } catch {
    return [];
  }
}

/** What guests were told, one line for each answer, written before it counts: it outlives the process. */
export class BookingLedger {
  readonly #path: string;
  readonly #count = new BookingCount();

  private constructor(path: string) {
    this.#path = path;
  }

  /** Opens it, or goes on with the one that is there. */
  static open(path: string): BookingLedger {
    const ledger = new BookingLedger(path);
    for (const entry of ledger.entries()) ledger.#count.add(entry);
    return ledger;
  }

  entries(): BookingEntry[] {
    if (!existsSync(this.#path)) return [];
    return readFileSync(this.#path, 'utf8').split('\n').flatMap(parse);
  }

  write(entry: BookingEntry): void {
    // On a line of its own, though the one before may have been cut short.
    appendFileSync(this.#path, `\n${JSON.stringify(entry)}`, { mode: 0o600 });
    this.#count.add(entry);
  }

  get tally(): BookingTally {
    return this.#count.tally;
  }
}
