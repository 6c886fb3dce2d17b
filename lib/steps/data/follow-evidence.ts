import { z } from 'zod';
import { defineEvidence } from '../../plan/define-evidence';
import { FoundSlot } from '../../plan/found-slots';
import { Verified } from './data-evidence';

export const PrepareEvidence = z.object({
  slot: z.string(),
  publication: z.string(),
  leaveOut: z.array(z.string()),
  tables: z.array(z.string()),
  /** Tables of the publication as the source lists it afterwards. */
  published: z.array(z.string()),
  /** Tables that got REPLICA IDENTITY FULL. */
  identities: z.array(z.string()),
  /** Tables that the application could not update any more; none when all went well. */
  lacking: z.array(z.string()),
  version: z.number(),
  freeSlots: z.number(),
  /** MB of WAL that a slot may keep; -1 without limit, null where the server has no such setting. */
  keepMb: z.number().nullable(),
});
export type PrepareEvidence = z.infer<typeof PrepareEvidence>;
export const prepareEvidence = defineEvidence('data.prepare', PrepareEvidence);

/** Where following stood at one moment. */
const Point = z.object({
  /** ms since the epoch. */
  at: z.number(),
  lagBytes: z.number(),
  lagSeconds: z.number(),
  /** Of the whole server since the one applied last; null in evidence of older versions. */
  lagTransactions: z.number().nullable().default(null),
  transactions: z.number(),
  heldBytes: z.number(),
});
export type FollowPoint = z.infer<typeof Point>;

export const FollowEvidence = z.object({
  slot: z.string(),
  /** From where this run took it up, and how far the target is now. */
  from: z.string(),
  applied: z.string(),
  seconds: z.number(),
  transactions: z.number(),
  changes: z.number(),
  points: z.array(Point),
  keepMb: z.number().nullable(),
  /** What changed in the source's schema, in the words of SQL. */
  schemaChanges: z.array(z.string()),
  /** What else of the followed tables changed: no row is harmed, but the target does not have it. */
  otherChanges: z.array(z.string()).default([]),
  /** The last exact comparison; null where none was made. */
  verified: z
    .object({
      ...{ lsn: z.string(), heldMs: z.number(), tables: z.array(Verified), at: z.number().optional() },
      /** Tables and columns of the source that it did not look at; null in evidence of older versions. */
      notCompared: z.array(z.string()).nullable().default(null),
    })
    .nullable(),
  /** How often the connection was lost and taken up again. */
  reconnects: z.number().default(0),
  /** `wal_status` of the slot at the end: `lost` when nothing can be read from it any more. */
  walStatus: z.string().nullable().default(null),
});
export type FollowEvidence = z.infer<typeof FollowEvidence>;
export const followEvidence = defineEvidence('data.follow', FollowEvidence);

export const ReverseEvidence = FollowEvidence.extend({
  /** Sequences of the source that were set behind what the target has given. */
  sequences: z.array(z.string()),
});
export type ReverseEvidence = z.infer<typeof ReverseEvidence>;
export const reverseEvidence = defineEvidence('data.reverse', ReverseEvidence);

/** What copies, followings and switches wrote down of themselves on the target. */
export const CleanNotes = z.object({
  /** Tables of their schema. */
  tables: z.array(z.string()),
  /** Slots that are followed by them, and indexes that are to be made again by them. */
  neededBy: z.array(z.string()),
});
export type CleanNotes = z.infer<typeof CleanNotes>;

export const CleanEvidence = z.object({
  /** What was found and is gone now. */
  taken: z.array(z.string()),
  /** What of this migration is still there. */
  left: z.array(z.string()),
  /** Slots and publications of other migrations, or of lost ones, on either side. */
  strange: z.array(FoundSlot),
  /** What stays written down on the target; null in what was kept before that was looked at. */
  notes: CleanNotes.nullable().default(null),
});
export type CleanEvidence = z.infer<typeof CleanEvidence>;
export const cleanEvidence = defineEvidence('data.clean', CleanEvidence);
