import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../postgres/sql';
import { isOutdated, migrateState } from './migrate-state';
import { query } from './query';
import { readReadiness } from './readiness';
import { createStateDatabase } from './testing/state-database';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  state = await createStateDatabase();
});
afterAll(() => state.drop());

/** The state files of this version and one more. */
function newer(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-state-'));
  cpSync('sql/state', folder, { recursive: true });
  writeFileSync(join(folder, '9000_next.sql'), text);
  return folder;
}

describe('migrateState', () => {
  it('is safe when two servers start at once', async () => {
    const folder = newer('create table made_once (id int);');
    const applied = await Promise.all([migrateState(folder), migrateState(folder), migrateState(folder)]);
    expect(applied.flat()).toEqual(['9000_next.sql']);
  });

  it('does not stop an older instance with a file that only adds', async () => {
    expect(await readReadiness()).toMatchObject({ database: true, schema: true });
    expect(await isOutdated()).toBe(false);
  });

  it('marks the files of a database made before they were marked', async () => {
    await query(sql`alter table state_file drop column is_breaking`);
    await expect(migrateState()).rejects.toThrow(/newer Mudanza/);
    await query(sql`alter table state_file add column is_breaking boolean not null default false`);
  });

  it('refuses, in plain words, a database that a newer version migrated', async () => {
    await expect(migrateState()).rejects.toThrow(/newer Mudanza \(file 9000/);
    await query(sql`drop table made_once`);
    await query(sql`delete from state_file where number = 9000`);
  });

  it('leaves nothing of a file that fails', async () => {
    await expect(migrateState(newer('create table half (id int); select 1 / 0;'))).rejects.toThrow('zero');
    expect(await query(sql`select from state_file where number = 9000`)).toHaveLength(0);
    expect(await query(sql`select to_regclass('half') as t`)).toEqual([{ t: null }]);
  });

  it('refuses a breaking file while another instance is up, and applies it when none is', async () => {
    const folder = newer('-- breaking: drops what older versions read\ndrop table step_skip;');
    await query(sql`insert into runner (id) values ('other')`);
    await expect(migrateState(folder)).rejects.toThrow(/one is running/);
    await query(sql`update runner set seen_at = now() - interval '1 minute'`);
    expect(await isOutdated()).toBe(false);
    expect(await migrateState(folder)).toEqual(['9000_next.sql']);
    // An old instance that was only asleep wakes to this.
    expect(await isOutdated()).toBe(true);
    expect(await isOutdated(folder)).toBe(false);
  });

  it('knows every file that would break an older instance', () => {
    const breaks =
      /\bdrop (table|column|index|schema)|\brename\b|\balter column\b|\badd column \w+ \w+ not null(?! default)/i;
    for (const name of readdirSync('sql/state').filter((file) => file > '0001')) {
      const text = readFileSync(join('sql/state', name), 'utf8');
      if (!text.startsWith('-- breaking'))
        expect(`${name}: ${breaks.exec(text)?.[0] ?? 'adds only'}`).toContain('adds only');
    }
  });
});
