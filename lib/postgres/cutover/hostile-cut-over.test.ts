import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import type { Credentials } from '../address/endpoint';
import { beginReverse, prepareReverse } from '../replication/begin-reverse';
import { endReverse } from '../replication/end-reverse';
import { oneRow, runSql } from '../replication/testing/follow-servers';
import { ident } from '../sql';
import { SHADOWS } from '../testing/hostile-source';
import { withTarget } from '../with-client';
import { cutOver } from './cut-over';
import { readFence } from './fence-journal';
import { goBack } from './go-back';
import { takeBackFence } from './take-back-fence';
import { type CutoverStage, cutoverStage } from './testing/cutover-stage';
import { reverseJob } from './testing/switched-stage';

let servers: readonly MajorServer[];
let night: CutoverStage;

/** A false one in front of all of the catalog, on a path that finds it first. */
async function shadow(at: Credentials): Promise<void> {
  await runSql(at, `set search_path = public; ${SHADOWS}`);
  await runSql(
    at,
    `set search_path = pg_catalog; alter database ${ident(at.endpoint.database).fragment} set search_path = public, pg_catalog`,
  );
}

beforeAll(async () => {
  const [from, to] = await Promise.all([startMajor(15), startMajor(17, { layout: 'supabase' })]);
  servers = [from, to];
  night = await cutoverStage(from, to);
  await Promise.all([shadow(night.source), shadow(night.target)]);
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

describe('a switch between databases that put their own in front of everything of the catalog', () => {
  it('has to get by with that', async () => {
    await expect(oneRow(night.source, "select 1 where 'a'::text = 'b'")).rejects.toThrow('HIJACKED');
  });

  it('is prepared, done and taken back by us alone', async () => {
    const roles = await night.roles();
    const result = await cutOver(night.job({ roles }));
    expect(result.verified.tables.filter(({ badBuckets }) => badBuckets > 0)).toEqual([]);
    expect(await withTarget(night.target, (client) => readFence(client, night.names.slot))).toMatchObject({
      state: 'open',
    });
    expect(await takeBackFence({ ...night, slot: night.names.slot })).toEqual([night.app.endpoint.user]);
  });

  it('is undone with what was written to the target since', async () => {
    const job = reverseJob(night);
    const plan = await prepareReverse(job);
    const beforeOpen = async () => {
      await beginReverse(job, plan, async () => undefined);
      return async () => void (await endReverse(job));
    };
    await cutOver(night.job({ roles: await night.roles(), beforeOpen }));
    await runSql(night.appTarget, 'insert into public.ledger values (77)');
    const { source, target, names, signal } = job;
    expect(await goBack({ source, target, names, signal, verify: true, lanes: 2 })).toMatchObject({
      way: 'carried',
    });
    const rows = await oneRow(
      night.source,
      'select pg_catalog.max(id)::pg_catalog.int4 as id from public.ledger',
    );
    expect(rows).toEqual({ id: 77 });
    await night.clean();
  });
});
