import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { withCopyWriter } from '../copy/copy-session';
import { quietTriggers, readTriggers, triggersToQuiet } from '../copy/quiet-triggers';
import { readFollowedTables, readFollowProgress } from '../replication/follow-journal';
import { endOthers } from './end-others';
import { type FenceRecord, forgetFence, readFence } from './fence-journal';
import { openStatements } from './fence-role';
import { withFenceSession } from './fence-session';
import { withSwitchLock } from './switch-lock';
import { LOCK_PATIENCE, withTableLock } from './table-lock';
import { openDoor } from './target-door';
import { movedMarks, readWriteMarks } from './write-marks';

/** ms for which taking the fence down is tried again: as long as a provider's restart or fail-over may take. */
const PATIENCE = 90_000;
const EVERY = 500;

export interface FenceSides {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly slot: string;
}

/** What the server refused for good is not asked again: rights (42), a password that is none (28). */
const mayPass = (error: unknown) => !/^(42|28)/.test(String(Reflect.get(Object(error), 'code')));

/** Lets the roles in again on the source, each as it was. Needs nothing of the target. */
export async function openSource(
  source: Credentials,
  { roles, database }: Pick<FenceRecord, 'roles' | 'database'>,
): Promise<void> {
  for (const until = performance.now() + PATIENCE; ; await sleep(EVERY)) {
    try {
      return await withFenceSession(source, { connectTimeout: 10_000 }, (session) =>
        session.execute(openStatements(roles, database)),
      );
    } catch (error) {
      // The source may be starting again, or a session that just died may still hold the role.
      if (performance.now() > until || !mayPass(error)) throw error;
    }
  }
}

/**
 * Changes may arrive again: what must not act on them is silent again, as when following began. A door that was shut is as it
 * was, and the fence is forgotten.
 */
export function forgetOnTarget({ target, slot }: Omit<FenceSides, 'source'>): Promise<void> {
  return withCopyWriter(
    { ...target, writesAnyway: true },
    { applicationName: 'mudanza cutover', connectTimeout: 10_000 },
    async (writer) => {
      const door = (await readFence(writer, slot))?.door;
      if (door) await openDoor(target, door);
      const progress = (await readFollowProgress(writer)).find((row) => row.slot === slot);
      if (progress) {
        const places = (await readFollowedTables(writer, slot)).map((table) => table.target);
        await quietTriggers(writer, triggersToQuiet(await readTriggers(writer), places, progress.checks));
      }
      await forgetFence(writer, slot);
    },
  );
}

/**
 * Tables of the target that somebody wrote to since the record was made, looked at while nobody can write; none is the
 * proof that going back loses nothing. `use` runs before anybody can write again.
 */
export async function writtenSince(
  { target }: Pick<FenceSides, 'target'>,
  { marks, state }: Pick<FenceRecord, 'marks' | 'state'>,
  use: (written: string[]) => Promise<void> = async () => undefined,
): Promise<string[]> {
  if (state === 'fencing') {
    await use([]);
    return [];
  }
  const schemas = [...new Set(marks.map(({ schema }) => schema))];
  const look = () =>
    withCopyWriter(target, { applicationName: 'mudanza cutover' }, (writer) =>
      readWriteMarks(writer, schemas),
    );
  return withTableLock(target, {}, async (lock) => {
    await lock.take(await look(), { patience: LOCK_PATIENCE, side: 'target' });
    await endOthers(target);
    const written = movedMarks(marks, await look());
    await use(written);
    return written;
  });
}

/** What stands of a cut-over, by the target's journal. */
export function findFence({ target, slot }: Omit<FenceSides, 'source'>): Promise<FenceRecord | null> {
  return withCopyWriter(target, { applicationName: 'mudanza cutover' }, (writer) => readFence(writer, slot));
}

/**
 * Takes a fence down that a cut-over left, whoever raised it and however it ended. Gives the roles that were let in again.
 * Throws MUD-974, having changed nothing, when the target has been written to since: going back would lose that; MUD-978
 * while somebody switches.
 */
export function takeBackFence(sides: FenceSides): Promise<string[]> {
  return withSwitchLock(sides.target, sides.slot, () => lowerFence(sides));
}

/** The same, for whoever holds the lock of the switch already. */
export async function lowerFence(sides: FenceSides): Promise<string[]> {
  const record = await findFence(sides);
  if (!record) return [];
  await writtenSince(sides, record, async (written) => {
    if (written.length > 0) {
      throw new MudanzaError('MUD-974', { params: { tables: written.slice(0, 10).join(', ') } });
    }
    // While the target still takes no writes: nobody can have written to both.
    await openSource(sides.source, record);
  });
  await forgetOnTarget(sides);
  return record.roles.map(({ name }) => name);
}
