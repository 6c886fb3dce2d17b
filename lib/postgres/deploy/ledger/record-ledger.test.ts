import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MajorServer, startMajor } from '../../../servers/embedded/testing/start-major';
import type { Credentials } from '../../address/endpoint';
import { runSql } from '../../replication/testing/follow-servers';
import { sql, trustedSql } from '../../sql';
import type { TargetClient } from '../../target-client';
import { withTarget } from '../../with-client';
import { readLedger } from './read-ledger';
import { recordLedger } from './record-ledger';

let server: MajorServer;
let at: Credentials;
beforeAll(async () => {
  server = await startMajor(17);
  at = (await server.createDatabase()).admin;
  await runSql(
    at,
    `create role leaving; create role group_of; create role member in role group_of;
     alter role member set work_mem = '8MB'`,
  );
});
afterAll(() => server.stop());

const execute = (client: TargetClient, text: string) => client.execute(trustedSql(text, 'own-file'));
const ledger = (client: TargetClient) => readLedger(client, [], 170_000);

/** What is recorded of one transaction that is rolled back. */
const recorded = (work: (client: TargetClient) => Promise<unknown>) =>
  withTarget(at, async (client) => {
    let found: Awaited<ReturnType<typeof recordLedger>> | undefined;
    await client.rolledBack(async () => {
      const before = await ledger(client);
      await work(client);
      found = await recordLedger(client, before, await ledger(client));
    });
    return found;
  });

describe('roles, which every database of a server shares', () => {
  it.each([
    ['made', 'create role theirs', 'drop role theirs'],
    ['dropped', 'drop role leaving', 'create role leaving'],
    ['altered', 'alter role leaving createdb', 'alter role leaving nocreatedb'],
    ['given members', 'grant group_of to leaving', 'revoke group_of from leaving'],
    ['given settings', "alter role leaving set work_mem = '9MB'", 'alter role leaving reset all'],
  ])('are not ours when somebody else has %s them meanwhile', async (_, theirs, back) => {
    try {
      expect(await recorded(() => runSql(at, theirs))).toEqual({
        made: [],
        privileges: [],
        comments: [],
        lost: [],
      });
    } finally {
      await runSql(at, back);
    }
  });

  it.each([
    ['made', 'create role ours', { made: [{ what: 'role "ours"' }], lost: [] }],
    ['dropped', 'drop role leaving', { made: [], lost: ['authid leaving'] }],
    ['altered', 'alter role leaving createdb', { made: [], lost: ['authid leaving'] }],
    ['given members', 'grant group_of to leaving', { made: [{ what: 'membership group_of from leaving' }] }],
    ['taken members', 'revoke group_of from member', { lost: ['auth members group_of from member'] }],
    [
      'given settings',
      "alter role leaving set work_mem = '9MB'",
      { made: [{ what: 'settings of role leaving' }] },
    ],
    ['taken settings', 'alter role member reset all', { lost: ['settings of role member'] }],
  ])('are ours when the transaction has %s them itself', async (_, own, found) => {
    expect(await recorded((client) => execute(client, own))).toMatchObject(found);
  });

  it('are told apart by the catalog when both happen', async () => {
    const found = await recorded(async (client) => {
      await runSql(at, 'create role beside');
      await client.execute(sql`grant group_of to leaving`);
    });
    await runSql(at, 'drop role beside');
    expect(found).toMatchObject({ made: [{ what: 'membership group_of from leaving' }], lost: [] });
  });
});
