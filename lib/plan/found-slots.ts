import { z } from 'zod';
import { say } from '../i18n/message';
import type { FollowLeftovers } from '../postgres/replication/find-leftovers';
import { followNames, reverseNames } from '../postgres/replication/follow-names';
import type { Outcome } from './step';

/** A slot or publication of this product on a server, found by its name. */
export const FoundSlot = z.object({
  name: z.string(),
  heldBytes: z.number(),
  isActive: z.boolean(),
  /** Of the way back; without it the slot is on the source. */
  isOnTarget: z.boolean().optional(),
});
export type FoundSlot = z.infer<typeof FoundSlot>;

/** Those that are of no following of this migration: of another one, of one that was deleted, or of a lost instance. */
export function strangeSlots({ slots, publications }: FollowLeftovers, migrationId: string): FoundSlot[] {
  const own = [followNames(migrationId).slot, reverseNames(migrationId).slot];
  const alone = publications.filter((name) => !slots.some((slot) => slot.name === name));
  return [...slots, ...alone.map((name) => ({ name, heldBytes: 0, isActive: false }))].filter(
    ({ name }) => !own.includes(name),
  );
}

/** Drops a slot, as it can be run by hand. */
const dropText = ({ name }: FoundSlot) => `select pg_drop_replication_slot('${name}');`;

/** A slot that nobody reads fills the disk of its server: red, with what it holds and what drops it. */
export function judgeSlots(found: readonly FoundSlot[] | null | undefined): Outcome {
  if (!found) return { verdict: 'unchecked', message: say('follow.slots.unknown') };
  const idle = found.filter(({ isActive }) => !isActive);
  const held = idle.reduce((sum, { heldBytes }) => sum + heldBytes, 0);
  if (found.length === 0) return { verdict: 'pass', message: say('follow.clean.noStrange') };
  const names = found.map(({ name }) => name).join(', ');
  if (idle.length === 0) return { verdict: 'warn', message: say('follow.slots.active', { names }) };
  const statements = idle.map(dropText).join(' ');
  return {
    verdict: 'fail',
    message: say('follow.slots.orphaned', {
      count: idle.length,
      names: idle.map(({ name }) => name).join(', '),
      ...{ held, statements },
      there: idle.flatMap(({ name, isOnTarget }) => (isOnTarget ? [name] : [])).join(', ') || 'none',
    }),
  };
}
