import { MudanzaError } from '../../platform/errors/mudanza-error';
import { quietStatements, readTriggers, triggersToQuiet } from '../copy/quiet-triggers';
import { confirmedSql, withSourceOwner } from '../source-owner';
import { sql } from '../sql';
import { withSource, withTarget } from '../with-client';
import type { ReverseJob } from './begin-reverse';
import { type FollowProgress, readFollowedTables, readFollowProgress } from './follow-journal';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from './follow-names';
import type { CommittedGroup } from './group-writer';
import type { Relay } from './relay';
import { lockRelay } from './relay-lock';
import { withRelay } from './with-relay';

export interface RunReverse extends Pick<ReverseJob, 'source' | 'target' | 'names' | 'signal'> {
  readonly onCommitted?: (group: CommittedGroup) => void;
}

/** The slot of the following that this one turns around. */
const forwardOf = (slot: string) => `${FOLLOW_PREFIX}${slot.slice(REVERSE_PREFIX.length)}`;

/** How far the source holds what was written to the target since the switch. Throws MUD-950 before there was one. */
export async function reverseProgress({
  source,
  names: { slot },
  signal,
}: Pick<RunReverse, 'source' | 'names' | 'signal'>): Promise<FollowProgress> {
  const rows = await withSource(source, readFollowProgress, { signal });
  const found = rows.find((row) => row.slot === slot);
  if (!found) throw new MudanzaError('MUD-950', { params: { slot } });
  return found;
}

/** Triggers of the source that would act a second time on what the target's have done already. */
function quietSource({ source, names, signal }: RunReverse, { checks }: FollowProgress): Promise<void> {
  return withSourceOwner(source, { signal, applicationName: 'mudanza reverse' }, async (owner) => {
    const places = (await readFollowedTables(owner, names.slot)).map(({ target }) => target);
    const statements = quietStatements(triggersToQuiet(await readTriggers(owner), places, checks));
    if (statements.length === 0) return;
    await owner.execute(statements.map(({ text, values }) => confirmedSql(text, values)));
  });
}

/** Throws MUD-984 while somebody reads the slot by which the source was followed. */
async function requireSourceAlone({ source, names, signal }: RunReverse): Promise<void> {
  const slot = forwardOf(names.slot);
  const rows = await withSource(
    source,
    (client) =>
      client.rows(sql`select from pg_catalog.pg_replication_slots where slot_name = ${slot} and active`),
    { signal },
  );
  if (rows.length > 0) throw new MudanzaError('MUD-984', { params: { slot } });
}

const REASONS: Readonly<Record<string, string>> = { 'MUD-952': 'restored', 'MUD-960': 'ahead' };

/** What is wrong with a slot of the target, in the words of who wants to go back. */
function inReverse(error: unknown, slot: string): unknown {
  if (!(error instanceof MudanzaError)) return error;
  const reason = error.code === 'MUD-951' ? error.params.reason : REASONS[error.code];
  return reason === undefined
    ? error
    : new MudanzaError('MUD-985', { params: { slot, reason }, cause: error });
}

/**
 * Carries what is written to the target back to the source while the body runs, from where the source's journal stands.
 * Nobody can follow the source meanwhile. Throws MUD-984 while somebody does, MUD-985 where the target cannot give any
 * more what the source lacks.
 */
export function withReverse<T>(job: RunReverse, use: (relay: Relay) => Promise<T>): Promise<T> {
  const { source, target, names, signal, onCommitted } = job;
  const { slot } = names;
  return withTarget(
    target,
    async (guard) => {
      // Its own first, so that a second one is told from a following.
      await lockRelay(guard, slot);
      await lockRelay(guard, forwardOf(slot), 'MUD-984');
      await requireSourceAlone(job);
      await quietSource(job, await reverseProgress(job));
      const sides = { source: target, target: source };
      try {
        return await withRelay({ ...sides, slot, signal, ...(onCommitted && { onCommitted }) }, use);
      } catch (error) {
        throw inReverse(error, slot);
      }
    },
    { signal, applicationName: 'mudanza reverse' },
  );
}
