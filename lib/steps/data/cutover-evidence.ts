import { z } from 'zod';
import { defineEvidence } from '../../plan/define-evidence';
import { ACTS } from '../../postgres/cutover/acts';
import { CopyEvidence, Verified } from './data-evidence';

const Act = z.object({
  act: z.enum(ACTS),
  /** ms since the first act began. */
  at: z.number(),
  ms: z.number(),
});

const Session = z.object({
  pid: z.number(),
  role: z.string(),
  application: z.string(),
  address: z.string(),
});

export const CutoverEvidence = z.object({
  slot: z.string(),
  /** As the target's journal knows them, so that an undo needs nothing else. */
  fenced: z.array(z.object({ name: z.string(), kind: z.enum(['nologin', 'readonly']) })),
  /** `pause`: everything was copied behind the fence. */
  way: z.enum(['follow', 'pause']).default('follow'),
  /** What was copied behind the fence; null where the rows were followed. */
  copied: CopyEvidence.nullable().default(null),
  /** ms that the rehearsal, or with a pause the copy before it, let expect without the restart; null without one. */
  estimatedMs: z.number().nullable().default(null),
  acts: z.array(Act),
  marker: z.string(),
  applied: z.string(),
  /** How a write was refused while the fence stood. */
  probe: z.enum(['lock', 'readonly', 'login', 'privilege']),
  /** How each role is refused without any lock; null where nothing does. */
  roles: z.array(
    z.object({ role: z.string(), by: z.enum(['login', 'readonly']).nullable(), sessions: z.number() }),
  ),
  sessionsEnded: z.number(),
  sequences: z.array(
    z.object({ name: z.string(), source: z.string(), target: z.string(), isAhead: z.boolean() }),
  ),
  verify: z.enum(['before', 'after']),
  verified: z.object({ tables: z.array(Verified), ms: z.number() }),
  gapMs: z.number(),
  maxSeconds: z.number(),
  openedAt: z.string(),
  firstWriteAt: z.string().nullable(),
  firstWriteSeconds: z.number(),
  /** Changes on the source after the mark that are not on the target. */
  strays: z.number(),
  /** Sessions of others that were still on the source at the end. */
  sessions: z.array(Session),
  restart: z.object({
    way: z.string(),
    command: z.string().nullable(),
    /** What became of it, where the application came all the same. */
    fault: z.string().nullable().default(null),
  }),
  /** What a server said that failed after the opening; what was not seen then is not judged. */
  broken: z.string().nullable().default(null),
  notCompared: z.array(z.string()).default([]),
  /** Roles that may write to the source and were not shut out. */
  others: z.array(z.string()).default([]),
  /** The slot on the target from which everything since can be carried back; null where there is none. */
  wayBack: z.string().nullable(),
});
export type CutoverEvidence = z.infer<typeof CutoverEvidence>;
export const cutoverEvidence = defineEvidence('data.cutover', CutoverEvidence);

export const RehearseEvidence = z.object({
  slot: z.string(),
  acts: z.array(Act),
  marker: z.string(),
  applied: z.string(),
  predictedMs: z.number(),
  /** ms that the operator allows. */
  limitMs: z.number(),
  withLock: z.boolean(),
  tried: z.array(z.object({ role: z.string(), refusedBy: z.string().nullable() })),
  maySignal: z.boolean(),
  sequences: z.number(),
  verified: z.object({ lsn: z.string(), heldMs: z.number(), tables: z.array(Verified) }).nullable(),
  transactions: z.array(
    z.object({
      pid: z.number(),
      role: z.string().nullable(),
      application: z.string(),
      state: z.string().nullable(),
      seconds: z.number(),
      writes: z.boolean(),
    }),
  ),
  /** What is there now and was not before. */
  left: z.array(z.string()),
});
export type RehearseEvidence = z.infer<typeof RehearseEvidence>;
export const rehearseEvidence = defineEvidence('data.rehearse', RehearseEvidence);
