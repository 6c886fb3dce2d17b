import type { Credentials } from '../address/endpoint';
import type { CopyDatabase, CopyListener, CopyResult } from '../copy/copy-result';
import type { VerifiedTable } from '../copy/verify-rows';
import type { Act, ActListener } from './acts';
import type { FenceRole } from './fence-role';
import type { OtherSession } from './fence-session';
import type { MovedSequence } from './move-sequences';
import type { ProbeAnswer } from './probe-write';

/** What the application is sent over with, while both sides take no writes. */
export interface SwitchDoor {
  /** Aborts when it is to be given up: too late, or cancelled. */
  readonly signal: AbortSignal;
  /** Aborts when the switch goes on without waiting for the end: somebody has come, and what runs is left alone. */
  readonly left: AbortSignal;
  /** How many sessions wait at the target's door: a writer has arrived there. */
  waiting(): Promise<number>;
}

/** What is copied behind the fence, where a source cannot be followed. */
export interface PauseCopy
  extends CopyListener,
    Pick<CopyDatabase, 'schemas' | 'leaveOut' | 'chunkBytes' | 'deferIndexes'> {}

export interface CutOver {
  readonly source: Credentials;
  /** A session of its own, as for a copy. */
  readonly target: Credentials;
  /** Of the following that has brought the target up to date; in any case the name under which the journal keeps the switch. */
  readonly slot: string;
  /** The way with a pause: everything is copied while nobody writes. Then `verify` is always before. */
  readonly pause?: PauseCopy;
  /** Who is kept out of the source; empty for a fence of locks alone, which ends with this process. */
  readonly roles: readonly FenceRole[];
  /** Seconds from the lock until the target must be open; after that all of it is taken back. */
  readonly maxSeconds: number;
  /** ms that the lock is waited for; the application's writers wait as well. */
  readonly lockPatience: number;
  /** Compare every row before the target opens, or after it, at the moment of the switch. */
  readonly verify: 'before' | 'after';
  readonly lanes: number;
  /** Steps that sequences get beyond the source's. */
  readonly sequenceRoom: number;
  /** Seconds to wait for the first write on the target. */
  readonly firstWriteSeconds: number;
  readonly signal: AbortSignal;
  /** When everything has arrived and nobody writes on either side, e.g. to make the slot of the way back. Gives what undoes it. */
  readonly beforeOpen?: () => Promise<(() => Promise<void>) | undefined>;
  /** Sends the application to the target; its writes wait there until the target opens. */
  readonly switchOver: (door: SwitchDoor) => Promise<void>;
  readonly onAct?: ActListener;
  readonly onOpened?: () => void;
}

/** A role after the fence: how a write of it would be refused when no lock is held any more. */
export interface RoleRefusal {
  readonly role: string;
  /** Null: nothing refuses it. */
  readonly by: 'login' | 'readonly' | null;
  readonly sessions: number;
}

export interface CutOverResult {
  readonly acts: readonly Act[];
  readonly marker: bigint;
  readonly applied: bigint;
  /** How a write was refused while the fence stood. */
  readonly probe: ProbeAnswer;
  readonly sessionsEnded: number;
  readonly sequences: readonly MovedSequence[];
  readonly verified: { readonly tables: readonly VerifiedTable[]; readonly ms: number };
  /** ms from the lock on the source to the opening of the target. */
  readonly gapMs: number;
  /** When the first write was seen on the target; null when none was. */
  readonly firstWriteAt: Date | null;
  readonly openedAt: Date;
  readonly roles: readonly RoleRefusal[];
  /** Changes on the source that came after the mark, and are not on the target. */
  readonly strays: number;
  /** Sessions that are still on the source. */
  readonly sessions: readonly OtherSession[];
  /** What became of the restart, where the application came all the same; null where it went well. */
  readonly restartFault: string | null;
  /** What failed first after the opening, in the server's words; then not everything behind it was seen. */
  readonly broken: string | null;
  /** What was copied behind the fence; null where the rows were followed. */
  readonly copied: CopyResult | null;
  /** Labels of tables that nobody could compare. */
  readonly notCompared: readonly string[];
}
