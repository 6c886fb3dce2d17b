import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CanarySearch } from '../../e2e/bench/trust/search-canaries';
import { keepBlob, readBlob } from '../backend/journal/blobs';
import { LOCALES } from '../i18n/locale';
import { withState } from '../launch/admin/with-state';
import { MigrationSettings } from '../plan/migration-settings';
import { overrideEnv } from '../platform/env';
import { explainError } from '../platform/errors/explain-error';
import { forgetKey } from '../platform/vault/vault-key';
import { sql } from '../postgres/sql';
import { splitInput } from '../runs/run-input';
import { freePort } from '../servers/embedded/free-port';
import { keyState, requireKey } from '../store/keys/require-key';
import { migrateState } from '../store/migrate-state';
import { insertMigration } from '../store/migrations';
import { ensureOwner, setPasswordHash } from '../store/operators';
import { query, stateClient } from '../store/query';
import { insertRun } from '../store/runs';
import { openSecrets, storeSecret } from '../store/secrets';
import { hashPassword } from './auth/password';

const SECRETS = {
  password: 'Zq7-copied/@:%ñ"<& tail',
  token: 'sbp_0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
  input: 'typed into a form ¿7f3a?',
  file: 'in the backend’s .env 91cc',
  account: 'an account’s own words 5e21',
};
const ENV_FILE = `POSTGRES_PASSWORD=${SECRETS.file}\n`;

const folders: string[] = [];
let data: string;
let copy: string;
let id: string;
let blob: string;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'mudanza-lost-key-'));
  // The state server runs as another user and has to pass through.
  chmodSync(made, 0o755);
  folders.push(made);
  return made;
}

function use(dataDir: string): void {
  overrideEnv({ MUDANZA_DATA_DIR: dataDir, MUDANZA_SECRET_KEY: undefined, MUDANZA_DATABASE_URL: undefined });
  forgetKey();
}

const journalOf = (dataDir: string) => join(dataDir, 'migrations', id, 'journal');

async function fill(): Promise<void> {
  await migrateState();
  await requireKey();
  const owner = await ensureOwner();
  await setPasswordHash(stateClient, owner.id, await hashPassword(SECRETS.account, owner.name));
  const settings = MigrationSettings.parse({});
  ({ id } = await insertMigration(stateClient, { name: 'm', kind: 'supabase', settings, createdBy: 'ana' }));
  await storeSecret(id, 'target.password', SECRETS.password);
  await storeSecret(id, 'supabase.accessToken', SECRETS.token);
  const fields = [{ name: 'password', kind: 'secret' as const, label: 'common.copied' as const }];
  const { sealed } = splitInput(id, fields, { password: SECRETS.input });
  await insertRun(stateClient, {
    migrationId: id,
    stepId: 'target.credentials',
    action: 'run',
    input: {},
    sealedInput: sealed,
    confirmedBasis: null,
    acceptedHazards: [],
    undoes: null,
    requestedBy: 'ana',
  });
  mkdirSync(journalOf(data), { recursive: true, mode: 0o700 });
  blob = keepBlob(journalOf(data), Buffer.from(ENV_FILE));
}

beforeAll(async () => {
  data = join(folder(), 'data');
  use(data);
  await withState(fill);
  copy = join(folder(), 'data');
  await execa('cp', ['-a', data, copy]);
  rmSync(join(copy, 'secret.key'));
});
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** Starts the product as `npm start` does, after building; it has to refuse before it serves anything. */
async function start(): Promise<{ code: number | undefined; said: string }> {
  const env = { MUDANZA_DATA_DIR: copy, PORT: String(await freePort()) };
  const { exitCode, all } = await execa(process.execPath, ['--import', 'tsx', 'lib/launch/main.ts'], {
    env,
    reject: false,
    all: true,
    timeout: 240_000,
  });
  return { code: exitCode, said: all };
}

describe('a copy of the data folder without its key', () => {
  it('holds no secret in any form', () => {
    const search = new CanarySearch(SECRETS);
    search.lookInFolder(copy);
    expect(search.leaks).toEqual([]);
    expect(search.places).toBeGreaterThan(500);
    // The search finds what is there: the file that a journal keeps sealed, in plain.
    search.look('control', ENV_FILE);
    expect(search.leaks).toHaveLength(1);
  });

  it.each(['missing', 'other'] as const)(
    'does not start while the key is %s, says what to do in both languages, and makes no key',
    async (what) => {
      const key = join(copy, 'secret.key');
      const strange = randomBytes(32).toString('base64');
      if (what === 'other') writeFileSync(key, strange, { mode: 0o600 });
      const { code, said } = await start();
      expect(code).toBe(1);
      for (const locale of LOCALES) {
        const { title, cures } = explainError('MUD-812', locale, { what });
        for (const text of [title, ...cures]) expect(said).toContain(text);
      }
      if (what === 'other') expect(readFileSync(key, 'utf8')).toBe(strange);
      else expect(existsSync(key)).toBe(false);
      rmSync(key, { force: true });
    },
  );

  it('opens nothing under another key, and everything once its own is back', async () => {
    use(copy);
    const key = join(copy, 'secret.key');
    writeFileSync(key, randomBytes(32).toString('base64'), { mode: 0o600 });
    await withState(async () => {
      await expect(requireKey()).rejects.toMatchObject({ code: 'MUD-812', params: { what: 'other' } });
      await expect(openSecrets(id)).rejects.toThrow('MUD-009');
      expect(() => readBlob(journalOf(copy), blob, '.env')).toThrow('MUD-009');
      copyFileSync(join(data, 'secret.key'), key);
      forgetKey();
      await requireKey();
      expect((await openSecrets(id)).get('target.password')).toBe(SECRETS.password);
      expect(Buffer.from(readBlob(journalOf(copy), blob, '.env')).toString()).toBe(ENV_FILE);
    });
    rmSync(key);
  });

  it('is given up on purpose only: what the lost key opened is forgotten, the rest stays', async () => {
    const admin = (dataDir: string) =>
      execa(process.execPath, ['--import', 'tsx', 'lib/launch/admin/main.ts', 'forget-sealed'], {
        env: { MUDANZA_DATA_DIR: dataDir },
        all: true,
      });
    expect((await admin(data)).all).toContain('nothing was forgotten');
    expect((await admin(copy)).all).toContain('2 secrets');
    use(copy);
    await withState(async () => {
      expect(await keyState()).toBe('fits');
      await requireKey();
      expect(await openSecrets(id)).toEqual(new Map());
      expect(
        await query(sql`select from run where migration_id = ${id} and sealed_input is null`),
      ).toHaveLength(1);
    });
    expect(existsSync(journalOf(copy))).toBe(false);
    expect(existsSync(join(`${journalOf(copy)}.lost-key-1`, 'key'))).toBe(true);
  });
});
