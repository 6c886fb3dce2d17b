import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import type { Endpoint } from '../../postgres/address/endpoint';
import { jsEntries, pyEntries } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { quotedPair } from './quoted-pair';

const AWKWARD = [
  '',
  'a b',
  "it's",
  'a"b',
  'back\\slash',
  'ends\\',
  '$x ${y}',
  '%s %%',
  'ñ漢😀',
  '"$user", public',
  '-c a=b',
];
const settings = Object.fromEntries(AWKWARD.map((value, n) => [`s${n}`, value]));

describe('settings in code', () => {
  it('are read by JavaScript as they were meant', () => {
    expect({ ...runInNewContext(`({ ${jsEntries(settings)} })`) }).toEqual(settings);
  });

  it('are read by Python as they were meant', () => {
    const program = `import json; print(json.dumps({${pyEntries(settings)}}))`;
    expect(JSON.parse(execFileSync('python3', ['-c', program], { encoding: 'utf8' }))).toEqual(settings);
  });
});

describe('a URL', () => {
  const endpoint: Endpoint = { host: 'h', port: 5432, database: 'd', user: 'u', tls: { mode: 'require' } };

  it('holds any user, password and database, as a parser of URLs (WHATWG) reads it', () => {
    const word = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter((text) => !/\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(word, word, word, (user, password, database) => {
        const url = new URL(postgresUrl({ ...endpoint, user, database }, password));
        expect([url.username, url.password, url.pathname.slice(1)].map(decodeURIComponent)).toEqual([
          user,
          password,
          database,
        ]);
      }),
    );
  });

  it.each<[host: string, written: string]>([
    ['db.example.com', 'db.example.com:5432'],
    ['10.0.0.5', '10.0.0.5:5432'],
    ['2001:db8::1', '[2001:db8::1]:5432'],
  ])('of %s leads to %s', (host, written) => {
    const url = new URL(
      postgresUrl({ ...endpoint, host }, 'x', { sslmode: 'require', a: 'b' }, 'postgresql+asyncpg'),
    );
    expect([url.protocol, url.host, url.search]).toEqual([
      'postgresql+asyncpg:',
      written,
      '?sslmode=require&a=b',
    ]);
  });
});

/** learn.microsoft.com, DbConnectionStringBuilder: values in double quotes, a double quote in them doubled. */
it.each([
  ['plain', 'plain'],
  ['a;b', '"a;b"'],
  ['a=b', '"a=b"'],
  ["it's", `"it's"`],
  ['say "x"', '"say ""x"""'],
  [' blank', '" blank"'],
  ['', ''],
])('a value of .NET: %s → %s', (value, written) => expect(quotedPair(value)).toBe(written));
