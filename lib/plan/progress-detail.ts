import type { ActName } from '../postgres/cutover/acts';

/** One table of a copy that is under way. */
export interface CopyingTable {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  /** Bytes that it holds on the source: text is longer or shorter, so a bar ends a little early or late. */
  readonly total: number;
  /** Parts that have arrived, of how many. */
  readonly done: number;
  readonly parts: number;
  /** Bytes a second of this table over the last seconds, and seconds left at that; absent while nothing is known. */
  readonly rate?: number;
  readonly secondsLeft?: number;
}

/** One lane, and what it is at. */
export interface CopyingLane {
  readonly lane: number;
  readonly table: string;
  readonly part: number;
}

/** The picture of a copy, as an event of its progress holds it. */
export interface CopyPicture {
  readonly kind: 'copy';
  readonly stage: string;
  /** Who holds the copy back; null while it goes on. */
  readonly pausedBy: string | null;
  /** The largest tables that are not done, those at work first. */
  readonly tables: readonly CopyingTable[];
  /** Tables that are done, and how many there are. */
  readonly tablesDone: number;
  readonly tablesAll: number;
  readonly rows: number;
  readonly bytes: number;
  readonly total: number;
  /** Bytes a second over the last seconds. */
  readonly rate: number;
  /** Seconds left at this rate; null while nothing is known. */
  readonly secondsLeft: number | null;
  readonly lanes: readonly CopyingLane[];
  /** Bytes of log that the source wrote since the moment that is copied, and that its slowest slot holds. */
  readonly sourceWal: number | null;
  readonly sourceHeld: number | null;
  /** Size of the target's database, what its plan allows, and ms since the epoch when that would be reached. */
  readonly targetBytes: number | null;
  readonly limitBytes: number | null;
  readonly fullAt: number | null;
}

/** Where following stands, as an event of its progress holds it. */
export interface FollowPicture {
  readonly kind: 'follow';
  /** `back`: what is written to the target goes to the source. */
  readonly direction: 'forward' | 'back';
  readonly state: 'follows' | 'compares' | 'reconnects';
  /** ms since the epoch. */
  readonly at: number;
  readonly lagBytes: number;
  readonly lagSeconds: number;
  /** Transactions of the whole server since the one that was applied last: at most so many wait. */
  readonly lagTransactions: number;
  /** Transactions a second over the last looks. */
  readonly rate: number;
  readonly transactions: number;
  /** Bytes of log that are kept for it, and MB that may be: -1 without limit, null where that is not known. */
  readonly heldBytes: number;
  readonly keepMb: number | null;
  /** Seconds until the slot is lost when it goes on like this; null while it does not grow. */
  readonly secondsLeft: number | null;
  /** The last exact comparison. */
  readonly verified: {
    readonly at: number;
    readonly tables: number;
    readonly differing: number;
    /** Of the tables, those that were equal before and that nothing came for since. */
    readonly kept?: number;
    /** What it does not look at. */
    readonly notCompared?: readonly string[];
  } | null;
  /** Bytes of log that the server wrote in a second since this run began; null while that is not known. */
  readonly logRate?: number | null;
}

/** The clock of a cut-over, as an event of its progress holds it. */
export interface CutoverPicture {
  readonly kind: 'cutover';
  readonly isRehearsal: boolean;
  /** ms since the epoch when its first act began. */
  readonly began: number;
  /** Acts that have begun, in ms since then; `ms` is null while one is under way. */
  readonly acts: readonly { readonly act: ActName; readonly at: number; readonly ms: number | null }[];
  /** The target is open: behind this line nothing is taken back by itself. */
  readonly isOpen: boolean;
  /** The operator is to restart the application now. */
  readonly isByHand: boolean;
}

/** Guests who book at the practice backend while it is moved, as an event of the progress holds them. */
export interface BookingsPicture {
  readonly kind: 'bookings';
  /** ms since the epoch. */
  readonly at: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Bookings a second over the last seconds. */
  readonly rate: number;
  /** Where the last one was acknowledged. */
  readonly side: 'source' | 'target' | null;
  readonly lastError: string | null;
  /** ms without a write at the last change of sides; null before one. */
  readonly pauseMs: number | null;
}

/** What the progress of a run may carry beside a number, by the step's live view. */
export type ProgressDetail = CopyPicture | FollowPicture | CutoverPicture | BookingsPicture;
