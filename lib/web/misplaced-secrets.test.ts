import { openGates } from '../runs/testing/open-gates';
import '../steps/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CanarySearch } from '../../e2e/bench/trust/search-canaries';
import type { Field } from '../plan/field';
import { MigrationSettings } from '../plan/migration-settings';
import { OUTLINE } from '../plan/outline';
import { findStep } from '../plan/step-catalog';
import type { StepId } from '../plan/step-id';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { sql } from '../postgres/sql';
import { startRun } from '../runs/start-run';
import { insertMigration } from '../store/migrations';
import { query, stateClient } from '../store/query';
import { storeSecret } from '../store/secrets';
import { createStateDatabase } from '../store/testing/state-database';

const CANARIES = {
  password: 'Cn81d3c0/@:%ñ"<&',
  key: 'sb_secret_0f3e9a77c1d24b58',
  token: 'sbp_0f3e9a77c1d24b580f3e9a77c1d24b580f3e9a77',
  vault: 'kept-9a77c1d2',
};

/** What people paste into the field beside the right one. */
const PASTES: Readonly<Record<string, string>> = {
  'a connection string': `postgresql://postgres:${encodeURIComponent(CANARIES.password)}@db.example:5432/postgres`,
  'a service key': CANARIES.key,
  'an access token': CANARIES.token,
  'a password the vault holds': CANARIES.vault,
  'SQL with a password': `create role app login password '${CANARIES.password.replaceAll("'", '')}';`,
  'a private key': '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----',
};

const OPEN: readonly Field['kind'][] = ['text', 'textarea', 'file'];
const cells = OUTLINE.flatMap(({ id }) =>
  (findStep(id)?.fields ?? [])
    .filter(({ kind }) => OPEN.includes(kind))
    .map((field) => ({ stepId: id, field: field.name })),
);

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let migrationId = '';
beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  const input = { name: 'm', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migrationId = (await insertMigration(stateClient, input)).id;
  await storeSecret(migrationId, 'target.password', CANARIES.vault);
});
afterAll(() => state.drop());

async function codeOf(stepId: StepId, values: Record<string, unknown>): Promise<string> {
  try {
    await openGates(migrationId);
    await startRun({ migrationId, stepId, action: 'run', values, by: 'ana' });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof MudanzaError)) throw error;
    const search = new CanarySearch(CANARIES);
    search.look('the refusal', JSON.stringify([error.params, error.original]));
    expect(search.leaks).toEqual([]);
    return error.code;
  }
}

describe('a secret in the wrong field', () => {
  it('of any step is refused before it is stored', async () => {
    expect(cells.length).toBeGreaterThan(30);
    const accepted: string[] = [];
    for (const { stepId, field } of cells) {
      for (const [name, paste] of Object.entries(PASTES)) {
        const code = await codeOf(stepId, { [field]: paste });
        if (code !== 'MUD-830' && code !== 'MUD-002') accepted.push(`${name} in ${stepId}.${field}: ${code}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(await query(sql`select from run`)).toEqual([]);
  });

  it('is found when the right field of the same form holds it too', async () => {
    const values = { password: CANARIES.password, projectUrl: CANARIES.password };
    expect(await codeOf('target.credentials', values)).toBe('MUD-830');
    expect(await query(sql`select from run`)).toEqual([]);
  });

  it('of a placeholder is none', async () => {
    const values = {
      origin: 'pasted',
      text: "-- psql postgresql://u:[YOUR-PASSWORD]@h/d\nselect 'password';",
    };
    expect(await codeOf('schema.preview', values)).toBe('accepted');
  });
});
