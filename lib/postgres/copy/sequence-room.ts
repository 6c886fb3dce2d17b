import type { SequenceRule } from './sequence-rules';

export interface SequenceStand {
  readonly value: bigint;
  readonly isCalled: boolean;
}

/** Values left free behind the last one: sessions may hold some that they were given ahead (CACHE). */
export const SEQUENCE_ROOM = 1_000n;

/**
 * Where a sequence has to stand that goes on from where another one stands: some steps beyond it, in the direction in which
 * it counts. Exactly there where the room would leave its range, for one at its bound would give no value any more; where
 * it cycles, for which of two is ahead of the other cannot be told then; and where it has given none yet. The one rule of
 * the switch and of the way back.
 */
export function standBeyond(there: SequenceStand, rule: SequenceRule, room: bigint): SequenceStand {
  const [step, least, most] = [BigInt(rule.increment), BigInt(rule.least), BigInt(rule.most)];
  const { value, isCalled } = there;
  const beyond = value + step * room;
  const isInside = beyond >= least && beyond <= most;
  if (isCalled && isInside && !rule.cycles) return { value: beyond, isCalled };
  // Its own range may be narrower than the other's.
  return { value: value < least ? least : value > most ? most : value, isCalled };
}
