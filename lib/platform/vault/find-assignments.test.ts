import { describe, expect, it } from 'vitest';
import { findAssignments } from './find-assignments';

const found = (text: string) => findAssignments(text).map(({ start, end }) => text.slice(start, end));

/**
 * As people write them down. Where the forms are published: docs.docker.com (compose, `docker run`), kubernetes.io
 * (Secret, env), Rails guides (database.yml), docs.spring.io (application.properties), docs.djangoproject.com
 * (DATABASES), learn.microsoft.com (connection strings), postgresql.org (libpq-connect, sql-createrole,
 * sql-createusermapping, sql-createsubscription), gnu.org (.netrc), RFC 6750 and 7617, npmjs.com (.npmrc),
 * docs.github.com (Actions), registry.terraform.io (tfvars), man curl, man psql, dev.mysql.com.
 */
const PEOPLES: readonly (readonly [place: string, text: string, secrets: readonly string[]])[] = [
  ['.env', 'DB_USER=ana\nDB_PASSWORD=hunter2\nDB_PORT=5432', ['hunter2']],
  ['.env after a reference', 'DB_PASSWORD=${X}hunter2', ['${X}hunter2']],
  ['.env with export', 'export PGPASSWORD=hunter2', ['hunter2']],
  ['.env in quotes', 'JWT_SECRET="a b c"', ['a b c']],
  ['.env with signs that end a word elsewhere', 'DB_PASSWORD=a;b)c}d,e', ['a;b)c}d,e']],
  ['.env that is commented out', '# DB_PASSWORD=hunter2', ['hunter2']],
  ['.env of Laravel', 'APP_KEY=base64:abc+/=', ['base64:abc+/=']],
  ['.env of Rails', 'RAILS_MASTER_KEY=0123abcd', ['0123abcd']],
  ['.env of Django', "DJANGO_SECRET_KEY='django-insecure-x'", ['django-insecure-x']],
  ['compose, a map', '    environment:\n      POSTGRES_PASSWORD: hunter2\n', ['hunter2']],
  ['compose, a list', '      - POSTGRES_PASSWORD=hunter2', ['hunter2']],
  ['docker run', 'docker run -e POSTGRES_PASSWORD=hunter2 -p 5432:5432 postgres', ['hunter2']],
  ['Kubernetes, a Secret', 'data:\n  password: aHVudGVyMg==\n', ['aHVudGVyMg==']],
  ['Actions, with', '        with:\n          token: ghx123\n', ['ghx123']],
  ['database.yml', 'production:\n  username: app\n  password: hunter2\n', ['hunter2']],
  ['application.properties', 'spring.datasource.password=hunter2', ['hunter2']],
  ['application.properties, blanks', 'spring.datasource.password = hunter2', ['hunter2']],
  ['settings.py', "    'PASSWORD': 'hunter2',", ['hunter2']],
  ['a subscript', "settings['password'] = 'hunter2'", ['hunter2']],
  ['appsettings.json', '"Default": "Host=h;Username=u;Password=hunter2;SslMode=Require"', ['hunter2']],
  ['JSON', '{"user":"u","password":"p\\"q","port":1}', ['p\\"q']],
  ['JSON in JSON', String.raw`{"body":"{\"password\":\"hunter2\"}"}`, ['hunter2']],
  ['a JavaScript object', "const pool = new Pool({ user: 'u', password: 'hunter2' })", ['hunter2']],
  ['a call of Python', "psycopg2.connect(host='h', password='hunter2')", ['hunter2']],
  ['a call of Python, bare', 'connect(host=h, password=hunter2)', ['hunter2']],
  ['Go', 'password := "hunter2"', ['hunter2']],
  ['Ruby', 'password => "hunter2"', ['hunter2']],
  ['PHP', "'password' => 'hunter2',", ['hunter2']],
  ['TOML', 'password = "hunter2"', ['hunter2']],
  ['tfvars', 'db_password = "hunter2"', ['hunter2']],
  ['ini', '[client]\npassword=hunter2\n', ['hunter2']],
  ['.npmrc', '//registry.npmjs.org/:_authToken=abcdef123456', ['abcdef123456']],
  ['libpq', "host=h user=u password='two words' sslmode=require", ['two words']],
  ['libpq, bare', 'host=h password=hunter2 user=u', ['hunter2']],
  ['the last parameter of a URL', 'jdbc:postgresql://h/d?user=u&password=hunter2&ssl=true', ['hunter2']],
  ['a header', 'Authorization: Bearer abc.def-ghi', ['abc.def-ghi']],
  ['a header, Basic', 'Authorization: Basic dTpw', ['dTpw']],
  ['a header of an API', 'X-Api-Key: 12ab-34cd', ['12ab-34cd']],
  ['a header of Supabase', 'apikey: abcdef', ['abcdef']],
  ['a cookie', 'Cookie: sid=abc', ['sid=abc']],
  ['curl', "curl -H 'Authorization: Bearer abcdefghijkl' https://h", ['abcdefghijkl']],
  ['a flag with a blank', 'tool --password hunter2 --user u', ['hunter2']],
  ['a flag with a sign', 'mysql --password=hunter2', ['hunter2']],
  ['a flag of a longer name', 'tool --db-password hunter2', ['hunter2']],
  ['a flag in a list of arguments', `["--token", "hunter2"]`, ['hunter2']],
  ['.netrc', 'machine h login u password hunter2', ['hunter2']],
  ['create role', "create role app login password 'hunter2'", ['hunter2']],
  ['alter role with a doubled quote', "alter role app password 'it''s' valid until 'x'", ["it''s"]],
  ['alter role, escaped', "alter role app password E'a\\nb'", ['a\\nb']],
  ['alter role in dollars', 'alter role app password $$a b$$;', ['a b']],
  ['alter role in tagged dollars', 'alter role app password $p$a$$b$p$;', ['a$$b']],
  ['a user mapping', "options (user 'u', password 'hunter2')", ['hunter2']],
  ['a subscription', "connection 'host=h password=hunter2'", ['hunter2']],
  ['two on a line', 'DB_PASSWORD=one JWT_SECRET=two', ['one', 'two']],
];

