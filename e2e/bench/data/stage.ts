import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { trustedSql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { type MajorServer, startMajor } from '../../../lib/servers/embedded/testing/start-major';
import { SCALE, tell } from './measure';
import { MIXED_DDL, MIXED_TABLES, mixedRows } from './mixed-load';

/** Both servers with the load on the source and the empty schema on the target. */
export interface Stage {
  readonly source: Credentials;
  readonly target: Credentials;
  readonly servers: readonly MajorServer[];
  /** Empties the target between rounds. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs SQL of our own, as the one who may. */
export function run(at: Credentials, text: string): Promise<unknown> {
  return withTarget(at, (client) => client.execute(trustedSql(text, 'own-file')));
}

/** PostgreSQL 15 from Debian as the source, since its pg_dump and pg_restore are the peers; 17 as the target. */
export async function stage(
  ddl = MIXED_DDL,
  rows = mixedRows(SCALE),
  tables: readonly string[] = MIXED_TABLES,
): Promise<Stage> {
  const [from, to] = [await startMajor(15), await startMajor(17)];
  const source = (await from.createDatabase()).admin;
  const target = (await to.createDatabase()).admin;
  tell('filling the source');
  await run(source, `${ddl}; ${rows}`);
  await run(target, ddl);
  return {
    source,
    target,
    servers: [from, to],
    empty: async () => {
      await run(target, `drop schema if exists mudanza_rows cascade; truncate ${tables.join(', ')}`);
      await run(target, 'checkpoint');
    },
    stop: async () => {
      await from.stop();
      await to.stop();
    },
  };
}

/** Puts a network before a server; gives the credentials that lead through it, and what ends it. */
export async function behindWan(
  at: Credentials,
  { oneWay, rate }: { readonly oneWay: number; readonly rate: number },
): Promise<{ readonly at: Credentials; stop(): void }> {
  const script = join('e2e', 'bench', 'data', 'wan-proxy.ts');
  const args = ['--import', 'tsx', script, `${at.endpoint.port}`, `${oneWay}`, `${rate}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const endpoint = { ...at.endpoint, port: Number(line.toString().trim()) };
  return { at: { ...at, endpoint }, stop: () => void child.kill() };
}
