import { describe, expect, it } from 'vitest';
import { classify } from './classify';
import { paste } from './paste';
import { redact } from './redact';
import { callCheck } from './testing/call-check';

describe('check classify', () => {
  /** Texts of public reports, each as somebody would paste it into a terminal. */
  it.each([
    [{ text: 'Received unexpected backend message DataRow. Please file a bug.' }, 'MUD-041'],
    [{ text: 'ERROR:  role "posthog" does not exist' }, 'MUD-209'],
    [{ text: 'role "rdsadmin" does not exist', sqlstate: '42704' }, 'MUD-209'],
    [{ text: 'FATAL:  role "app" does not exist' }, 'MUD-174'],
    [{ text: 'role "app" does not exist', sqlstate: '28000' }, 'MUD-174'],
    [{ sqlstate: '28P01' }, 'MUD-160'],
    [{ sqlstate: 'ECONNREFUSED' }, 'MUD-124'],
    [{ text: 'prepared statement "s0" already exists', sqlstate: '42P05' }, 'MUD-200'],
    [{ text: 'getaddrinfo ENOTFOUND db', sqlstate: 'ENOTFOUND' }, 'MUD-120'],
  ])('names %j', async (given, code) => {
    const answer = await callCheck(classify, given);
    expect(answer).toMatchObject({ code: 0, json: { code, known: true } });
    expect(answer.words.length).toBeGreaterThan(2);
  });

  it('tells places apart: the same words mean another thing elsewhere', async () => {
    const text = 'password authentication failed for user "postgres"';
    const codes = new Set<unknown>();
    for (const place of ['supavisor', 'pgbouncer', 'postgres', 'neon'] as const) {
      const { json, code } = await callCheck(classify, { text, sqlstate: '28P01', place });
      expect(code).toBe(0);
      codes.add(json.code);
    }
    expect(codes.size).toBeGreaterThan(1);
  });

  it('answers 2 for what it does not know, with a reference, and no secret of the text', async () => {
    const answer = await callCheck(classify, { text: 'odd thing at postgresql://u:s3cr3t-Pw@h/d' });
    expect(answer).toMatchObject({ code: 2, json: { code: 'MUD-001', known: false } });
    expect(JSON.stringify([answer.json, answer.words])).not.toContain('s3cr3t');
  });

  it.each([[{}], [{ text: '  ' }], [{ place: 'moon', text: 'x' }], [{ sqlstate: 'x'.repeat(21) }]])(
    'refuses %j',
    async (given) => {
      expect(await callCheck(classify, given)).toMatchObject({
        code: 2,
        json: { error: { code: 'MUD-002' } },
      });
    },
  );
});

describe('check paste', () => {
  it.each([
    ['cockroachdb://root@localhost:26257/defaultdb?sslmode=disable', 'CockroachDB'],
    ['postgresql://u:pw@c.abc.us-west-1.redshift.amazonaws.com:5439/dev', 'Amazon Redshift'],
    ['mysql://root@127.0.0.1:3306/app', 'MySQL'],
  ])('names the other database of %s', async (stdin, service) => {
    for (const locale of ['en', 'es'] as const) {
      const answer = await callCheck(paste, {}, { stdin, locale });
      expect(answer.code).not.toBe(0);
      const findings = answer.json.findings as { code: string | null; cures: string[] }[];
      expect(findings.map(({ code }) => code)).toContain('MUD-134');
      expect(JSON.stringify([answer.json])).toContain(service);
    }
  });

  it('answers 2 for a text without a connection', async () => {
    expect(await callCheck(paste, {}, { stdin: 'write to support@supabase.com' })).toMatchObject({
      code: 2,
      json: { understood: false, endpoint: null },
    });
  });
});

describe('check redact', () => {
  it('blacks out by shape, and keeps the rest byte for byte', async () => {
    const stdin = 'before\npostgresql://u:s3cr3t-Pw9@h:5432/d\nafter\n';
    const { json, words, code } = await callCheck(redact, {}, { stdin });
    expect(code).toBe(0);
    expect(json.text).toBe('before\npostgresql://u:••••••@h:5432/d\nafter\n');
    expect(words).toEqual(['before\npostgresql://u:••••••@h:5432/d\nafter']);
  });
});
