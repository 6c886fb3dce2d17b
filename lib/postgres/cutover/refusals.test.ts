import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../servers/embedded/testing/start-major';
import { runSql } from '../replication/testing/follow-servers';
import { withPgClient, withSource } from '../with-client';
import { readFenceRoles } from './fence-role';
import { withFenceSession } from './fence-session';
import { refusals } from './refusals';

let server: MajorServer;
beforeAll(async () => {
  server = await startMajor(17);
});
afterAll(() => server.stop());

it('sees that the connection’s own role may only read, though the lock of the switch stands yet', async () => {
  const { admin: source, name } = await server.createDatabase();
  await runSql(source, 'create table seat (id int)');
  const { user } = source.endpoint;
  const roles = await withSource(source, (client) =>
    readFenceRoles(client, { names: [user], kind: 'nologin', tables: [{ schema: 'public', name: 'seat' }] }),
  );
  expect(roles).toMatchObject([{ name: user, kind: 'readonly', isOwn: true }]);
  const ask = () =>
    withFenceSession(source, {}, (fence) =>
      refusals({ source, roles, signal: new AbortController().signal }, fence),
    );
  await withPgClient(source, {}, async (holder) => {
    await holder.query('begin; lock table seat in exclusive mode');
    expect((await ask()).map(({ by }) => by)).toEqual([null]);
    await holder.query(`alter role "${user}" in database "${name}" set default_transaction_read_only = on`);
    await holder.query('commit; begin; lock table seat in exclusive mode');
    expect((await ask()).map(({ by }) => by)).toEqual(['readonly']);
  });
});
