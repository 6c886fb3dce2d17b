import {
  pairSequences,
  readSequences,
  type SequencePair,
  type SequenceState,
  setSequences,
} from '../copy/copy-sequences';
import type { CopyWriter } from '../copy/copy-session';
import { tableLabel } from '../copy/copy-table';
import { standBeyond } from '../copy/sequence-room';
import { readSequenceRules, type SequenceRule } from '../copy/sequence-rules';
import type { ReadClient } from '../target-client';

/** A sequence that was set on the target, and whether it is now at or beyond where the source's stands. */
export interface MovedSequence {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly isAhead: boolean;
}

const isAhead = (source: SequenceState, target: SequenceState, { increment }: SequenceRule): boolean => {
  const [from, to] = [BigInt(source.lastValue), BigInt(target.lastValue)];
  if (from === to) return target.isCalled || !source.isCalled;
  return BigInt(increment) > 0n ? to > from : to < from;
};

/** What is known of the target's sequences before the fence, so that only the values are read inside of it. */
export interface SequencePlan {
  readonly targets: readonly SequenceState[];
  readonly bounds: ReadonlyMap<string, SequenceRule>;
}

export async function planSequences(target: ReadClient, schemas: readonly string[]): Promise<SequencePlan> {
  return { targets: await readSequences(target, schemas), bounds: await readSequenceRules(target, schemas) };
}

/** Where each would be put. */
export function placeSequences(
  plan: SequencePlan,
  source: readonly SequenceState[],
  steps: number,
): SequencePair[] {
  return pairSequences(source, plan.targets).map((pair) => {
    const bounds = pair.target && plan.bounds.get(tableLabel(pair.target));
    if (!bounds) return pair;
    const { lastValue, isCalled } = pair.source;
    const { value } = standBeyond({ value: BigInt(lastValue), isCalled }, bounds, BigInt(steps));
    return { ...pair, source: { ...pair.source, lastValue: String(value) } };
  });
}

/**
 * Sets the target's sequences with room beyond the source's, reads them again and says of each whether it is ahead. One
 * that the target does not have is named with an empty value.
 */
export async function moveSequences(
  source: ReadClient,
  writer: CopyWriter,
  {
    schemas,
    steps,
    plan,
  }: { readonly schemas: readonly string[]; readonly steps: number; readonly plan: SequencePlan },
): Promise<MovedSequence[]> {
  const there = await readSequences(source, schemas);
  await setSequences(writer, placeSequences(plan, there, steps));
  const after = new Map((await readSequences(writer, schemas)).map((state) => [tableLabel(state), state]));
  return pairSequences(there, plan.targets).map(({ source: state, target }) => {
    const now = target && after.get(tableLabel(target));
    const bounds = target && plan.bounds.get(tableLabel(target));
    return {
      name: tableLabel(target ?? state),
      source: state.lastValue,
      target: now?.lastValue ?? '',
      isAhead: now && bounds ? isAhead(state, now, bounds) : false,
    };
  });
}
