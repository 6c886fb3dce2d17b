import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Credentials } from '../../../lib/postgres/address/endpoint';
import { copyDatabase } from '../../../lib/postgres/copy/copy-database';

const BIN = '/usr/lib/postgresql/15/bin';

function where({ endpoint: { host, port, user, database } }: Credentials): string[] {
  return ['-h', host, '-p', `${port}`, '-U', user, '-d', database];
}

const env = ({ password }: Credentials) => ({ PGPASSWORD: password, PGSSLMODE: 'prefer' });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');

/** `pg_dump -a | psql` in a shell of its own, checks off, as its own dump has it. */
export function pipe(source: Credentials, target: Credentials): Promise<number> {
  const dump = quoted([`${BIN}/pg_dump`, '-a', '--disable-triggers', ...where(source)]);
  const psql = quoted([`${BIN}/psql`, '-X', '-q', '-v', 'ON_ERROR_STOP=1', ...where(target)]);
  const line = `set -o pipefail; ${dump} | ${psql} >/dev/null`;
  return timed(() => execa('bash', ['-c', line], { env: env(source), stdin: 'ignore' }));
}

/** `pg_dump -a -Fd -Z0 -jN` into a folder, then `pg_restore -a -jN`. */
export function dumpAndRestore(source: Credentials, target: Credentials, jobs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-dump-'));
  const dump = join(folder, 'dump');
  return timed(async () => {
    const out = ['-a', '-Fd', '-Z0', '-j', `${jobs}`, '-f', dump, ...where(source)];
    await execa(`${BIN}/pg_dump`, out, { env: env(source) });
    const into = ['-a', '--disable-triggers', '-j', `${jobs}`, ...where(target), dump];
    await execa(`${BIN}/pg_restore`, into, { env: env(target) });
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** Where pgcopydb is installed (Debian: `apt-get install pgcopydb`). */
export async function hasPgcopydb(): Promise<boolean> {
  const { failed } = await execa('pgcopydb', ['--version'], { reject: false });
  return !failed;
}

function libpqUrl({ endpoint, password }: Credentials): string {
  const { host, port, user, database } = endpoint;
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}?sslmode=prefer`;
}

/** `pgcopydb copy table-data`: rows into a schema that is there. In a session of its own, since it signals its whole group. */
export function pgcopydb(source: Credentials, target: Credentials, jobs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-pgcopydb-'));
  const ends = ['--source', libpqUrl(source), '--target', libpqUrl(target)];
  const how = ['--table-jobs', `${jobs}`, '--dir', join(folder, 'work'), '--not-consistent'];
  return timed(() =>
    execa('setsid', ['--wait', 'pgcopydb', 'copy', 'table-data', ...ends, ...how], { stdin: 'ignore' }),
  ).finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** Our copy; the rows alone, as the peers bring them, unless `verify` asks for the proof too. */
export async function ours(
  source: Credentials,
  target: Credentials,
  options: {
    readonly lanes: number;
    readonly deferIndexes?: 'always' | 'never' | 'auto';
    readonly verify?: boolean;
  },
): Promise<{ readonly ms: number; readonly stages: Readonly<Record<string, number>> }> {
  const started = performance.now();
  const result = await copyDatabase({
    source,
    target,
    schemas: ['public'],
    leaveOut: [],
    lanes: options.lanes,
    chunkBytes: 32 * 1024 * 1024,
    deferIndexes: options.deferIndexes ?? 'auto',
    verify: options.verify ?? false,
    signal: new AbortController().signal,
  });
  return { ms: performance.now() - started, stages: result.ms };
}
