import { describe, expect, it } from 'vitest';
import { looksLikeDsn, parseDsn } from './parse-dsn';

function read(text: string) {
  const parts = parseDsn(text);
  if (!parts) return null;
  const { host, port, user, password, database, parameters = {} } = parts;
  return { host, port, user, password, database, parameters };
}
const keys = (text: string) =>
  parseDsn(text)?.findings?.map(({ message }) => message.key.replace('connection.finding.', '')) ?? [];

describe('parseDsn', () => {
  /** https://www.postgresql.org/docs/17/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE */
  it.each([
    [
      'host=h port=5433 user=u password=p dbname=d',
      { host: 'h', port: 5433, user: 'u', password: 'p', database: 'd' },
    ],
    ['host = h user = u dbname = d', { host: 'h', user: 'u', database: 'd' }],
    ["password='it\\'s' host=h user=u", { password: "it's", host: 'h', user: 'u' }],
    ["password='back\\\\slash' host=h user=u", { password: 'back\\slash', host: 'h', user: 'u' }],
    ["password='two words' host=h user=u", { password: 'two words', host: 'h', user: 'u' }],
    ['password=es\\ caped host=h user=u', { password: 'es caped', host: 'h', user: 'u' }],
    ["password='' host=h user=u", { password: undefined, host: 'h', user: 'u' }],
    ['HOST=h USER=u', { host: 'h', user: 'u' }],
    ['hostaddr=1.2.3.4 user=u', { host: '1.2.3.4', user: 'u' }],
    ['host=h hostaddr=1.2.3.4 user=u', { host: 'h', user: 'u' }],
    ['host=::1 user=u', { host: '::1', user: 'u' }],
    ['host=h user=u\n  dbname=d\n', { host: 'h', user: 'u', database: 'd' }],
    // pgx and asyncpg: https://pkg.go.dev/github.com/jackc/pgx/v5#hdr-Establishing_a_Connection
    [
      'user=jack password=secret host=pg.example.com port=5432 database=mydb sslmode=verify-ca',
      {
        user: 'jack',
        password: 'secret',
        host: 'pg.example.com',
        database: 'mydb',
        parameters: { sslmode: 'verify-ca' },
      },
    ],
    ["host=h user=u options='-c search_path=app'", { parameters: { options: '-c search_path=app' } }],
    ['service=prod', { host: undefined, parameters: { service: 'prod' } }],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it.each(['', 'hello', 'sslmode=require', 'port=5432', 'password=only'])(
    'finds no connection in %j',
    (text) => {
      expect(parseDsn(text)).toBeNull();
    },
  );

  it('keeps every further host, each with its port', () => {
    const parts = parseDsn('host=a,b,c port=5432,5433 user=u');
    expect(parts?.host).toBe('a');
    expect(parts?.otherHosts).toEqual([
      { host: 'b', port: 5433 },
      { host: 'c', port: 5432 },
    ]);
    expect(keys('host=a,b user=u')).toContain('severalHosts');
  });

  it('says what stands twice, and takes the last word of it, as libpq does', () => {
    expect(read('host=a host=b user=u')?.host).toBe('b');
    expect(keys('host=a host=b user=u')).toContain('givenTwice');
    expect(keys('host=a host=a user=u')).not.toContain('givenTwice');
  });

  it('takes a loose word behind a password for the rest of it, and says so', () => {
    expect(read('password=two words host=h user=u')).toMatchObject({ password: 'two words', host: 'h' });
    expect(keys('password=two words host=h user=u')).toContain('looseText');
  });

  it('names a socket for what it is, and makes no host of its folder', () => {
    const parts = parseDsn('host=/var/run/postgresql user=u dbname=d');
    expect(parts?.host).toBeUndefined();
    expect(parts?.findings?.length).toBeGreaterThan(0);
    expect(parseDsn('user=u dbname=d')?.host).toBeUndefined();
  });

  it('keeps the key’s password out of the parameters: they are shown', () => {
    expect(JSON.stringify(parseDsn('host=h user=u sslpassword=s3cret sslkey=k.pem'))).not.toContain('s3cret');
  });
});

describe('looksLikeDsn', () => {
  it.each(['host=h', ' user = u', 'sslmode=require host=h', 'service=prod', 'dbname=d'])(
    '%j does',
    (text) => {
      expect(looksLikeDsn(text)).toBe(true);
    },
  );

  it.each(['postgresql://u@h/d', 'DATABASE_URL=postgresql://h', 'hostname', 'foo=bar host=h', '', '=x'])(
    '%j does not',
    (text) => {
      expect(looksLikeDsn(text)).toBe(false);
    },
  );
});
