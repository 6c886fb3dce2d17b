import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closedPort } from '../../platform/testing/closed-port';
import type { Credentials, Endpoint } from '../../postgres/address/endpoint';
import { sql, trustedSql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { createAuthority, issueCertificate } from './certificates';
import { freePort } from './free-port';
import { findPgBouncer, type PgBouncer, type PgBouncerOptions, startPgBouncer } from './pgbouncer';
import { createTestDatabase, type TestDatabase } from './testing/test-database';

/** PgBouncer's userlist: quotes doubled, nothing else escaped (https://www.pgbouncer.org/config.html, Authentication file format). */
const PASSWORD = `p"a'ss\\ ñ`;

let folder: string;
let database: TestDatabase;
let user: string;
const running: PgBouncer[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-pgbouncer-'));
  chmodSync(folder, 0o755);
  database = await createTestDatabase('source');
  user = `pool"er_${database.name}`;
  await withTarget(database.admin, (client) => execute(client, 'create role', `login password`));
});
afterAll(async () => {
  for (const pooler of running) await pooler.stop();
  await withTarget(database.admin, (client) => execute(client, 'drop role', null));
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

type Client = Parameters<Parameters<typeof withTarget>[1]>[0];

async function execute(client: Client, verb: string, option: string | null): Promise<void> {
  const name = `"${user.replaceAll('"', '""')}"`;
  const end = option === null ? '' : ` ${option} '${PASSWORD.replaceAll("'", "''")}'`;
  await client.execute(trustedSql(`set standard_conforming_strings = on; ${verb} ${name}${end}`, 'own-file'));
}

async function start(name: string, changes: Partial<PgBouncerOptions> = {}): Promise<PgBouncer> {
  const pooler = await startPgBouncer({
    folder: join(folder, name),
    port: await freePort(),
    upstream: { host: '127.0.0.1', port: inject('servers').source.port },
    users: { [user]: PASSWORD },
    poolMode: 'transaction',
    ...changes,
  });
  running.push(pooler);
  return pooler;
}

function through(pooler: PgBouncer, changes: Partial<Endpoint> = {}, password = PASSWORD): Credentials {
  const { host, port } = pooler;
  return {
    endpoint: { host, port, database: database.name, user, tls: { mode: 'disable' }, ...changes },
    password,
  };
}

const one = (credentials: Credentials) =>
  withTarget(credentials, (client) => client.rows(sql`select 1 as n`));

describe('startPgBouncer', () => {
  it('passes a client on with a role and a password of any characters, and no other', async () => {
    const pooler = await start('plain');
    expect(await one(through(pooler))).toEqual([{ n: 1 }]);
    expect(pooler.isUp()).toBe(true);
    await expect(one(through(pooler, {}, 'p"a'))).rejects.toThrow(/password authentication failed|SASL/);
    await expect(one(through(pooler, { user: 'nobody' }))).rejects.toThrow();
  });

  it('keeps its files, which hold passwords, to itself', async () => {
    const at = join(folder, 'plain');
    expect(statSync(at).mode & 0o077).toBe(0);
    for (const file of ['users.txt', 'pgbouncer.ini', 'stderr.log'])
      expect([file, statSync(join(at, file)).mode & 0o077]).toEqual([file, 0]);
    expect(readFileSync(join(at, 'pgbouncer.ini'), 'utf8')).not.toContain(PASSWORD);
  });

  it.each([
    ['session', true],
    ['transaction', false],
  ] as const)(
    'in %s mode what is prepared outside a transaction stays with the client: %s',
    async (poolMode, stays) => {
      // Two clients at once and one server connection each way: in transaction mode the second statement may meet another.
      const pooler = await start(`mode-${poolMode}`, { poolMode, settings: { default_pool_size: '2' } });
      const seen = await withTarget(through(pooler), async (first) =>
        withTarget(through(pooler), async (second) => {
          const pid = sql`select pg_backend_pid() as pid`;
          const [before] = await first.rows<{ pid: number }>(pid);
          // The other client begins a transaction and so takes a server connection, the one just given back if it can.
          return second.transaction(async () => {
            const [taken] = await second.rows<{ pid: number }>(pid);
            const [after] = await first.rows<{ pid: number }>(pid);
            return { isShared: taken?.pid === before?.pid, stays: after?.pid === before?.pid };
          });
        }),
      );
      expect(seen.isShared).toBe(!stays);
      expect(seen.stays).toBe(stays);
    },
  );

  it('speaks TLS only, where it has a certificate', async () => {
    const authority = await createAuthority('Pooler Test');
    const tls = await issueCertificate(authority, { ips: ['127.0.0.1'] });
    const pooler = await start('tls', { tls });
    const ca = authority.certificate;
    expect(await one(through(pooler, { tls: { mode: 'verify-full', ca } }))).toEqual([{ n: 1 }]);
    await expect(one(through(pooler))).rejects.toThrow(/SSL required/);
    const stranger = await createAuthority('Another');
    await expect(
      one(through(pooler, { tls: { mode: 'verify-full', ca: stranger.certificate } })),
    ).rejects.toThrow(/certificate/);
  });

  it('takes further settings', async () => {
    const pooler = await start('settings', { settings: { max_client_conn: '1', stats_users: user } });
    const pools = await withTarget(through(pooler, { database: 'pgbouncer' }), async (client) => {
      await expect(one(through(pooler))).rejects.toThrow(/no more connections allowed/);
      return client.rows(trustedSql('show config', 'own-file'));
    });
    expect(pools).toContainEqual(expect.objectContaining({ key: 'max_client_conn', value: '1' }));
  });

  it('is gone after a stop, and can be stopped twice', async () => {
    const pooler = await start('stopped');
    await pooler.stop();
    await pooler.stop();
    await expect(one(through(pooler))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(() => process.kill(pooler.pid, 0)).toThrow();
  });

  it('ends one that a killed process left, then chooses its port', async () => {
    const left = await start('left');
    const again = await start('left', {
      port: async () => {
        // Only now is the port of the one that was left free.
        expect(() => process.kill(left.pid, 0)).toThrow();
        return left.port;
      },
    });
    expect(again.port).toBe(left.port);
    expect(again.pid).not.toBe(left.pid);
    expect(await one(through(again))).toEqual([{ n: 1 }]);
  });

  it('never ends a program that only got the number of one', async () => {
    const at = join(folder, 'foreign');
    mkdirSync(at);
    writeFileSync(join(at, 'pgbouncer.pid'), `${process.pid}\n`);
    const pooler = await start('foreign');
    expect(await one(through(pooler))).toEqual([{ n: 1 }]);
  });

  it('says with its own words why it did not come up', async () => {
    await expect(start('wrong', { settings: { pool_mode: 'whenever' } })).rejects.toThrow(
      /did not start[\s\S]*pool_mode/,
    );
    expect(existsSync(join(folder, 'wrong', 'pgbouncer.pid'))).toBe(false);
  });

  it('tells the server’s refusal on to the client', async () => {
    const closed = await closedPort();
    const pooler = await start('upstream', {
      upstream: { host: '127.0.0.1', port: closed.port },
      settings: { query_wait_timeout: '2', server_login_retry: '1' },
    });
    await expect(one(through(pooler))).rejects.toThrow(
      /server_login|connect failed|cannot connect|query_wait_timeout/,
    );
    await closed.close();
  });
});

it('finds the program where packages put it', () => {
  const path = findPgBouncer();
  expect(path).toMatch(/\/s?bin\/pgbouncer$/);
});
