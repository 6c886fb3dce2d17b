import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closedPort } from '../../../platform/testing/closed-port';
import type { Credentials, Endpoint } from '../../../postgres/address/endpoint';
import { sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import { createAuthority, type IssueOptions, issueCertificate } from '../certificates';
import { startCluster } from '../cluster';
import { freePort } from '../free-port';
import { type PgBouncer, type PgBouncerOptions, startPgBouncer } from '../pgbouncer';

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Real servers with tight limits, and certificates with every flaw. */
export interface FaultServers {
  readonly ca: string;
  readonly otherCa: string;
  readonly certificates: Readonly<
    Record<'good' | 'expired' | 'future' | 'otherName' | 'selfSigned' | 'otherAuthority', Certificate>
  >;
  readonly postgres: { readonly port: number };
  readonly poolers: Readonly<Record<'transaction' | 'tiny' | 'orphaned', { readonly port: number }>>;
  /** To a server of the lab, as one of its roles, over TLS that is verified unless told otherwise. */
  credentials(port: number, change?: Partial<Endpoint> & { readonly password?: string }): Credentials;
  stop(): Promise<void>;
}

export const LAB_PASSWORD = 'lab-Only-51c9';
const DAY = 86_400_000;

async function makeCertificates() {
  const authority = await createAuthority('Mudanza Fault Lab Root');
  const other = await createAuthority('Another Root');
  const names: IssueOptions = { dns: ['localhost'], ips: ['127.0.0.1'] };
  const at = (days: number) => new Date(Date.now() + days * DAY);
  const issue = (options: IssueOptions) => issueCertificate(authority, options);
  const self = await createAuthority('127.0.0.1');
  const pem = Buffer.from(await crypto.subtle.exportKey('pkcs8', self.keys.privateKey)).toString('base64');
  const key = `-----BEGIN PRIVATE KEY-----\n${pem.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
  return {
    ca: authority.certificate,
    otherCa: other.certificate,
    certificates: {
      good: await issue(names),
      expired: await issue({ ...names, notBefore: at(-400), notAfter: at(-30) }),
      future: await issue({ ...names, notBefore: at(30), notAfter: at(400) }),
      otherName: await issue({ dns: ['elsewhere.example'] }),
      selfSigned: { certificate: self.certificate, key },
      otherAuthority: await issueCertificate(other, names),
    },
  };
}

async function startServer(folder: string, tls: Certificate, ca: string) {
  // A rule that demands a client certificate needs something to check it against.
  const clientCa = join(folder, 'clients.crt');
  writeFileSync(clientCa, ca, { mode: 0o644 });
  const cluster = await startCluster({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    superuser: 'lab',
    password: LAB_PASSWORD,
    tls,
    // Two ordinary connections, so that the last slot is quickly taken.
    settings: {
      fsync: 'off',
      max_connections: '12',
      superuser_reserved_connections: '3',
      lc_messages: 'C',
      ssl_ca_file: clientCa,
    },
    hba: [
      'hostssl forbidden all 127.0.0.1/32 reject',
      'hostnossl all plain 127.0.0.1/32 scram-sha-256',
      'hostssl all certu 127.0.0.1/32 scram-sha-256 clientcert=verify-ca',
      'hostssl all identu 127.0.0.1/32 ident',
    ],
  });
  const { host, port } = cluster;
  const endpoint: Endpoint = { host, port, database: 'postgres', user: 'lab', tls: { mode: 'require' } };
  await withTarget({ endpoint, password: LAB_PASSWORD }, async (client) => {
    await client.execute(sql`create role app login password 'lab-Only-51c9' connection limit 50`);
    await client.execute(sql`create role plain login password 'lab-Only-51c9'`);
    await client.execute(sql`create role guest nologin password 'lab-Only-51c9'`);
    await client.execute(sql`create role reader login password 'lab-Only-51c9'`);
    await client.execute(sql`alter role reader set default_transaction_read_only = on`);
    await client.execute(sql`create table public.kept (id int primary key)`);
    await client.execute(sql`grant select, insert on public.kept to reader`);
    await client.execute(sql`create database forbidden`);
    await client.execute(sql`create database closed allow_connections false`);
    await client.execute(sql`create database full_up connection limit 0`);
    await client.execute(sql`create role lim login password 'lab-Only-51c9' connection limit 0`);
    await client.execute(sql`create role identu login password 'lab-Only-51c9'`);
    await client.execute(sql`create role certu login password 'lab-Only-51c9'`);
  });
  return cluster;
}

function poolers(folder: string, upstreamPort: number, tls: Certificate, deadPort: number) {
  const start = async (name: string, more: Partial<PgBouncerOptions>) =>
    startPgBouncer({
      folder: join(folder, name),
      port: await freePort(),
      upstream: { host: '127.0.0.1', port: upstreamPort },
      users: { app: LAB_PASSWORD, guest: LAB_PASSWORD },
      poolMode: 'transaction',
      tls,
      ...more,
    });
  return Promise.all([
    start('transaction', { settings: { default_pool_size: '3' } }),
    start('tiny', { settings: { max_client_conn: '2', default_pool_size: '1', query_wait_timeout: '1' } }),
    start('orphaned', {
      upstream: { host: '127.0.0.1', port: deadPort },
      settings: { query_wait_timeout: '2', server_login_retry: '1' },
    }),
  ]);
}

/** Starts everything that a fault needs; takes two to three seconds. */
export async function startFaultServers(): Promise<FaultServers> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-faults-'));
  chmodSync(folder, 0o755);
  const made = await makeCertificates();
  const cluster = await startServer(folder, made.certificates.good, made.ca);
  const dead = await closedPort();
  const started: PgBouncer[] = await poolers(folder, cluster.port, made.certificates.good, dead.port);
  const [transaction, tiny, orphaned] = started;
  if (!transaction || !tiny || !orphaned) throw new Error('a pooler did not start');
  return {
    ...made,
    postgres: cluster,
    poolers: { transaction, tiny, orphaned },
    credentials: (port, { password = LAB_PASSWORD, ...change } = {}) => ({
      endpoint: {
        host: '127.0.0.1',
        port,
        database: 'postgres',
        user: 'app',
        tls: { mode: 'verify-full', ca: made.ca },
        ...change,
      },
      password,
    }),
    stop: async () => {
      await Promise.all(started.map((pooler) => pooler.stop()));
      await Promise.all([cluster.stop(), dead.close()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}
