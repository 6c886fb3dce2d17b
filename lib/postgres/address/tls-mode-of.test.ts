import { describe, expect, it } from 'vitest';
import { TLS_MODES } from './endpoint';
import { tlsModeOf } from './tls-mode-of';

const said = (parameters: Record<string, string>, form: Parameters<typeof tlsModeOf>[1] = 'url') => {
  const { mode, findings } = tlsModeOf(parameters, form);
  return [
    mode,
    ...findings.map(({ verdict, message }) => `${verdict} ${message.key.replace('connection.finding.', '')}`),
  ];
};

describe('tlsModeOf', () => {
  /** libpq's modes (docs/17/libpq-ssl.html); `allow` and `prefer` fall back to plain text and are raised. */
  it.each([
    ['disable', ['disable', 'warn tlsDisabled']],
    ['allow', ['require', 'pass tlsRaised']],
    ['prefer', ['require', 'pass tlsRaised']],
    ['require', ['require']],
    ['verify-ca', ['verify-ca']],
    ['verify-full', ['verify-full']],
    ['VERIFY-FULL', ['verify-full', 'pass tlsStrict']],
    ['no-verify', ['require', 'pass tlsRaised']],
    ['maybe', [null, 'warn unknownTlsMode']],
  ])('sslmode=%s', (sslmode, expected) => {
    expect(said({ sslmode })).toEqual(expected);
  });

  /** pgjdbc: ssl=true is verify-full (jdbc.postgresql.org/documentation/ssl); for everybody else it only encrypts. */
  it.each([
    [{ ssl: 'true' }, 'jdbc', 'verify-full'],
    [{ ssl: '' }, 'jdbc', 'verify-full'],
    [{ ssl: 'true' }, 'r2dbc', 'verify-full'],
    [{ ssl: 'false' }, 'jdbc', 'disable'],
    [{ ssl: 'true' }, 'url', 'require'],
    [{ ssl: 'require' }, 'url', 'require'],
    [{ ssl: 'true', sslfactory: 'org.postgresql.ssl.NonValidatingFactory' }, 'jdbc', 'require'],
  ] as const)('%j in a %s string is %s', (parameters, form, mode) => {
    expect(said(parameters, form)[0]).toBe(mode);
  });

  /** Postgres 16: sslrootcert=system verifies fully; Prisma: sslaccept=strict; node-postgres: rejectUnauthorized. */
  it.each([
    [{ sslmode: 'require', sslrootcert: 'system' }, 'verify-full'],
    [{ sslrootcert: 'system' }, 'verify-full'],
    [{ sslmode: 'require', sslaccept: 'strict' }, 'verify-full'],
    [{ sslmode: 'verify-full', rejectUnauthorized: 'false' }, 'require'],
    [{ rejectUnauthorized: 'true' }, 'verify-full'],
    [{ sslmode: 'disable', sslrootcert: 'system' }, 'disable'],
  ])('%j means %s', (parameters, mode) => {
    expect(said(parameters)[0]).toBe(mode);
  });

  it('says nothing where the text says nothing', () => {
    expect(said({})).toEqual([null]);
    expect(said({ application_name: 'ssl' })).toEqual([null]);
  });

  it('never makes a wish weaker without a word', () => {
    const strength = [null, ...TLS_MODES];
    for (const sslmode of ['require', 'verify-ca', 'verify-full'])
      for (const [name, value] of [
        ['application_name', 'x'],
        ['sslrootcert', 'ca.pem'],
        ['sslaccept', 'accept_invalid_certs'],
      ] as const) {
        const [mode] = said({ sslmode, [name]: value });
        expect(strength.indexOf((mode ?? null) as (typeof strength)[number])).toBeGreaterThanOrEqual(
          strength.indexOf(sslmode as (typeof strength)[number]),
        );
      }
  });

  it('shows no more of an unknown word than a line of it', () => {
    const { findings } = tlsModeOf({ sslmode: 'x'.repeat(500) }, 'url');
    expect(JSON.stringify(findings).length).toBeLessThan(300);
  });
});
