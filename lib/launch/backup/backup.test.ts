import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { overrideEnv } from '../../platform/env';
import { forgetKey } from '../../platform/vault/vault-key';
import { sql } from '../../postgres/sql';
import { insertArtifact } from '../../store/artifacts';
import { writeAudit } from '../../store/audit';
import { insertMigration } from '../../store/migrations';
import { ensureOwner } from '../../store/operators';
import { closePool } from '../../store/pool';
import { query, stateClient } from '../../store/query';
import { openSecrets, storeSecret } from '../../store/secrets';
import { createStateDatabase } from '../../store/testing/state-database';
import { backUp, restore } from './backup';

const folder = () => mkdtempSync(join(tmpdir(), 'mudanza-backup-'));
const AWKWARD = 'tab\t back\\slash \\. line\nbreak ñ \u2028 end';

let one: Awaited<ReturnType<typeof createStateDatabase>>;
let two: Awaited<ReturnType<typeof createStateDatabase>>;
let data: string;
let file: string;
let id: string;

beforeAll(async () => {
  data = folder();
  file = join(folder(), 'state.backup');
  one = await createStateDatabase();
  overrideEnv({ MUDANZA_DATA_DIR: data });
  forgetKey();
  await ensureOwner();
  const migration = await insertMigration(stateClient, {
    name: AWKWARD,
    kind: 'supabase',
    settings: MigrationSettings.parse({}),
    createdBy: 'ana',
  });
  id = migration.id;
  await storeSecret(id, 'target.password', 'canary-secret');
  await insertArtifact({
    migrationId: id,
    runId: null,
    name: 'x',
    mediaType: 'y',
    content: Buffer.alloc(3e6, 7),
  });
  for (const deed of ['a', 'b', 'c'])
    await writeAudit(stateClient, { migrationId: id, actor: 'ana', deed, detail: { AWKWARD } });
  mkdirSync(join(data, 'migrations', id, 'blobs'), { recursive: true });
  writeFileSync(join(data, 'migrations', id, 'blobs', 'env'), 'PASSWORD=canary-file\n', { mode: 0o600 });
  expect(await backUp(file)).toMatchObject({ files: 1 });
});
afterAll(async () => {
  await two?.drop();
  await one.drop();
});

it('is sealed, 0600, and holds nothing in plain', () => {
  const bytes = readFileSync(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const word of ['canary', 'operator', 'tab']) expect(bytes.includes(word)).toBe(false);
});

it('refuses to overwrite a file and to restore into a database in use', async () => {
  await expect(backUp(file)).rejects.toThrow('EEXIST');
  await expect(restore(file)).rejects.toThrow('MUD-809');
});

const damaged = (change: (bytes: Buffer) => Buffer): string => {
  const path = join(folder(), 'damaged');
  writeFileSync(path, change(readFileSync(file)));
  return path;
};

it('restores everything into an empty place, once', async () => {
  const before = {
    artifact: await query(sql`select sha256, md5(content) from artifact`),
    audit: await query(sql`select id, at, deed, detail from audit order by id`),
  };
  const key = readFileSync(join(data, 'secret.key'));
  await closePool();
  two = await createStateDatabase();
  await closePool();
  const fresh = folder();
  overrideEnv({ MUDANZA_DATA_DIR: fresh });
  forgetKey();
  // Another key: useless.
  await expect(restore(file)).rejects.toThrow('MUD-808');
  writeFileSync(join(fresh, 'secret.key'), key);
  forgetKey();
  for (const path of [
    damaged((bytes) => bytes.subarray(0, bytes.length - 10)),
    damaged((bytes) => Buffer.concat([bytes, Buffer.from('x')])),
    damaged((bytes) => Buffer.concat([Buffer.from('not a backup'), bytes])),
    damaged((bytes) =>
      Buffer.from(bytes.map((byte, index) => (index === bytes.length - 40 ? byte ^ 1 : byte))),
    ),
  ]) {
    await expect(restore(path)).rejects.toThrow('MUD-808');
    expect(await query(sql`select from migration`)).toHaveLength(0);
  }
  expect((await restore(file)).rows).toBeGreaterThan(5);
  expect(await query(sql`select sha256, md5(content) from artifact`)).toEqual(before.artifact);
  expect(await query(sql`select id, at, deed, detail from audit order by id`)).toEqual(before.audit);
  expect((await openSecrets(id)).get('target.password')).toBe('canary-secret');
  const restored = join(fresh, 'migrations', id, 'blobs', 'env');
  expect(readFileSync(restored, 'utf8')).toBe('PASSWORD=canary-file\n');
  expect(statSync(restored).mode & 0o777).toBe(0o600);
  await writeAudit(stateClient, { migrationId: id, actor: 'ana', deed: 'after' });
  expect(await query(sql`select id from audit`)).toHaveLength(4);
  await expect(restore(file)).rejects.toThrow('MUD-809');
});
