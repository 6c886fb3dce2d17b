import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { sql } from '../postgres/sql';
import { stateConfig } from './pool';
import { query } from './query';

const FOLDER = join('sql', 'state');

interface StateFile {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

function stateFiles(folder: string): StateFile[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return {
      number: Number(name.slice(0, 4)),
      name,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
    };
  });
}

/** A file that an older version cannot live with begins with this line; all others only add. */
const BREAKING = '-- breaking';

/** Other instances that are up now: rows of a runner that was heard of lately. */
async function othersAreUp(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ up: boolean }>(`
    select exists (select from runner where seen_at > now() - interval '15 seconds') as up`);
  return rows[0]?.up === true;
}

async function refuseWhileInUse(
  client: pg.Client,
  pending: readonly StateFile[],
  isEmpty: boolean,
): Promise<void> {
  const breaking = pending.find((file) => file.text.startsWith(BREAKING));
  if (!breaking || isEmpty || !(await othersAreUp(client))) return;
  throw new Error(
    `This version has to change the state database (${breaking.name}) in a way that older ones cannot live with, ` +
      'and one is running. Stop all instances, wait 15 seconds, then start this one.',
  );
}

async function apply(client: pg.Client, files: readonly StateFile[]): Promise<string[]> {
  const { rows } = await client.query<{ number: number; sha256: string }>(
    'select number, sha256 from state_file',
  );
  const known = new Map(rows.map((row) => [row.number, row.sha256]));
  const newest = files.at(-1)?.number ?? 0;
  const ahead = [...known.keys()].filter((number) => number > newest);
  if (ahead.length > 0) {
    throw new Error(
      `The state database was migrated by a newer Mudanza (file ${Math.max(...ahead)}; this one knows ${newest}). ` +
        'Start that newer version, or restore a backup made before it.',
    );
  }
  const applied: string[] = [];
  const pending = files.filter((file) => !known.has(file.number));
  await refuseWhileInUse(client, pending, known.size === 0);
  for (const file of pending) {
    await client.query('insert into state_file (number, name, sha256, is_breaking) values ($1, $2, $3, $4)', [
      file.number,
      file.name,
      file.sha256,
      file.text.startsWith(BREAKING),
    ]);
    await client.query(file.text);
    applied.push(file.name);
  }
  return applied;
}

/** The table of applied files. It says which of them older versions cannot live with, so that those can see it. */
async function prepareBook(client: pg.Client): Promise<void> {
  await client.query('create schema if not exists mudanza');
  await client.query(
    'create table if not exists state_file (number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query(`select from pg_attribute
    where attrelid = 'state_file'::regclass and attname = 'is_breaking' and not attisdropped`);
  if (rows.length === 0)
    await client.query('alter table state_file add column is_breaking boolean not null default false');
}

/**
 * Brings the state database up to date: every file of `sql/state` not applied yet, in one transaction under an
 * advisory lock, so that two servers may start at once. Gives the names applied. Throws, in plain words, when the
 * database is ahead of this version, or when a file would break an older instance that is running. `upTo` stops after
 * that number: a backup is restored into the tables it was made from.
 */
export async function migrateState(folder = FOLDER, upTo = Number.POSITIVE_INFINITY): Promise<string[]> {
  const client = new pg.Client(stateConfig('mudanza-migrate'));
  await client.connect();
  try {
    await client.query('begin');
    // A table in use is waited for briefly: an old instance must not stand still behind a waiting change.
    await client.query("set local lock_timeout = '10s'");
    await client.query('select pg_advisory_xact_lock(7310452)');
    await prepareBook(client);
    const applied = await apply(
      client,
      stateFiles(folder).filter((file) => file.number <= upTo),
    );
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new MudanzaError('MUD-014');
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** True when every file of this version is applied; newer ones may be too. Asked by the readiness probe. */
export function isStateCurrent(applied: readonly number[], folder = FOLDER): boolean {
  const wanted = stateFiles(folder).map((file) => file.number);
  return wanted.every((number) => applied.includes(number));
}

/**
 * True when a newer version changed the state in a way that this one cannot live with. It waits until no other instance
 * is up, but one that was asleep, or cut off, wakes to this; it has to stop then.
 */
export async function isOutdated(folder = FOLDER): Promise<boolean> {
  const newest = stateFiles(folder).at(-1)?.number ?? 0;
  const rows = await query(sql`select from state_file where is_breaking and number > ${newest}`);
  return rows.length > 0;
}
