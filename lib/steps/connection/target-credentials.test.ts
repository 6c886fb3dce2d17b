import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import type { Outcome } from '../../plan/step';
import { explainError } from '../../platform/errors/explain-error';
import { createTestContext, type TestContext } from '../testing/test-context';
import { targetCredentials } from './target-credentials';

const REF = 'abcdefghijklmnopqrst';
const OTHER = 'zyxwvutsrqponmlkjihg';
const POOLER = 'aws-0-eu-west-3.pooler.supabase.com';
const PASSWORD = 'p@ss/w#rd?9';
const ANON = 'sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH';
const SECRET = 'sb_secret_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH';

async function run(input: Record<string, unknown>, ctx: TestContext = createTestContext()) {
  const evidence = await targetCredentials.run(ctx, targetCredentials.input.parse(input));
  const verdicts = Object.fromEntries(
    targetCredentials.criteria.map(({ id, judge }): [string, Outcome] => [
      id.replace('credentials.', ''),
      judge(evidence),
    ]),
  );
  const of = (name: string) => verdicts[name]?.verdict;
  return { ctx, evidence, verdicts, of };
}

const GOOD = {
  projectUrl: `https://${REF}.supabase.co`,
  connection: `postgresql://postgres.${REF}:${PASSWORD}@${POOLER}:6543/postgres`,
  anonKey: ANON,
  serviceKey: SECRET,
};

describe('target.credentials', () => {
  it('stores what fits together, verified as strictly as can be, and shows no secret', async () => {
    const { ctx, evidence, verdicts, of } = await run(GOOD);
    expect(Object.keys(verdicts).map(of)).toEqual(['warn', 'pass', 'pass', 'pass', 'pass']);
    expect(ctx.connections.get('target')).toEqual({
      host: POOLER,
      port: 6543,
      user: `postgres.${REF}`,
      database: 'postgres',
      tls: { mode: 'verify-full' },
    });
    expect(ctx.secrets.get('target.password')).toBe(PASSWORD);
    expect(evidence).toMatchObject({
      ref: REF,
      isStored: true,
      projectUrl: GOOD.projectUrl,
      keyKinds: { anonKey: 'publishable' },
    });
    const shown = JSON.stringify([evidence, verdicts, ctx.logged, ctx.outputs]);
    for (const secret of [PASSWORD, ANON, SECRET, encodeURIComponent(PASSWORD)])
      expect(shown).not.toContain(secret);
  });

  it('keeps what is stored when every field is empty', async () => {
    const { ctx } = await run(GOOD);
    const before = new Map(ctx.connections);
    const again = await run({}, ctx);
    expect(again.evidence.target).toMatchObject({ host: POOLER, isKept: true });
    expect(again.of('password')).toBe('pass');
    expect(ctx.connections).toEqual(before);
    expect(ctx.secrets.get('supabase.anonKey')).toBe(ANON);
  });

  it('accepts a practice migration as the engine prepared it', async () => {
    const endpoint = {
      host: '127.0.0.1',
      port: 6432,
      user: 'postgres',
      database: 'p',
      tls: { mode: 'verify-full' as const, ca: 'PEM' },
    };
    const ctx = createTestContext({ kind: 'practice', connections: { target: { endpoint, password: 'x' } } });
    const { verdicts, of } = await run({}, ctx);
    expect(Object.keys(verdicts).map(of)).toEqual(['pass', 'unchecked', 'pass', 'pass', 'unchecked']);
    expect(ctx.connections.get('target')).toEqual(endpoint);
  });

  it.each([
    ['another project’s URL', { ...GOOD, projectUrl: `https://${OTHER}.supabase.co` }, 'ref'],
    ['a service key as the anon key', { ...GOOD, anonKey: SECRET }, 'keys'],
    ['swapped keys', { ...GOOD, anonKey: SECRET, serviceKey: ANON }, 'keys'],
    [
      'a placeholder',
      { ...GOOD, connection: `postgresql://postgres.${REF}:[YOUR-PASSWORD]@${POOLER}:6543/postgres` },
      'understood',
    ],
    [
      'a pooler user without ref',
      { ...GOOD, connection: `postgresql://postgres:x@${POOLER}:6543/postgres` },
      'understood',
    ],
    ['the project URL as connection', { connection: `https://${REF}.supabase.co` }, 'understood'],
    ['a transaction pooler as session door', { ...GOOD, sessionConnection: GOOD.connection }, 'understood'],
    ['nothing at all', {}, 'understood'],
  ])('refuses %s and stores nothing', async (_name, input, criterion) => {
    const { ctx, evidence, of } = await run(input);
    expect(of(criterion)).toBe('fail');
    expect(evidence.isStored).toBe(false);
    expect(ctx.connections.size + ctx.secrets.size).toBe(0);
    for (const { code, message } of evidence.findings.filter(({ verdict }) => verdict === 'fail')) {
      expect(translate('es', message)).not.toMatch(/MUD-|[{}]/);
      if (code) expect(JSON.stringify(explainError(code, 'es', message.params))).not.toMatch(/\{\w+\}/);
    }
  });

  it('refuses a CA that is none, and understands a session door and an own CA', async () => {
    await expect(run({ ...GOOD, ca: 'nonsense' })).rejects.toMatchObject({ code: 'MUD-116' });
    const sessionConnection = `postgresql://postgres.${REF}@${POOLER}:5432/postgres`;
    const { ctx, evidence } = await run({ ...GOOD, sessionConnection, tlsMode: 'verify-ca' });
    expect(evidence.session?.place).toMatchObject({ kind: 'shared-session', pooling: 'session' });
    expect(ctx.connections.get('session')?.tls.mode).toBe('verify-ca');
  });
});
