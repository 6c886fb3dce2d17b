import { describe, expect, it } from 'vitest';
import { defaultDatabase } from './default-database';
import { isPlausibleHost, placeholderIn } from './host-text';

describe('isPlausibleHost', () => {
  /** RFC 1123 2.1 and RFC 5891 for names, RFC 4291 2.2 for addresses; `_` is what Docker Compose allows. */
  it.each([
    'localhost',
    'db.example.com',
    'db.example.com.',
    'my_service',
    '1.2.3.4',
    '2001:db8::1',
    '::1',
    'fe80::1%eth0',
    'a-b.c-d',
    'xn--bcher-kva.example',
    'bücher.example',
    'a'.repeat(63),
  ])('takes %s', (host) => {
    expect(isPlausibleHost(host)).toBe(true);
  });

  it.each([
    '',
    '.',
    'a..b',
    '-leading.example',
    'trailing-.example',
    'with space',
    'user@host',
    'host/path',
    'host:5432',
    '[::1]',
    'a'.repeat(64),
    `${'a.'.repeat(130)}com`,
    "x'; drop",
    'new\nline',
  ])('refuses %j', (host) => {
    expect(isPlausibleHost(host)).toBe(false);
  });
});

describe('placeholderIn', () => {
  it.each([
    ['[YOUR-PASSWORD]', '[YOUR-PASSWORD]'],
    ['[your password]', '[your password]'],
    ['pre[PROJECT-REF]post', '[PROJECT-REF]'],
    ['<password>', '<password>'],
    ['${DB_PASSWORD}', '${DB_PASSWORD}'],
    ['${DB_PASSWORD:-secret}', '${DB_PASSWORD:-secret}'],
    ['${DB_PASSWORD:?must be set}', '${DB_PASSWORD:?must be set}'],
    ['{{ db_password }}', '{{ db_password }}'],
    ['{password}', '{password}'],
    ['$(cat /run/secrets/db)', '$(cat /run/secrets/db)'],
    ['%DB_PASSWORD%', '%DB_PASSWORD%'],
    ['$PASSWORD', '$PASSWORD'],
    ['your_password', 'your_password'],
    ['your-db-password', 'your-db-password'],
    ['xxxx', 'xxxx'],
    ['********', '********'],
    ['••••••', '••••••'],
  ])('finds the template in %s', (text, found) => {
    expect(placeholderIn(text)).toBe(found);
  });

  it.each([
    's3cr3t',
    'p@ss[word]',
    'a<b>c'.replace('<b>', '<'),
    'xx',
    '50%OFF',
    'pa$$word',
    'Ax^s#1',
    '[x!y]',
    'mypassword',
    '$',
    '{}',
    '100%',
  ])('takes %j for a password that somebody chose', (text) => {
    expect(placeholderIn(text)).toBeNull();
  });
});

describe('defaultDatabase', () => {
  /** https://www.postgresql.org/docs/17/libpq-connect.html: dbname "defaults to be the same as the user name". */
  it.each([
    ['db.example.com', 'app', 'app'],
    ['db.example.com', null, 'postgres'],
    ['db.example.com', '', 'postgres'],
    [null, 'app', 'app'],
    ['aws-0-eu-west-3.pooler.supabase.com', 'postgres.abcdefghijklmnopqrst', 'postgres'],
    ['db.abcdefghijklmnopqrst.supabase.co', 'postgres', 'postgres'],
  ])('at %s for %s is %s', (host, user, database) => {
    expect(defaultDatabase(host, user)).toBe(database);
  });
});
