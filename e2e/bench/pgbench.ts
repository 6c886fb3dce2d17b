import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Credentials } from '../../lib/postgres/address/endpoint';

const PLACES = [
  'pgbench',
  '/usr/bin/pgbench',
  '/usr/lib/postgresql/17/bin/pgbench',
  '/usr/lib/postgresql/15/bin/pgbench',
];

/** Path of pgbench. Throws with what to install where it is missing. */
export async function findPgbench(): Promise<string> {
  for (const place of PLACES) {
    const found = await execa(place, ['--version'], { reject: false });
    if (!found.failed) return place;
  }
  throw new Error('pgbench is missing: on Debian, apt-get install -y postgresql-contrib brings it.');
}

export interface PgbenchRun {
  readonly credentials: Credentials;
  readonly clients: number;
  /** Transactions of each client. */
  readonly transactions: number;
}

/** ms of each `SELECT 1` that pgbench sent with the simple protocol, from its own log of every transaction. */
export async function pgbench(
  program: string,
  { credentials, clients, transactions }: PgbenchRun,
): Promise<number[]> {
  const { endpoint, password } = credentials;
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-pgbench-'));
  try {
    writeFileSync(join(folder, 'select1.sql'), 'select 1;\n');
    await execa(
      program,
      [
        ...['-n', '-M', 'simple', '-c', String(clients), '-j', '1', '-t', String(transactions), '-l'],
        ...['-f', 'select1.sql', '-h', endpoint.host, '-p', String(endpoint.port), '-U', endpoint.user],
        endpoint.database,
      ],
      {
        cwd: folder,
        env: { PGPASSWORD: password, PGSSLMODE: endpoint.tls.mode === 'disable' ? 'disable' : 'require' },
      },
    );
    return readdirSync(folder)
      .filter((name) => name.startsWith('pgbench_log'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
