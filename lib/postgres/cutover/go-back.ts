import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { adoptRows, filledTables, hasJournal } from '../copy/copy-journal';
import { withCopyWriter } from '../copy/copy-session';
import { type TableName, tableLabel } from '../copy/copy-table';
import { verifyDatabase } from '../copy/verify-database';
import type { VerifiedTable } from '../copy/verify-rows';
import type { ReverseJob } from '../replication/begin-reverse';
import { carrySequencesBack } from '../replication/carry-sequences';
import { cleanOrigin } from '../replication/clean-origin';
import { endOnSource } from '../replication/end-reverse';
import {
  type FollowProgress,
  followedPlaces,
  readFollowedTables,
  readFollowProgress,
} from '../replication/follow-journal';
import { FOLLOW_PREFIX, REVERSE_PREFIX } from '../replication/follow-names';
import { readSlotStand } from '../replication/slot-stand';
import { sourcePosition } from '../replication/source-position';
import { withReverse } from '../replication/with-reverse';
import { withSourceOwner } from '../source-owner';
import { withSource } from '../with-client';
import { endOthers } from './end-others';
import {
  type FenceRecord,
  forgetFence,
  type WriteMarks as Marks,
  makeFenceJournal,
  writeFence,
} from './fence-journal';
import { withSwitchLock } from './switch-lock';
import { LOCK_PATIENCE, type TableLock, withTableLock } from './table-lock';
import { findFence, lowerFence, openSource } from './take-back-fence';
import { movedMarks, readWriteMarks } from './write-marks';

export interface GoBack extends Pick<ReverseJob, 'source' | 'target' | 'names' | 'signal'> {
  /** Compare every row of both sides before the source opens. */
  readonly verify: boolean;
  readonly lanes: number;
  /** The operator has accepted that what was written to the target since the switch is lost. */
  readonly acceptsLoss?: boolean;
}

/**
 * `none`: there was no switch. `untouched`: the target was not written to since, so nothing has to come back. `carried`: it
 * comes back by the slot. `lost`: it cannot come back.
 */
export type WayBack = 'none' | 'untouched' | 'carried' | 'lost';

export interface GoBackPlan {
  readonly way: WayBack;
  /** Roles that the source lets in again. */
  readonly roles: readonly string[];
  /** Tables of the target that were written to since the switch, as its counters say. */
  readonly written: readonly string[];
  /** Changes are being carried back right now, by a relay of ours on whichever machine: it has to be stopped first. */
  readonly isServed: boolean;
}

export interface WentBack extends GoBackPlan {
  /** Transactions that came back in the end, since the relay ran last. */
  readonly transactions: number;
  /** Sequences of the source that were set. */
  readonly sequences: readonly string[];
  readonly verified: readonly VerifiedTable[] | null;
}

const forward = (slot: string) => `${FOLLOW_PREFIX}${slot.slice(REVERSE_PREFIX.length)}`;

type Sides = Pick<GoBack, 'source' | 'target' | 'names' | 'signal'>;

const writer = { applicationName: 'mudanza back' };

async function progressOf({ source, names, signal }: Sides): Promise<FollowProgress | null> {
  const rows = await withSource(source, readFollowProgress, { signal });
  return rows.find((row) => row.slot === names.slot) ?? null;
}

async function isServed({ target, names, signal }: Sides): Promise<boolean> {
  const stand = await withSource(target, (client) => readSlotStand(client, names.slot), { signal });
  return stand.isActive;
}

/** What going back would take, from reading alone. */
export async function planGoBack(sides: Sides): Promise<GoBackPlan> {
  const way = await wayOf(sides);
  return { ...way, isServed: way.way === 'carried' && (await isServed(sides)) };
}

async function wayOf(sides: Sides): Promise<Omit<GoBackPlan, 'isServed'>> {
  const { target, names } = sides;
  const record = await findFence({ target, slot: forward(names.slot) });
  const roles = record?.roles.map(({ name }) => name) ?? [];
  if (record?.state === 'returning') return { way: 'carried', roles, written: [] };
  if (await progressOf(sides)) return { way: 'carried', roles, written: [] };
  if (!record) return { way: 'none', roles, written: [] };
  const schemas = [...new Set(record.marks.map(({ schema }) => schema))];
  const now = await withCopyWriter(target, writer, (client) => readWriteMarks(client, schemas));
  const written = record.state === 'fencing' ? [] : movedMarks(record.marks, now);
  return { way: written.length > 0 ? 'lost' : 'untouched', roles, written };
}

/** ms in which a writer that is still sent to the target shows itself at the lock, and for how long it may come again. */
const SHOWS = 1_500;
const COMES_AGAIN = 6_000;

/**
 * Waits until nobody has come to the door for a while. A pooler may dial anew for what had waited in it, so whoever comes is
 * sent away first, its write refused. Throws MUD-987 when they keep coming: the application still writes to the target.
 */
async function requireNobody(target: GoBack['target'], lock: TableLock): Promise<void> {
  const until = performance.now() + COMES_AGAIN;
  let quietSince = performance.now();
  while (performance.now() - quietSince < SHOWS) {
    const waiting = await lock.waiting();
    if (waiting > 0) {
      if (performance.now() > until) throw new MudanzaError('MUD-987', { params: { count: waiting } });
      await endOthers(target);
      quietSince = performance.now();
    }
    await sleep(100);
  }
}