const sorted = (list: readonly string[]) => [...list].sort();

describe('a value that a name gives away', () => {
  it.each(PEOPLES)('%s', (_, text, secrets) => {
    expect(sorted([...new Set(found(text))])).toEqual(sorted(secrets));
  });

  it.each<[name: string, text: string]>([
    ['an empty value', 'DB_PASSWORD=\nDB_PORT=5432'],
    ['no value', '"password": null, "token": false'],
    ['masked already', 'password=••••••'],
    ['a type', 'password: string; token: string;'],
    ['a cast', "select token::text, 'x'::secret"],
    ['a comparison', 'if (password == other) return'],
    ['an arrow in code', 'const f = (password) => hash(password)'],
    ['a call', 'token = next(row)'],
    ['a key that is looked up', '"PASSWORD": os.environ["DB_PASSWORD"],'],
    ['a key that is asked for', "'password' => env('DB_PASSWORD', ''), password = os.getenv(\"PG_PASS\")"],
    ['a reference', 'spring.datasource.password=${DB_PASSWORD}\n'],
    [
      'a key of the environment',
      'new Pool({ connectionString: process.env.DATABASE_URL, apiKey: import.meta.env.API_KEY })',
    ],
    ['a sentence', 'The password: it was wrong again'],
    ['an address', 'secret://nothing'],
    ['other names', 'DB_USER=ana HOST=h PORT=1 name="x"'],
    ['a name that only holds such a word elsewhere', 'bypass=1 compass=north tokenizer: porter'],
    ['a type behind the name of a header', 'interface A { token: string; secret: str, apiKey: bytes }'],
    ['how long a token lives, as templates of FastAPI have it', 'ACCESS_TOKEN_EXPIRE_MINUTES=11520'],
    ['how long a password is', 'PASSWORD_MIN_LENGTH=12\npassword_reset_timeout = 3600'],
    ['how much a model may say', 'max_tokens=4096 "maxTokens": 512'],
    ['a flag before a flag', 'tool --password --host h'],
    ['a column', 'create table a (password text not null, hashed_password text)'],
    ['nothing', ''],
    ['signs alone', '= : == := => :: ://'],
  ])('is not: %s', (_, text) => expect(found(text)).toEqual([]));
});

it('a number is a secret where nothing is measured, and anything but a number is one everywhere', () => {
  expect(found('DB_PASSWORD=1234')).toEqual(['1234']);
  expect(found('PASSWORD_TIMEOUT=hunter2')).toEqual(['hunter2']);
  expect(found('TOKEN_COUNT=1234567890123456')).toEqual(['1234567890123456']);
});

describe('how far names and values go', () => {
  it('a name is looked at for 64 characters, and a blank for 32', () => {
    expect(found(`${'a'.repeat(56)}password=x1`)).toEqual(['x1']);
    expect(found(`password${'a'.repeat(64)}=x1`)).toEqual([]);
    expect(found(`password${' '.repeat(31)}=${' '.repeat(31)}"x1"`)).toEqual(['x1']);
  });

  it('a quote that is never closed ends with its line', () => {
    expect(found('password="hunter2\nnext line')).toEqual(['hunter2']);
    expect(found("alter role a password 'hunter2\nnext line")).toEqual(['hunter2']);
  });

  it('a value in dollars ends somewhere, also when its end is missing', () => {
    const [value = ''] = found(`alter role a password $$${'x'.repeat(9_000)}`);
    expect(value.length).toBe(4_096);
  });

  it.each([
    ['env lines', 'DB_PASSWORD=a', 'assignment'],
    ['quoted names', '"password": "a"', 'assignment'],
    ['headers', 'authorization: Bearer a', 'assignment'],
    ['words of a sentence or a string', 'x password=a', 'loose'],
    ['flags', ' --password a', 'loose'],
    ['SQL', "password 'a'", 'sql'],
  ])('%s are told apart, since SQL has ordinary words', (_, text, form) => {
    expect(findAssignments(text).map((hit) => hit.form)).toEqual([form]);
  });
});
