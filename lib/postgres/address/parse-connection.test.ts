import { describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { fc } from '../../platform/testing/fc';
import { parseConnection } from './parse-connection';
import { anyText, pastedConnection } from './testing/connection-arbitrary';
import { judgeParsed } from './testing/judge-parsed';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-0-eu-west-3.pooler.supabase.com';
const DIRECT = `db.${REF}.supabase.co`;

/** text → host, port, user, password, database */
const READ: readonly (readonly [string, string, number, string | null, string | null, string | null])[] = [
  [
    `postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres`,
    POOLER,
    6543,
    `postgres.${REF}`,
    'pw',
    'postgres',
  ],
  [`postgres://postgres:pw@${DIRECT}:5432/postgres`, DIRECT, 5432, 'postgres', 'pw', 'postgres'],
  ['postgresql+asyncpg://u:p@h:1/d', 'h', 1, 'u', 'p', 'd'],
  ['POSTGRES://u:p@H.Example.com/d', 'h.example.com', 5432, 'u', 'p', 'd'],
  ['postgresql://user:p@ss/w#rd@host/db', 'host', 5432, 'user', 'p@ss/w#rd', 'db'],
  ['postgresql://user:a?b@host:5433/db', 'host', 5433, 'user', 'a?b', 'db'],
  ['postgresql://user:100%@host/db', 'host', 5432, 'user', '100%', 'db'],
  ['postgresql://user:a%40b@host/db', 'host', 5432, 'user', 'a@b', 'db'],
  ['postgresql://user:a:b:c@host/db', 'host', 5432, 'user', 'a:b:c', 'db'],
  ['postgresql://user:p@[::1]:5432/db', '::1', 5432, 'user', 'p', 'db'],
  ['postgresql://user:p@[2a05:d018::1]/db', '2a05:d018::1', 5432, 'user', 'p', 'db'],
  ['postgresql://user:[x]y@host/db', 'host', 5432, 'user', '[x]y', 'db'],
  ['  postgresql://u:p@h/d \n', 'h', 5432, 'u', 'p', 'd'],
  ['"postgresql://u:p@h/d"', 'h', 5432, 'u', 'p', 'd'],
  ['‘postgresql://u:p@h/d’', 'h', 5432, 'u', 'p', 'd'],
  [
    'postgresql://u:p@a-very-long\n  -host.example.com/d',
    'a-very-long-host.example.com',
    5432,
    'u',
    'p',
    'd',
  ],
  ['DATABASE_URL=postgresql://u:p@h/d', 'h', 5432, 'u', 'p', 'd'],
  ['export DATABASE_URL="postgresql://u:p#1@h/d"', 'h', 5432, 'u', 'p#1', 'd'],
  ['DATABASE_URL: postgresql://u:p@h/d', 'h', 5432, 'u', 'p', 'd'],
  ['# comment\nFOO=1\nDB_URL=postgresql://u:p@h/d # remark', 'h', 5432, 'u', 'p', 'd'],
  [
    'POSTGRES_HOST=h\nPOSTGRES_PORT=6543\nPOSTGRES_USER=u\nPOSTGRES_PASSWORD=p#q\nPOSTGRES_DB=d',
    'h',
    6543,
    'u',
    'p#q',
    'd',
  ],
  ['PGHOST=h\nPGPORT=1\nPGUSER=u\nPGPASSWORD=p\nPGDATABASE=d', 'h', 1, 'u', 'p', 'd'],
  ['host=h port=6543 dbname=d user=u password=p', 'h', 6543, 'u', 'p', 'd'],
  ["host = h password = 'it\\'s \\\\ @' user=u dbname='my db'", 'h', 5432, 'u', "it's \\ @", 'my db'],
  ['user=u\npassword=p\nhost=h\nport=6543\ndbname=d', 'h', 6543, 'u', 'p', 'd'],
  ['host=localhost dbname=x', 'localhost', 5432, null, null, 'x'],
  ['psql "postgresql://u:p@h:5433/d"', 'h', 5433, 'u', 'p', 'd'],
  ["psql 'host=h user=u dbname=d password=p'", 'h', 5432, 'u', 'p', 'd'],
  ['psql -h h -p 6543 -d d -U u', 'h', 6543, 'u', null, 'd'],
  ['PGPASSWORD=p psql --host=h --port=1 -U u -d d -c "select 1"', 'h', 1, 'u', 'p', 'd'],
  ['$ pg_dump -h h -U u -d postgresql://x:y@other/z', 'other', 5432, 'x', 'y', 'z'],
  ['jdbc:postgresql://h:6543/d?user=u&password=p%26q', 'h', 6543, 'u', 'p&q', 'd'],
  ['User Id=u;Password=p;Server=h;Port=6543;Database=d', 'h', 6543, 'u', 'p', 'd'],
  ['Host=h;Username=u;Password="a;b";Database=d', 'h', 5432, 'u', 'a;b', 'd'],
  ['u:p@h:5433/d', 'h', 5433, 'u', 'p', 'd'],
  [`${DIRECT}`, DIRECT, 5432, null, null, null],
  ['postgresql:///d?host=h&user=u&password=p', 'h', 5432, 'u', 'p', 'd'],
  ['postgresql://u:p@h/d?application_name=me@work', 'h', 5432, 'u', 'p', 'd'],
  ['postgresql://u@h/d', 'h', 5432, 'u', null, 'd'],
  ['postgresql://u:p@h', 'h', 5432, 'u', 'p', null],
  ['postgresql://u:p@h:/d', 'h', 5432, 'u', 'p', 'd'],
  ['postgresql://u%2Bx:p@h/d%20e', 'h', 5432, 'u+x', 'p', 'd e'],
  ['postgresql://u:p@h1:1,h2:2/d', 'h1', 1, 'u', 'p', 'd'],
];

/** text → findings that must be there: a code, or a key of `connection.finding` */
const FOUND: readonly (readonly [string, string])[] = [
  ['', 'MUD-100'],
  ['hello there', 'MUD-100'],
  ['FOO=bar', 'MUD-100'],
  [`postgresql://postgres.${REF}:[YOUR-PASSWORD]@${POOLER}:6543/postgres`, 'MUD-101'],
  [`postgresql://postgres:your_password@${DIRECT}/postgres`, 'MUD-101'],
  ['postgresql://postgres.[PROJECT-REF]:pw@aws-0-[REGION].pooler.supabase.com:6543/postgres', 'MUD-101'],
  ['postgresql://postgres:${DB_PASSWORD}@h/d', 'MUD-101'],
  [`postgresql://postgres:[s3cret]@${DIRECT}/postgres`, 'bracketsKept'],
  [`postgresql://postgres:pw@${POOLER}:6543/postgres`, 'MUD-170'],
  [`postgresql://postgres.${REF}:pw@${DIRECT}:5432/postgres`, 'MUD-161'],
  [`postgresql://postgres.${REF}:pw@${DIRECT}:6543/postgres`, 'MUD-161'],
  [`https://${REF}.supabase.co`, 'MUD-111'],
  [`https://supabase.com/dashboard/project/${REF}`, 'MUD-111'],
  ['postgresql://u:p@x@h/d?sslmode=require', 'passwordLiteral'],
  ['postgresql://u:p@h/d?application_name=me@work', 'MUD-113'],
  ['postgresql://u:p@h/d?host=other', 'MUD-113'],
  ['postgresql://u:p@h:99999/d', 'badPort'],
  ['postgresql://u:p@ho_st!/d', 'MUD-100'],
  ['host=ho!st user=u', 'badHost'],
  ['host=a host=b user=u', 'givenTwice'],
  ['host=a user=u password=my secret', 'looseText'],
  ['postgresql://u:p@h1,h2/d', 'severalHosts'],
  ['A_URL=postgres://u:p@h/d\nB_URL=postgres://u:p@i/d', 'severalStrings'],
  [`postgresql://postgres.${REF}:pw@${POOLER}:6543/hotel`, 'oddDatabase'],
  ['postgresql://u:p@h/d?sslmode=disable', 'tlsDisabled'],
  ['postgresql://u:p@h/d?sslmode=prefer', 'tlsRaised'],
  ['postgresql://u:p@h/d?sslmode=sure', 'unknownTlsMode'],
  [`postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres?pgbouncer=true`, 'prismaFlag'],
  [`postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres?options=-c%20x%3D1`, 'optionsDropped'],
  [`postgresql://postgres:pw@${DIRECT}:6543/postgres?options=-c%20statement_timeout%3D1`, 'MUD-202'],
  [`postgresql://postgres:pw@${DIRECT}:6543/postgres?schema=app`, 'MUD-202'],
  [
    `postgresql://postgres.${REF}:pw@${POOLER}:6543/postgres?channel_binding=require`,
    'channelBindingLeftOut',
  ],
  ['postgresql://h/d', 'noUser'],
];

describe('parseConnection', () => {
  it.each(READ)('reads %j', (text, host, port, user, password, database) => {
    expect(parseConnection(text)).toMatchObject({ host, port, user, password, database });
  });

  it.each(FOUND)('finds in %j: %s', (text, expected) => {
    const { findings } = parseConnection(text);
    const names = findings.map(({ code, message }) => code ?? message.key.replace('connection.finding.', ''));
    expect(names).toContain(expected);
  });

  it('has nothing to complain of in the strings that the dashboard offers, once filled in', () => {
    for (const text of [
      `postgresql://postgres.${REF}:s3cret@${POOLER}:6543/postgres`,
      `postgresql://postgres:s3cret@${DIRECT}:5432/postgres?sslmode=verify-full`,
      `host=${POOLER} port=5432 user=postgres.${REF} password=s3cret dbname=postgres`,
    ])
      expect(parseConnection(text).findings.filter((finding) => finding.verdict !== 'pass')).toEqual([]);
  });

  it('never accepts a wrong host, port or user silently (20,000 generated strings)', () => {
    fc.assert(
      fc.property(
        pastedConnection,
        (pasted) => judgeParsed(parseConnection(pasted.text), pasted) !== 'wrong',
      ),
      { numRuns: 20_000 },
    );
  });

  it('says nothing that holds the password, in either language', () => {
    fc.assert(
      fc.property(pastedConnection, ({ text }) => {
        const { password, findings, parameters } = parseConnection(text);
        if (password === null || password.length < 8) return;
        const said = findings.flatMap(({ message }) => [translate('en', message), translate('es', message)]);
        expect(JSON.stringify([said, findings, parameters])).not.toContain(password);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives any text (5,000 generated)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { host, port } = parseConnection(text);
        expect(host === null || host.length > 0).toBe(true);
        expect(port).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });
});
