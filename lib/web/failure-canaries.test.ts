import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CanarySearch } from '../../e2e/bench/trust/search-canaries';
import { say } from '../i18n/message';
import { defineEvidence } from '../plan/define-evidence';
import { MigrationSettings } from '../plan/migration-settings';
import { type AnyStep, defineStep } from '../plan/step';
import type { ErrorCode } from '../platform/errors/error-code';
import { ERROR_CODES } from '../platform/errors/error-codes';
import { explainError } from '../platform/errors/explain-error';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { ident, sql } from '../postgres/sql';
import { findRunView } from '../runs/read-runs';
import { Runner } from '../runs/runner';
import { startRun } from '../runs/start-run';
import { insertMigration } from '../store/migrations';
import { query, stateClient } from '../store/query';
import { listSecretNames, storeSecret } from '../store/secrets';
import { createStateDatabase } from '../store/testing/state-database';

const SECRET = 'Cn4f0e9b/@:%ñ"<&';
const HEADER = 'hdr-5b1d77c09a';
const search = new CanarySearch({ password: SECRET, header: HEADER });

/** A secret as it is said by servers, programs and libraries. */
const SAID = [
  `failed for ${SECRET} at host`,
  `url postgresql://u:${encodeURIComponent(SECRET)}@h/d`,
  JSON.stringify({ password: SECRET, header: HEADER }),
  `Authorization: Basic ${Buffer.from(`user:${SECRET}`).toString('base64')}`,
];

/** The names of everything that a code's texts take, in both languages. */
function paramsOf(code: ErrorCode): string[] {
  const texts = (['en', 'es'] as const).map((locale) => JSON.stringify(explainError(code, locale)));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '')))];
}

const failing = (code: ErrorCode, said: string): AnyStep =>
  defineStep({
    id: 'tools',
    evidence: defineEvidence('tools', z.never()),
    input: z.object({}),
    needs: [],
    run: async (ctx) => {
      ctx.output('stderr', said);
      ctx.log('info', say('common.copied'), { said });
      const params = Object.fromEntries(paramsOf(code).map((name) => [name, said]));
      throw new MudanzaError(code, { params, original: said, cause: new Error(said) });
    },
    criteria: [],
  });

let state: Awaited<ReturnType<typeof createStateDatabase>>;
let runner: Runner;
let step: AnyStep | undefined;
let migrationId = '';

beforeAll(async () => {
  state = await createStateDatabase();
  const settings = MigrationSettings.parse({});
  const input = { name: 'canaries', kind: 'supabase' as const, settings, createdBy: 'ana' };
  migrationId = (await insertMigration(stateClient, input)).id;
  await storeSecret(migrationId, 'target.password', SECRET);
  await storeSecret(migrationId, 'health.header', `Authorization: Bearer ${HEADER}`);
  runner = new Runner({ findStep: () => step });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await state.drop();
});

async function fail(code: ErrorCode, said: string): Promise<string> {
  step = failing(code, said);
  const { id } = await startRun({ migrationId, stepId: 'tools', action: 'run', by: 'ana' }, () => step);
  for (let waited = 0; waited < 60_000; waited += 5) {
    const [run] = await query<{ at: Date | null }>(sql`select ended_at as at from run where id = ${id}`);
    if (run?.at) return id;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`the run of ${code} did not end`);
}

describe('a secret in a failure', () => {
  it('of the catalogue is scrubbed from all that is kept and shown, whatever the code and the spelling', async () => {
    expect(await listSecretNames(migrationId)).toHaveLength(2);
    for (const [index, code] of ERROR_CODES.entries()) {
      const view = await findRunView(await fail(code, SAID[index % SAID.length] ?? ''));
      expect(view?.error?.code).toBe(code);
      search.look(`what is shown of ${code}`, JSON.stringify(view));
      for (const locale of ['en', 'es'] as const)
        search.look(`${code} in ${locale}`, JSON.stringify(explainError(code, locale, view?.error?.params)));
    }
    const tables = await query<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'mudanza'::regnamespace and relkind = 'r'`,
    );
    for (const { name } of tables) {
      const rows = await query<{ text: string }>(
        sql`select t::text as text from ${ident('mudanza', name)} t`,
      );
      search.look(`table ${name}`, rows.map((row) => row.text).join('\n'));
    }
    expect(search.leaks).toEqual([]);
  });
});
