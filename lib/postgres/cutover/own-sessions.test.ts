import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import type { Credentials } from '../address/endpoint';
import { sql } from '../sql';
import { tlsOptions } from '../tls-options';
import { withTarget } from '../with-client';
import { readFenceRoles } from './fence-role';
import { withFenceSession } from './fence-session';

let target: TestDatabase;

beforeAll(async () => {
  target = await createTestDatabase();
  await withTarget(target.admin, (client) => client.execute(sql`create table room (id int)`));
});
afterAll(() => target.drop());

/** A session as a driver opens it that gives no name. */
async function unnamed({ endpoint, password }: Credentials): Promise<pg.Client> {
  const { host, port, user, database } = endpoint;
  const client = new pg.Client({ host, port, user, database, password, ssl: tlsOptions(endpoint) });
  await client.connect();
  return client;
}

const named = () =>
  withFenceSession(target.admin, {}, async (session) =>
    (await session.sessions(null)).map(({ application }) => application),
  );

describe('sessions that are ended', () => {
  it('are those of the application too that behind a pooler have the name of a check of ours', async () => {
    await withTarget(target.pooled, (client) => client.rows(sql`select 1`));
    const application = await unnamed(target.pooled);
    try {
      const { rows } = await application.query('show application_name');
      expect(rows).toEqual([{ application_name: 'mudanza' }]);
      expect(await named()).toContain('mudanza');
    } finally {
      await application.end();
    }
  });

  it('count as somebody in the own role, while a reading of ours that just ended is nobody', async () => {
    const { user } = target.admin.endpoint;
    const count = () =>
      withTarget(target.admin, (client) =>
        readFenceRoles(client, {
          names: [user],
          kind: 'nologin',
          tables: [{ schema: 'public', name: 'room' }],
        }),
      ).then(([role]) => role?.sessions);
    expect(await count()).toBe(0);
    // As a server of a pooler is left, by a client of ours, to the application.
    const application = await unnamed(target.admin);
    try {
      await application.query(`set application_name = 'mudanza'`);
      expect(await count()).toBe(1);
    } finally {
      await application.end();
    }
  });

  it('are not ours at work, unless they wait to write', async () => {
    const relay = { applicationName: 'mudanza relay' };
    let writing: Promise<unknown> = Promise.resolve();
    const write = () =>
      withTarget(target.admin, (other) => other.execute(sql`insert into room values (1)`), relay);
    await withTarget(
      target.admin,
      async (client) => {
        expect(await named()).not.toContain('mudanza relay');
        await client.transaction(async () => {
          await client.execute(sql`lock table room in exclusive mode`);
          writing = write();
          await expect.poll(named).toContain('mudanza relay');
        });
      },
      relay,
    );
    await writing;
  });
});
