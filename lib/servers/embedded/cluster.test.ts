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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials, Endpoint } from '../../postgres/address/endpoint';
import { sql } from '../../postgres/sql';
import { withTarget } from '../../postgres/with-client';
import { type Authority, createAuthority, issueCertificate } from './certificates';
import { type Cluster, type ClusterOptions, startCluster, stopCluster } from './cluster';
import { freePort } from './free-port';
import { readPostmaster } from './postmaster';

/** What a password may hold: initdb reads it from a file, and nothing of it is a shell's or SQL's business. */
const PASSWORD = `p'a"s\\s $HOME %41 ñ€;--`;

let folder: string;
let options: ClusterOptions;
let cluster: Cluster;
let authority: Authority;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-cluster-'));
  chmodSync(folder, 0o755);
  authority = await createAuthority('Cluster Test');
  options = {
    dataDir: join(folder, 'deep', 'er', 'data'),
    port: await freePort(),
    superuser: 'the boss',
    password: PASSWORD,
    settings: { fsync: 'off', work_mem: '7MB', application_name: "it's ours" },
  };
  // What a start that was killed leaves: a draft, and a folder without the file that tells a database.
  mkdirSync(`${options.dataDir}.draft/base`, { recursive: true });
  mkdirSync(join(options.dataDir, 'half'), { recursive: true });
  chmodSync(join(folder, 'deep'), 0o755);
  chmodSync(join(folder, 'deep', 'er'), 0o755);
  cluster = await startCluster(options);
});
afterAll(async () => {
  await stopCluster(options.dataDir);
  rmSync(folder, { recursive: true, force: true });
});

function as(changes: Partial<Endpoint> = {}, password = PASSWORD): Credentials {
  const { host, port, superuser: user } = cluster;
  return {
    endpoint: { host, port, database: 'postgres', user, tls: { mode: 'disable' }, ...changes },
    password,
  };
}

async function setting(name: string, credentials = as()): Promise<string | undefined> {
  const rows = await withTarget(credentials, (client) =>
    client.rows<{ value: string }>(sql`select current_setting(${name}) as value`),
  );
  return rows[0]?.value;
}

describe('startCluster', () => {
  it('makes a server over what a killed start left, and lets the superuser in with any password', async () => {
    expect(await setting('server_encoding')).toBe('UTF8');
    expect(existsSync(join(options.dataDir, 'half'))).toBe(false);
    expect(existsSync(`${options.dataDir}.draft`)).toBe(false);
    expect(existsSync(`${options.dataDir}.pw`)).toBe(false);
  });

  it('takes its settings literally, quotes included', async () => {
    expect(await setting('work_mem')).toBe('7MB');
    expect(await setting('fsync')).toBe('off');
    expect(readFileSync(join(options.dataDir, 'postgresql.auto.conf'), 'utf8')).toContain(
      "application_name = 'it''s ours'",
    );
    expect(await setting('timezone')).toBe('UTC');
  });

  it('is for this machine and this user only', async () => {
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await setting('unix_socket_directories')).toBe('');
    expect(await setting('password_encryption')).toBe('scram-sha-256');
    expect(statSync(options.dataDir).mode & 0o077).toBe(0);
    for (const file of ['pg_hba.conf', 'postgresql.auto.conf'])
      expect(statSync(join(options.dataDir, file)).mode & 0o077).toBe(0);
    expect(statSync(cluster.logFile).mode & 0o077).toBe(0);
  });

  it.each(['', 'wrong', PASSWORD.trim().slice(0, -1), `${PASSWORD} `])(
    'refuses the password %j',
    async (password) => {
      await expect(setting('port', as({}, password))).rejects.toThrow(/password/);
    },
  );

  it('adopts the server that runs there, whatever port is asked for', async () => {
    const pid = readPostmaster(options.dataDir)?.pid;
    const again = await startCluster({ ...options, port: await freePort() });
    expect(again.port).toBe(options.port);
    expect(readPostmaster(options.dataDir)?.pid).toBe(pid);
  });

  it('keeps what is in it over a stop, and takes other settings with the next start', async () => {
    await withTarget(as(), (client) => client.execute(sql`create table kept as select 7 as n`));
    await cluster.stop();
    expect(readPostmaster(options.dataDir)).toBeNull();
    await cluster.stop();
    cluster = await startCluster({ ...options, settings: { work_mem: '9MB' } });
    expect(await withTarget(as(), (client) => client.rows(sql`select n from kept`))).toEqual([{ n: 7 }]);
    expect(await setting('work_mem')).toBe('9MB');
    expect(await setting('fsync')).toBe('on');
  });

  it('starts again after it was killed, over the file that it left', async () => {
    const { pid } = readPostmaster(options.dataDir) ?? {};
    if (!pid) throw new Error('not running');
    process.kill(pid, 'SIGQUIT');
    // Gone is gone: the file stays behind after a kill, and must not count.
    await waitFor(() => readPostmaster(options.dataDir) === null);
    cluster = await startCluster(options);
    expect(await withTarget(as(), (client) => client.rows(sql`select n from kept`))).toEqual([{ n: 7 }]);
  });

  it('lets in only with TLS where it has a certificate, unless that is optional', async () => {
    const issued = await issueCertificate(authority, { dns: ['localhost'], ips: ['127.0.0.1'] });
    const verified = { tls: { mode: 'verify-full' as const, ca: authority.certificate } };
    await cluster.stop();
    cluster = await startCluster({ ...options, tls: issued });
    expect(await setting('ssl', as(verified))).toBe('on');
    await expect(setting('ssl')).rejects.toMatchObject({ code: '28000' });
    expect(statSync(join(options.dataDir, 'server.key')).mode & 0o077).toBe(0);
    await cluster.stop();
    cluster = await startCluster({ ...options, tls: { ...issued, optional: true } });
    expect(await setting('ssl')).toBe('on');
    expect(await setting('ssl', as(verified))).toBe('on');
  });

  it('puts rules of access before its own', async () => {
    await cluster.stop();
    cluster = await startCluster({ ...options, hba: ['host postgres all 127.0.0.1/32 reject'] });
    await expect(setting('port')).rejects.toMatchObject({ code: '28000' });
    expect(await setting('port', as({ database: 'template1' }))).toBe(String(options.port));
  });

  it('says with the server’s own words why it did not start', async () => {
    await cluster.stop();
    await expect(startCluster({ ...options, settings: { shared_buffers: 'a lot' } })).rejects.toThrow(
      /did not start[\s\S]*shared_buffers/,
    );
    const taken = await freePort();
    cluster = await startCluster({ ...options, port: taken });
    const other = { ...options, dataDir: join(folder, 'other'), port: taken, settings: { fsync: 'off' } };
    await expect(startCluster(other)).rejects.toThrow(/[Aa]ddress already in use/);
    // A second try with a free port finds the database made, and starts.
    const second = await startCluster({ ...other, port: await freePort() });
    expect(second.port).not.toBe(taken);
    await second.stop();
  });

  it('does not take a file that somebody wrote for a server', async () => {
    const dataDir = join(folder, 'fresh');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'postmaster.pid'), '999999999\n/x\n1\n5432\n\n\n\nready\n');
    const fresh = await startCluster({
      ...options,
      dataDir,
      port: await freePort(),
      settings: { fsync: 'off' },
    });
    expect(readPostmaster(dataDir)?.port).toBe(fresh.port);
    await fresh.stop();
  });
});

async function waitFor(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
}
