import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { stateConfig } from './pool';

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
  for (const file of files) {
    if (known.has(file.number)) continue;
    await client.query('insert into state_file (number, name, sha256) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ]);
    await client.query(file.text);
    applied.push(file.name);
  }
  return applied;
}

/**
 * Brings the state database up to date: every file of `sql/state` not applied yet, in one transaction under an
 * advisory lock, so that two servers may start at once. Gives the names applied. Throws, in plain words, when the
 * database is ahead of this version.
 */
export async function migrateState(folder = FOLDER): Promise<string[]> {
  const client = new pg.Client(stateConfig('mudanza-migrate'));
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(7310452)');
    await client.query('create schema if not exists mudanza');
    await client.query(
      'create table if not exists state_file (number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const applied = await apply(client, stateFiles(folder));
    await client.query('commit');
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
