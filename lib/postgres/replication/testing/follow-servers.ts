import type { Credentials } from '../../address/endpoint';
import { trustedSql } from '../../sql';
import { withTarget } from '../../with-client';
import { beginFollow } from '../begin-follow';
import { cleanFollow } from '../clean-follow';
import { type FollowNames, followNames } from '../follow-names';
import { prepareSource } from '../prepare-source';

/** Runs several statements of a test, as they stand. */
export async function runSql(at: Credentials, text: string): Promise<void> {
  await withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));
}

/** The first row of a query of a test. */
export async function oneRow<Row extends object>(at: Credentials, text: string): Promise<Row | undefined> {
  const rows = await withTarget(at, (client) => client.rows<Row>(trustedSql(text, 'own-file')));
  return rows[0];
}

/** Everything up to the first change: publication, identities, slot, copy, journal. */
export async function startFollowing(
  source: Credentials,
  target: Credentials,
  id: string,
  signal = new AbortController().signal,
): Promise<FollowNames> {
  const names = followNames(id);
  const job = { source, target, schemas: ['public'], leaveOut: [], lanes: 2, signal } as const;
  await prepareSource({ ...job, names });
  await beginFollow({ ...job, names, chunkBytes: 1 << 25, deferIndexes: 'never', verify: true });
  return names;
}

/** Takes it all back. */
export const endFollowing = (source: Credentials, target: Credentials, names: FollowNames) =>
  cleanFollow({ source, target, names, signal: new AbortController().signal });
