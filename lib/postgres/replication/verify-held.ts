import { withSnapshot } from '../copy/copy-rows';
import { type VerifyDatabase, type VerifyResult, verifyDatabase } from '../copy/verify-database';
import type { Relay } from './relay';
import { withReplication } from './replication-client';

export interface VerifyHeld extends Omit<VerifyDatabase, 'snapshots' | 'only'> {
  readonly slot: string;
}

export interface HeldVerification extends VerifyResult {
  /** Both sides were compared as they are after every transaction that committed before this place, and none after it. */
  readonly lsn: bigint;
  /** ms that the relay stood still. */
  readonly heldMs: number;
}

/**
 * Compares both sides exactly while both are written to. A temporary slot names a place and exports the source as it is
 * there; the relay applies everything before that place and nothing after it, until the target's snapshot is taken.
 * Then it goes on, and the two snapshots are compared at leisure. Only the followed tables are compared.
 */
export function verifyHeld(relay: Relay, { slot, ...job }: VerifyHeld): Promise<HeldVerification> {
  const { source, target, signal } = job;
  return withReplication(source, { signal, applicationName: 'mudanza verify' }, async (origin) => {
    const started = performance.now();
    await relay.holdAt(0n);
    try {
      const place = await origin.createSlot(`${slot}_v`, { isTemporary: true });
      await relay.holdAt(place.lsn);
      return await withSnapshot(target, signal, async (there) => {
        relay.release();
        const heldMs = performance.now() - started;
        const snapshots = { source: place.snapshot, target: there };
        return {
          ...(await verifyDatabase({ ...job, only: relay.followed, snapshots })),
          lsn: place.lsn,
          heldMs,
        };
      });
    } finally {
      relay.release();
    }
  });
}
