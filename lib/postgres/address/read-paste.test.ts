import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { fc } from '../../platform/testing/fc';
import { parseCa } from './parse-ca';
import { parseConnection } from './parse-connection';
import { pasteValues } from './paste-values';
import { readPaste } from './read-paste';
import { SUPABASE_ROOT_CA } from './supabase-root-ca';
import { anyText, pastedConnection } from './testing/connection-arbitrary';
import { writeConnection } from './write-connection';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-0-eu-west-3.pooler.supabase.com';
const KEY = 'ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH';

const ENV = `
# copied from the dashboard
NEXT_PUBLIC_SUPABASE_URL=https://${REF}.supabase.co
SUPABASE_ANON_KEY="sb_publishable_${KEY}"
SUPABASE_SERVICE_ROLE_KEY='sb_secret_${KEY}'
DATABASE_URL="postgresql://postgres.${REF}:p@ss/w#rd@${POOLER}:6543/postgres?pgbouncer=true"
DIRECT_URL=postgresql://postgres.${REF}:p%40ss@${POOLER}:5432/postgres
`;

describe('pasteValues', () => {
  it('fills the whole form of the credentials from an .env, passwords apart', () => {
    const pasted = pasteValues('target.credentials', ENV);
    expect(pasted?.values).toEqual({
      connection: `postgresql://postgres.${REF}@${POOLER}:6543/postgres?pgbouncer=true`,
      password: 'p@ss/w#rd',
      sessionConnection: `postgresql://postgres.${REF}@${POOLER}:5432/postgres`,
      sessionPassword: 'p@ss',
      projectUrl: `https://${REF}.supabase.co`,
      anonKey: `sb_publishable_${KEY}`,
      serviceKey: `sb_secret_${KEY}`,
    });
    expect(translate('en', pasted?.understood[0] ?? 'common.copy')).toContain(`host ${POOLER}, port 6543`);
    expect(JSON.stringify([pasted?.understood, pasted?.findings])).not.toContain('p@ss');
  });

  it('fills the source’s form, which has fewer fields', () => {
    expect(pasteValues('source.connection', 'host=h user=u password=pw dbname=d')?.values).toEqual({
      connection: 'postgresql://u@h:5432/d',
      password: 'pw',
    });
  });

  it('takes a lone key or project URL, leaves a placeholder out, and lets ordinary words pass', () => {
    expect(pasteValues('target.credentials', `sb_secret_${KEY}`)?.values).toEqual({
      serviceKey: `sb_secret_${KEY}`,
    });
    expect(readPaste(`https://${REF}.supabase.co`)?.projectUrl).toBe(`https://${REF}.supabase.co`);
    const template = `postgresql://postgres.${REF}:[YOUR-PASSWORD]@${POOLER}:6543/postgres`;
    expect(pasteValues('target.credentials', template)?.values).not.toHaveProperty('password');
    for (const text of ['hello', 'my:word', 'a=b', '', '12345'])
      expect(pasteValues('target.credentials', text)).toBeNull();
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(anyText, (text) => void pasteValues('target.credentials', text)),
      { numRuns: 3000 },
    );
  });
});

describe('writeConnection', () => {
  it('reads back as what it was written from, without the password', () => {
    fc.assert(
      fc.property(pastedConnection, ({ text }) => {
        const before = parseConnection(text);
        if (before.host === null) return;
        const after = parseConnection(writeConnection(before));
        expect(after).toMatchObject({
          host: before.host,
          port: before.port,
          user: before.user,
          password: null,
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseCa', () => {
  it('takes one or several certificates and nothing else', () => {
    expect(parseCa(undefined)).toBeUndefined();
    expect(parseCa('  ')).toBeUndefined();
    expect(parseCa(`remark\r\n${SUPABASE_ROOT_CA}\n${SUPABASE_ROOT_CA}`)?.match(/BEGIN/g)).toHaveLength(2);
    for (const text of ['nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
      expect(() => parseCa(text)).toThrow(/MUD-116/);
  });
});
