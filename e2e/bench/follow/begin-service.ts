import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { readFollowProgress } from '../../../lib/postgres/replication/follow-journal';
import { runSql, startFollowing } from '../../../lib/postgres/replication/testing/follow-servers';
import { withSource } from '../../../lib/postgres/with-client';
import { storeConnection } from '../../../lib/store/connections';
import { storeSecret } from '../../../lib/store/secrets';
import { driveStep, startStep, waitForEnd } from '../trust/drive-step';
import { ACCOUNT_DDL } from './account-writer';
import type { Sides } from './follow-stage';

/** A following that a runner executes. */
export interface BegunService {
  readonly slot: string;
  readonly runId: string;
}

/** The place up to which the target has everything. */
export async function progressOf(target: Credentials, slot: string): Promise<bigint> {
  const rows = await withSource(target, readFollowProgress);
  return rows.find((row) => row.slot === slot)?.lsn ?? 0n;
}

/** The following of a migration, begun as the step is: previewed, accepted, queued. The target may have a port before it. */
export async function beginService(
  id: string,
  { source, target }: Sides,
  port = target.endpoint.port,
): Promise<BegunService> {
  await runSql(source, `${ACCOUNT_DDL}; insert into account select n, 0 from generate_series(1, 200) n`);
  await runSql(target, ACCOUNT_DDL);
  await storeConnection(id, 'source', source.endpoint);
  await storeSecret(id, 'source.password', source.password);
  await storeConnection(id, 'target', { ...target.endpoint, port });
  await storeSecret(id, 'target.password', target.password);
  await driveStep(id, 'connection');
  const { slot } = await startFollowing(source, target, id);
  const values = { minutes: '', verify: false, verifyEvery: 0 };
  const preview = await waitForEnd(await startStep(id, 'data.follow', values, 'preview'));
  if (preview.status !== 'succeeded')
    throw new Error(`the preview ${preview.status}: ${preview.error?.code}`);
  return { slot, runId: await startStep(id, 'data.follow', values, 'run', preview.id) };
}
