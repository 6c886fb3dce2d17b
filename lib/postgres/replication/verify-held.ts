import { withSnapshot } from '../copy/copy-rows';
import { withCopyWriter } from '../copy/copy-session';
import { tableLabel } from '../copy/copy-table';
import { type VerifyDatabase, type VerifyResult, verifyDatabase } from '../copy/verify-database';
import type { VerifiedTable } from '../copy/verify-rows';
import { trustedSql } from '../sql';
import { withSource } from '../with-client';
import { notFollowed } from './not-followed';
import type { Relay } from './relay';
import { withReplication } from './replication-client';
import { noteCompared } from './touched-journal';
import {
  type KeptTable,
  keptTables,
  type Stand,
  sourceQuery,
  standOf,
  targetQueries,
} from './untouched-tables';

export interface VerifyHeld extends Omit<VerifyDatabase, 'snapshots' | 'only'> {
  readonly slot: string;
  /** Asks also what nobody has written to since it was found equal. */
  readonly everything?: boolean;
}

/** `left` and `lackingColumns` are of what was asked now. */
export interface HeldVerification extends Pick<VerifyResult, 'left' | 'lackingColumns'> {
  /** Both sides were compared as they are after every transaction that committed before this place, and none after it. */
  readonly lsn: bigint;
  /** ms that the relay stood still. */
  readonly heldMs: number;
  readonly tables: readonly (VerifiedTable | KeptTable)[];
  /** Tables and columns of the source that no comparison of this kind looks at. */
  readonly notCompared: readonly string[];
}

interface Asked extends VerifyHeld {
  readonly relay: Relay;
}

/** Before the moment that is compared: a write between the two makes the next comparison ask once more. */
async function lookAtSource({ relay: { followed }, source, schemas, signal }: Asked) {
  const query = trustedSql(sourceQuery(followed), 'own-file');
  return withSource(
    source,
    async (client) => ({
      marks: await client.rows<object>(query),
      notCompared: await notFollowed(client, followed, schemas),
    }),
    { signal },
  );
}

async function standHeld({ relay, slot }: Asked, source: readonly object[]): Promise<Stand> {
  const [target = [], untouched = []] = await relay.askHeld(targetQueries(relay.followed, slot));
  return standOf(relay.followed, { source, target, untouched });
}

async function writeDown(
  { target, signal, slot }: Asked,
  { marks }: Stand,
  found: { readonly lsn: bigint; readonly at: Date; readonly tables: readonly VerifiedTable[] },
): Promise<void> {
  const { lsn, at, tables } = found;
  const equal = tables
    .filter(({ badBuckets }) => badBuckets === 0)
    .map((result) => ({ target: tableLabel(result), marks: marks.get(tableLabel(result)) ?? null, result }));
  const unequal = tables.filter(({ badBuckets }) => badBuckets > 0).map(tableLabel);
  const statements = noteCompared({ slot, lsn, at, equal, unequal });
  await withCopyWriter(target, { signal, applicationName: 'mudanza verify' }, (writer) =>
    writer.transaction(async () => {
      for (const statement of statements) await writer.execute(statement);
    }),
  );
}

/** Both snapshots are taken: the relay goes on, and what has to be asked is compared at leisure. */
async function compare(
  asked: Asked,
  stand: Stand,
  moment: { readonly lsn: bigint; readonly at: Date; readonly source: string; readonly target: string },
): Promise<Omit<HeldVerification, 'lsn' | 'heldMs' | 'notCompared'>> {
  const kept = asked.everything ? [] : keptTables(stand);
  const known = new Set(kept.map(tableLabel));
  const only = [...stand.parts].flatMap(([target, parts]) => (known.has(target) ? [] : parts));
  if (only.length === 0) return { tables: kept, left: [], lackingColumns: [] };
  const { lsn, at, ...snapshots } = moment;
  const { relay: _, slot: __, everything: ___, ...job } = asked;
  const { tables, left, lackingColumns } = await verifyDatabase({ ...job, only, snapshots });
  await writeDown(asked, stand, { lsn, at, tables });
  return { tables: [...tables, ...kept], left, lackingColumns };
}

/**
 * Compares both sides exactly while both are written to. A temporary slot names a place and exports the source as it is
 * there; the relay applies everything before that place and nothing after it, until the target's snapshot is taken.
 * Then it goes on, and the two snapshots are compared at leisure. Only the followed tables are compared, and of these only
 * what was written to since it was found equal, as the stream and both servers' own counts say; the others are handed back
 * with the time at which they were.
 */
export function verifyHeld(relay: Relay, job: VerifyHeld): Promise<HeldVerification> {
  const { source, target, signal, slot } = job;
  const asked: Asked = { ...job, relay };
  return withReplication(source, { signal, applicationName: 'mudanza verify' }, async (origin) => {
    const { marks: ours, notCompared } = await lookAtSource(asked);
    const started = performance.now();
    await relay.holdAt(0n);
    try {
      const place = await origin.createSlot(`${slot}_v`, { isTemporary: true });
      await relay.holdAt(place.lsn);
      const stand = await standHeld(asked, ours);
      return await withSnapshot(target, signal, async (there) => {
        relay.release();
        const heldMs = performance.now() - started;
        const moment = { lsn: place.lsn, at: new Date(), source: place.snapshot, target: there };
        return { lsn: place.lsn, heldMs, notCompared, ...(await compare(asked, stand, moment)) };
      });
    } finally {
      relay.release();
    }
  });
}
