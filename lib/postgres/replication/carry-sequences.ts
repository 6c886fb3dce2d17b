import type { Credentials } from '../address/endpoint';
import { pairSequences, readSequences } from '../copy/copy-sequences';
import { tableLabel } from '../copy/copy-table';
import { SEQUENCE_ROOM, type SequenceStand, standBeyond } from '../copy/sequence-room';
import { readSequenceRules, type SequenceRule } from '../copy/sequence-rules';
import { type ConfirmedSql, confirmedSql, withSourceOwner } from '../source-owner';
import { ident } from '../sql';
import type { ReadClient } from '../target-client';
import { type ClientOptions, withSource } from '../with-client';

/**
 * Where a sequence has to stand so that it gives no value again that either side has given; null where it stands there.
 * One that cycles stands where the other does: which of the two is ahead cannot be told.
 */
export function standWithRoom(
  there: SequenceStand,
  here: SequenceStand,
  rule: SequenceRule,
): SequenceStand | null {
  const isSame = there.value === here.value && there.isCalled === here.isCalled;
  if (isSame) return null;
  const stand = standBeyond(there, rule, SEQUENCE_ROOM);
  if (rule.cycles) return stand;
  // In the direction in which it counts; at the same value the one that gave it is ahead.
  const ahead = (BigInt(rule.increment) > 0n ? 1n : -1n) * (there.value - here.value);
  const isAhead = ahead > 0n || (ahead === 0n && there.isCalled);
  return isAhead ? stand : null;
}

export interface CarriedSequences {
  /** `schema.name` of those that are set. */
  readonly set: readonly string[];
  readonly statements: readonly ConfirmedSql[];
}

/** What puts the sequences of one side where those of the other stand, with room, from reading alone. */
export async function carrySequences(
  from: ReadClient,
  to: ReadClient,
  schemas: readonly string[],
): Promise<CarriedSequences> {
  const here = await readSequences(to, schemas);
  const rules = await readSequenceRules(to, schemas);
  const stands = new Map(here.map((state) => [tableLabel(state), state]));
  const set: string[] = [];
  const statements: ConfirmedSql[] = [];
  for (const { source, target } of pairSequences(await readSequences(from, schemas), here)) {
    if (!target) continue;
    const label = tableLabel(target);
    const [rule, state] = [rules.get(label), stands.get(label)];
    if (!rule || !state) continue;
    const stand = standWithRoom(
      { value: BigInt(source.lastValue), isCalled: source.isCalled },
      { value: BigInt(state.lastValue), isCalled: state.isCalled },
      rule,
    );
    if (!stand) continue;
    set.push(label);
    const text = 'select pg_catalog.setval($1::regclass, $2::bigint, $3::boolean)';
    const name = ident(target.schema, target.name).fragment;
    statements.push(confirmedSql(text, [name, String(stand.value), stand.isCalled]));
  }
  return { set, statements };
}

/**
 * Sets the source's sequences behind the last values that the target has given: they are outside of every transaction, so no
 * relay brings them. Gives the labels of those that were set.
 */
export function carrySequencesBack(
  { source, target }: { readonly source: Credentials; readonly target: Credentials },
  schemas: readonly string[],
  { applicationName, ...options }: Pick<ClientOptions, 'applicationName' | 'signal'>,
): Promise<readonly string[]> {
  return withSource(
    target,
    (there) =>
      withSourceOwner(source, { ...options, ...(applicationName && { applicationName }) }, async (owner) => {
        const { set, statements } = await carrySequences(there, owner, schemas);
        if (statements.length > 0) await owner.execute(statements);
        return set;
      }),
    options,
  );
}