async function compare(
  { source, target, signal, lanes }: GoBack,
  progress: FollowProgress,
): Promise<VerifiedTable[]> {
  const { schemas, leaveOut } = progress;
  const followed = await withSource(source, (client) => readFollowedTables(client, progress.slot), {
    signal,
  });
  const only = followed.map(({ source: from }) => tableLabel(from));
  const { tables } = await verifyDatabase({
    ...{ source: target, target: source, schemas, leaveOut, only, lanes, signal, maxNamed: 20 },
  });
  const wrong = tables.filter(({ badBuckets }) => badBuckets > 0);
  if (wrong.length > 0) {
    const names = wrong.slice(0, 10).map(tableLabel);
    throw new MudanzaError('MUD-988', { params: { tables: names.join(', ') } });
  }
  return [...tables];
}

/** Brings the last of it back while the target takes no writes; both sides stand still when it resolves. */
async function drain(job: GoBack, lock: TableLock, tables: readonly TableName[]): Promise<number> {
  const { source, target, names, signal } = job;
  const position = () => withSource(target, sourcePosition, { signal });
  return withReverse({ source, target, names, signal }, async (relay) => {
    await relay.until(await position(), signal);
    await lock.take(tables, { patience: LOCK_PATIENCE, side: 'target' });
    await endOthers(target);
    await requireNobody(target, lock);
    await relay.until(await position(), signal);
    return relay.status.transactions;
  });
}

/** Written down before the source's own journal goes, so that whoever comes next opens the source and carries nothing twice. */
async function noteReturn({ target, names }: GoBack, record: FenceRecord | null): Promise<void> {
  const slot = forward(names.slot);
  await withCopyWriter(target, writer, async (client) => {
    await makeFenceJournal(client);
    const empty = { slot, database: '', roles: [], marks: [], door: null };
    await writeFence(client, { ...(record ?? empty), state: 'returning' });
  });
}

async function open({ source, target, names, signal }: GoBack, record: FenceRecord | null): Promise<void> {
  await withSourceOwner(source, writer, (owner) => endOnSource(owner, names.slot));
  if (record && record.roles.length > 0) await openSource(source, record);
  await withCopyWriter(target, { ...writer, signal }, (client) => forgetFence(client, forward(names.slot)));
}

/** What the application wrote to the target is no stranger's there any more: a copy that begins again may empty it. */
async function adopt({ target }: GoBack, tables: readonly TableName[]): Promise<void> {
  await withCopyWriter(target, writer, async (client) => {
    if (!(await hasJournal(client))) return;
    const followed = await followedPlaces(client);
    const brought = new Set((await filledTables(client)).map(tableLabel));
    await adoptRows(
      client,
      tables.filter((table) => brought.has(tableLabel(table)) && !followed.has(tableLabel(table))),
    );
  });
}

async function marksOf({ target }: GoBack, schemas: readonly string[]): Promise<Marks> {
  return withCopyWriter(target, writer, (client) => readWriteMarks(client, schemas));
}

async function carry(job: GoBack, plan: GoBackPlan, record: FenceRecord | null): Promise<WentBack> {
  const { source, target, names, signal } = job;
  const progress = await progressOf(job);
  if (!progress) {
    await open(job, record);
    return { ...plan, transactions: 0, sequences: [], verified: null };
  }
  const followed = await withSource(source, (client) => readFollowedTables(client, names.slot), { signal });
  const tables = followed.map((table) => table.source);
  const went = await withTableLock(target, {}, async (lock) => {
    const transactions = await drain(job, lock, tables);
    const verified = job.verify ? await compare(job, progress) : null;
    const sequences = await carrySequencesBack(job, progress.schemas, { ...writer, signal: job.signal });
    const before = await marksOf(job, progress.schemas);
    await lock.prove();
    await adopt(job, tables);
    await noteReturn(job, record);
    await open(job, record);
    await lock.release();
    return { transactions, verified, sequences, before };
  });
  const late = movedMarks(went.before, await marksOf(job, progress.schemas));
  if (late.length > 0)
    throw new MudanzaError('MUD-989', { params: { tables: late.slice(0, 10).join(', ') } });
  await withSourceOwner(target, { ...writer, signal }, (owner) => cleanOrigin(owner, names));
  const { before: _, ...found } = went;
  return { ...plan, ...found };
}

/**
 * Goes back to the source after a switch: brings back what was written to the target since, proves it, and only then lets
 * the application in at the source. The target takes no writes meanwhile; whatever fails before leaves everything as it
 * was. A kill in the middle is taken up by the next call.
 *
 * @throws MUD-978 while somebody else switches, MUD-652 while a relay carries changes back, MUD-987 while the application is still sent to the target, MUD-988 where the sides differ, MUD-989 when somebody
 *   wrote to the target all the same, MUD-985 where it cannot come back and the loss was not accepted
 */
export function goBack(job: GoBack): Promise<WentBack> {
  return withSwitchLock(job.target, forward(job.names.slot), () => goBackAlone(job));
}

async function goBackAlone(job: GoBack): Promise<WentBack> {
  const { source, target, names } = job;
  const plan = await planGoBack(job);
  const none = { ...plan, transactions: 0, sequences: [], verified: null };
  if (plan.way === 'none') return none;
  const slot = forward(names.slot);
  if (plan.way === 'untouched') {
    await lowerFence({ source, target, slot });
    return none;
  }
  const record = await findFence({ target, slot });
  if (plan.isServed) throw new MudanzaError('MUD-652', { params: { slot: names.slot } });
  if (plan.way === 'carried') return carry(job, plan, record);
  if (!job.acceptsLoss) throw new MudanzaError('MUD-985', { params: { slot: names.slot, reason: 'gone' } });
  await open(job, record);
  await adopt(job, record?.marks ?? []);
  return none;
}
