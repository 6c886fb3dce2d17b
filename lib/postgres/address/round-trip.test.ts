import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { fc } from '../../platform/testing/fc';
import { parseConnection } from './parse-connection';

const H = 'h.example.com';

/** Writers of forms that can hold any password, as the program of the form escapes it. */
const WRITERS: readonly (readonly [string, (password: string) => string])[] = [
  ['JSON', (password) => JSON.stringify({ host: H, username: 'u', password, dbname: 'd' })],
  ['Npgsql', (password) => `Host=${H};Username=u;Password="${password.replaceAll('"', '""')}";Database=d`],
  [
    'ODBC',
    (password) =>
      `Driver={PostgreSQL Unicode};Server=${H};Database=d;Uid=u;Pwd={${password.replaceAll('}', '}}')}}`,
  ],
  ['.pgpass', (password) => `${H}:5432:d:u:${password.replaceAll(/[\\:]/g, '\\$&')}`],
  ['libpq', (password) => `host=${H} user=u dbname=d password='${password.replaceAll(/[\\']/g, '\\$&')}'`],
  ['psql', (password) => `PGPASSWORD='${password}' psql -h ${H} -U u d`],
  [
    'YAML',
    (password) =>
      `production:\n  adapter: postgresql\n  host: ${H}\n  username: u\n  database: d\n  password: ${JSON.stringify(password)}\n`,
  ],
];
const chars = [...'@:/?#%&=;,"\\ !+.-_~abcXYZ019ñ漢{}()[]|'];
const password = fc
  .array(fc.constantFrom(...chars), { minLength: 9, maxLength: 16 })
  .map((list) => list.join('').trim())
  .filter(
    (text) =>
      text.length > 8 && !/^[`"'[{(<]|\$|[x*•]{3}|\{\{?|<[a-z]|%[A-Za-z_]+%|\[(?:your|my)/i.test(text),
  );

describe('a password of any characters', () => {
  it.each(WRITERS)('comes back from %s as it went in, and is in nothing that is said', (_form, write) => {
    fc.assert(
      fc.property(password, (secret) => {
        const parsed = parseConnection(write(secret));
        expect([parsed.host, parsed.user, parsed.password, parsed.database]).toEqual([H, 'u', secret, 'd']);
        const said = [...parsed.findings, ...parsed.leftOut].map(({ message }) => translate('en', message));
        expect(JSON.stringify([said, parsed.leftOut, parsed.parameters])).not.toContain(secret);
      }),
      { numRuns: 400 },
    );
  });
});
