import { randomBytes } from 'node:crypto';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { verifyDatabase } from '../../../lib/postgres/copy/verify-database';
import { parseLsn } from '../../../lib/postgres/replication/lsn';
import { oneRow } from '../../../lib/postgres/replication/testing/follow-servers';
import { withRelay } from '../../../lib/postgres/replication/with-relay';

export interface Sides {
  readonly source: Credentials;
  readonly target: Credentials;
}

export const newId = () => randomBytes(5).toString('hex');

/** Where the source's log ends now. */
export async function position(source: Credentials): Promise<bigint> {
  const row = await oneRow<{ lsn: string }>(source, 'select pg_current_wal_insert_lsn()::text as lsn');
  return parseLsn(row?.lsn ?? '0/0');
}

/** Applies everything that the source has written by now. */
export async function drain({ source, target }: Sides, slot: string): Promise<void> {
  const signal = AbortSignal.timeout(300_000);
  const until = await position(source);
  await withRelay({ source, target, slot, signal }, (relay) => relay.until(until, signal));
}

/** Tables that differ, row by row; nobody writes meanwhile. */
export async function differing(sides: Sides): Promise<string[]> {
  const signal = AbortSignal.timeout(300_000);
  const { tables } = await verifyDatabase({
    ...{ ...sides, signal, schemas: ['public'], leaveOut: [], only: [], lanes: 2, maxNamed: 5 },
  });
  return tables.filter(({ badBuckets }) => badBuckets > 0).map(({ name }) => name);
}
