import { fc } from '../../../platform/testing/fc';

/** A connection as somebody might paste it, and what it really means. */
export interface PastedConnection {
  readonly text: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** True when the writer encoded the text as its form demands, so that nothing is left to assume. */
  readonly isEncoded: boolean;
}

const REF = 'abcdefghijklmnopqrst';
const NASTY = [...'@:/?#%[]&=;,\'"\\ $!+.-_~abcXYZ019ñ漢'];
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);

const place = fc.oneof(
  fc.record({
    host: fc.constant(`db.${REF}.supabase.co`),
    port: fc.constantFrom(5432, 6543),
    user: fc.constant('postgres'),
  }),
  fc.record({
    host: fc.constantFrom('aws-0-eu-west-3.pooler.supabase.com', 'aws-1-us-east-1.pooler.supabase.com'),
    port: fc.constantFrom(5432, 6543),
    user: fc.constant(`postgres.${REF}`),
  }),
  fc.record({
    host: fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
    port: fc.integer({ min: 1, max: 65_535 }),
    user: label,
  }),
  fc.record({ host: fc.ipV4(), port: fc.constant(5432), user: fc.constant('app') }),
  fc.record({
    host: fc.constantFrom('::1', '2a05:d018:135e:1600:1:2:3:4'),
    port: fc.constant(5432),
    user: fc.constant('app'),
  }),
);

const password = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9]{8,20}$/),
  fc
    .array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 16 })
    .map((chars) => chars.join('').trim() || 'x'),
);
const scheme = fc.constantFrom(
  'postgres',
  'postgresql',
  'postgresql+asyncpg',
  'POSTGRESQL',
  'postgresql+psycopg2',
  'yugabytedb',
);
const query = fc.constantFrom(
  '',
  '?sslmode=require',
  '?sslmode=verify-full&application_name=me',
  '?pgbouncer=true&connection_limit=1',
);
const wrap = fc.constantFrom(
  (text: string) => text,
  (text: string) => `  ${text}\n`,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
  (text: string) => `\ufeff${text}\r\n`,
);

const shape = fc.record({
  place,
  password,
  scheme,
  query,
  wrap,
  isEncoded: fc.boolean(),
  form: fc.constantFrom('url', 'dsn', 'psql', 'env', 'jdbc'),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function url(one: Shape): string {
  const { host, port, user } = one.place;
  const secret = one.isEncoded ? encodeURIComponent(one.password).replaceAll("'", '%27') : one.password;
  return `${one.scheme}://${user}:${secret}@${host.includes(':') ? `[${host}]` : host}:${port}/postgres${one.query}`;
}

function dsn(one: Shape): string {
  const { host, port, user } = one.place;
  const quoted = `'${one.password.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `host=${host} port=${port} user=${user} dbname=postgres password=${one.isEncoded ? quoted : one.password}`;
}

function write(one: Shape): string {
  if (one.form === 'dsn') return dsn(one);
  // Bare, a blank ends the word for psql too: what follows may be an option that it really obeys.
  const isBare = !one.isEncoded && !one.password.includes(' ');
  if (one.form === 'psql') return isBare ? `psql ${url(one)}` : `psql "${url(one)}"`;
  if (one.form === 'env') return `# database\nDATABASE_URL="${url(one)}"\nREDIS_URL=redis://localhost:6379\n`;
  if (one.form === 'jdbc') {
    const { host, port, user } = one.place;
    const name = host.includes(':') ? `[${host}]` : host;
    return `jdbc:postgresql://${name}:${port}/postgres?user=${user}&password=${encodeURIComponent(one.password)}`;
  }
  return one.wrap(url(one));
}

/** Connection strings of every form, with and without the encoding that they need, and what they mean. */
export const pastedConnection: fc.Arbitrary<PastedConnection> = shape.map((one) => {
  const { host, port, user } = one.place;
  const isEncoded = one.isEncoded || one.form === 'jdbc';
  return { text: write(one), host, port, user, password: one.password, isEncoded };
});

/** Any text at all, often with the marks that connection strings are made of. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...NASTY,
        'postgres://',
        'host=',
        '\n',
        'psql ',
        'DATABASE_URL=',
        'jdbc:',
        ';Port=',
        '\u0000',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
