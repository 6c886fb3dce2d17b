import { describe, expect, it } from 'vitest';
import { findSecret } from './find-secret';
import { refuseSecrets } from './refuse-secrets';
import { secretParts } from './secret-parts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl';

describe('findSecret', () => {
  it.each([
    ['a whole connection string', 'postgresql://u:hunter2@host/db', 'url', 1],
    ['with an awkward password', 'redis://default:p@ss/w#rd@cache:6379', 'url', 1],
    ['a JWT', `the key is\n${JWT}`, 'token', 2],
    ['a secret key', 'sb_secret_abcdefghijklmnop', 'key', 1],
    ['an access token', 'sbp_0123456789abcdef0123456789abcdef01234567', 'token', 1],
    ['a private key', 'x\n\n-----BEGIN RSA PRIVATE KEY-----\nMII', 'privateKey', 3],
    ['an assignment', 'DB_PASSWORD=hunter2 make test-unit', 'password', 1],
    ['a DSN', "host=h user=u password='two words'", 'password', 1],
  ])('finds %s', (_, text, kind, line) => {
    expect(findSecret(text)).toEqual({ kind, line });
  });

  it.each([
    ['a role’s password', "create role app\n  login password 'hunter2';", 2],
    ['a subscription', "create subscription s connection 'host=h password=hunter2' publication p;", 1],
    ['a user mapping', "create user mapping for u server s options (user 'x', password 'hunter2');", 1],
    ['an env file', 'create table a (b int);\nDB_PASSWORD=hunter2', 2],
    ['a scrambled password', "alter role a password 'SCRAM-SHA-256$4096:x$y:z';", 1],
  ])('finds %s in SQL', (_, text, line) => {
    expect(findSecret(text, [], 'sql')).toMatchObject({ line });
  });

  it.each([
    ['placeholders', 'postgresql://postgres.ref:[YOUR-PASSWORD]@host:6543/postgres'],
    ['variables', 'DB_PASSWORD=$DB_PASSWORD make test, or POSTGRES_PASSWORD=${PGPASSWORD}'],
    ['stars', 'psql postgresql://u:••••••@host and u://a:****@b'],
    ['addresses', 'https://backend.example:8000/health/ready?x=1'],
    ['a publishable key, which is public', 'sb_publishable_abcdefghijklmnop'],
    ['talk of passwords', 'The password was wrong; we asked for a new password and tokens.'],
  ])('leaves %s alone', (_, text) => expect(findSecret(text)).toBeNull());

  it('leaves ordinary SQL alone', () => {
    const text = `create table users (hashed_password varchar(255) not null, password text default 'x');
      update users set password_must_change = false where hashed_password = crypt('a', hashed_password);
      do $$ begin raise notice '%', 'bad password ' || 'for ' || current_user; end $$;`;
    expect(findSecret(text, [], 'sql')).toBeNull();
  });

  it('finds a known one, whole, in part and URL-encoded, but not one that is an ordinary word', () => {
    const known = ['Cn7/@:%ñ"<&', 'Authorization: Bearer tok-12345678', 'postgres', 'short1'];
    expect(findSecret('x\nCn7/@:%ñ"<& y', known)).toEqual({ kind: 'known', line: 2 });
    expect(findSecret(encodeURIComponent('Cn7/@:%ñ"<&'), known)).toMatchObject({ kind: 'known' });
    expect(findSecret('curl -H tok-12345678', known)).toMatchObject({ kind: 'known' });
    expect(findSecret('the postgres service, short1', known)).toBeNull();
  });
});

describe('secretParts', () => {
  it.each([
    ['Authorization: Bearer abcdef', 'abcdef'],
    ['X-Api-Key: abcdef', 'abcdef'],
    ['postgresql://u:p%40ss@h/db', 'p@ss'],
    ['postgresql://u:p@s/s@h/db', 'p@s/s'],
    ["host=h password='two words' user=u", 'two words'],
    ['host=h password=one', 'one'],
  ])('%s holds %s', (secret, part) => expect(secretParts(secret)).toContain(part));

  it('of a plain password is that', () => expect(secretParts('p@ss:w/rd')).toEqual(['p@ss:w/rd']));
});

describe('refuseSecrets', () => {
  it('names field, kind and line, and never the value', async () => {
    const texts = [
      { field: 'name', text: 'fine' },
      { field: 'note', text: 'x\npostgresql://u:hunter2@h/d' },
    ];
    try {
      await refuseSecrets(texts);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'MUD-830', params: { field: 'note', kind: 'url', line: 2 } });
      expect(JSON.stringify(error)).not.toContain('hunter2');
    }
  });

  it('looks at the length first, and finds what lies on a cut of a long text', async () => {
    const long = { field: 'note', text: 'a'.repeat(600_001) };
    await expect(refuseSecrets([long])).rejects.toMatchObject({ code: 'MUD-835', params: { field: 'note' } });
    const text = `${'a\n'.repeat(12_280)}postgresql://u:hunter2@h/d\n${'a\n'.repeat(200_000)}`;
    await expect(refuseSecrets([{ field: 'sql', text, place: 'sql' }])).rejects.toMatchObject({
      code: 'MUD-830',
      params: { line: 12_281 },
    });
  });
});
