import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { overrideEnv } from '../../platform/env';
import { addToFolderKeys, folderKey, settleFolderKeys } from '../../platform/vault/folder-key';
import { snapshotSeal } from '../../platform/vault/snapshot-seal';
import { forgetKey, settlePendingKey, vaultKey, writePendingKey } from '../../platform/vault/vault-key';
import { sql } from '../../postgres/sql';
import { insertMigration } from '../migrations';
import { query, stateClient } from '../query';
import { openSecrets, storeSecret } from '../secrets';
import { createStateDatabase } from '../testing/state-database';
import { rotateKey, settleRotation } from './rotate-key';

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let folder: string;
let id: string;

beforeAll(async () => {
  state = await createStateDatabase();
  folder = mkdtempSync(join(tmpdir(), 'mudanza-key-'));
  overrideEnv({ MUDANZA_DATA_DIR: folder });
  forgetKey();
  ({ id } = await insertMigration(stateClient, {
    name: 'm',
    kind: 'supabase',
    settings: MigrationSettings.parse({}),
    createdBy: 'ana',
  }));
  await storeSecret(id, 'target.password', 'first secret');
});
afterAll(() => state.drop());

describe('key', () => {
  it('is made once, 0600', () => {
    const made = vaultKey();
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    forgetKey();
    expect(vaultKey().equals(made)).toBe(true);
  });

  it('rotates: everything opens with the new one, nothing with the old, intact links stay intact', async () => {
    const old = vaultKey();
    const journal = join(folder, 'migrations', id, 'journal');
    mkdirSync(journal, { recursive: true });
    const own = folderKey(journal);
    const next = randomBytes(32);
    for (const [token, text] of [
      ['a', 'as sealed'],
      ['b', 'edited since'],
    ] as const) {
      await query(sql`insert into share_link (migration_id, token_hash, snapshot, seal, report_digest, created_by, expires_at)
        values (${id}, ${Buffer.from(token)}, ${text}, ${snapshotSeal('as sealed', old)}, '', 'ana', now())`);
    }
    writePendingKey(next);
    expect(await rotateKey(old, next)).toEqual({ secrets: 1, inputs: 0, links: 1 });
    await expect(openSecrets(id)).rejects.toThrow('MUD-009');
    expect(folderKey(journal).equals(own)).toBe(true);
    settlePendingKey(true);
    settleFolderKeys();
    expect(folderKey(journal).equals(own)).toBe(true);
    expect(readFileSync(join(journal, 'key'), 'utf8').trim().split('\n')).toHaveLength(1);
    expect((await openSecrets(id)).get('target.password')).toBe('first secret');
    const links = await query<{ snapshot: string; seal: Buffer }>(
      sql`select snapshot, seal from share_link order by token_hash`,
    );
    expect(links.map((link) => snapshotSeal(link.snapshot, next).equals(link.seal))).toEqual([true, false]);
  });

  it('refuses the wrong old key and changes nothing', async () => {
    await expect(rotateKey(randomBytes(32), randomBytes(32))).rejects.toThrow('MUD-009');
    expect((await openSecrets(id)).get('target.password')).toBe('first secret');
  });

  it.each([
    ['before the database was sealed anew', false, 'kept'],
    ['after it, before the file was', true, 'taken'],
  ] as const)('cut short %s, is settled at the next start', async (_, isSealed, settled) => {
    const own = folderKey(join(folder, 'migrations', id, 'journal'));
    const next = randomBytes(32);
    writePendingKey(next);
    if (!isSealed) addToFolderKeys(vaultKey(), next);
    if (isSealed) await rotateKey(vaultKey(), next);
    expect(await settleRotation()).toBe(settled);
    expect((await openSecrets(id)).get('target.password')).toBe('first secret');
    expect(folderKey(join(folder, 'migrations', id, 'journal')).equals(own)).toBe(true);
    expect(existsSync(join(folder, 'secret.key.next'))).toBe(false);
    expect(await settleRotation()).toBe('none');
  });
});
