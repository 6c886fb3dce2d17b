import { pastes } from './paste-row';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-1-eu-central-1.pooler.supabase.com';
const DIRECT = `db.${REF}.supabase.co`;

/** psql and its siblings, shells, `.pgpass`, `key=value` of libpq. */
export const COMMAND_PASTES = [
  ...pastes('https://www.postgresql.org/docs/current/app-psql.html', [
    ['psql -h 127.0.0.1 -p 55115 -U postgres mydb', ['127.0.0.1', 55115, 'postgres', null, 'mydb']],
    ['psql -h h.example.com mydb alice', ['h.example.com', 5432, 'alice', null, 'mydb']],
    ['psql -hh.example.com -p5433 -Ualice mydb', ['h.example.com', 5433, 'alice', null, 'mydb']],
    ['psql --host h.example.com --username=alice --dbname=d', ['h.example.com', 5432, 'alice', null, 'd']],
    ['psql -h h.example.com -d d alice', ['h.example.com', 5432, 'alice', null, 'd']],
    ['psql mydb -h h.example.com -U u', ['h.example.com', 5432, 'u', null, 'mydb']],
    [
      'psql -qAtX -h h.example.com -U u -d x -c "select 1"',
      ['h.example.com', 5432, 'u', null, 'x'],
      { leftOut: ['-c', '-q', '-A', '-t', '-X'] },
    ],
    [
      'psql "host=h.example.com port=5433 dbname=d user=u sslmode=require"',
      ['h.example.com', 5433, 'u', null, 'd'],
      { tls: 'require' },
    ],
    [
      'psql -d "postgresql://u:p@h.example.com/x" -f dump.sql',
      ['h.example.com', 5432, 'u', 'p', 'x'],
      { leftOut: ['-f'] },
    ],
    [
      'psql -d "host=h.example.com user=u" -v ON_ERROR_STOP=1',
      ['h.example.com', 5432, 'u', null, 'u'],
      { leftOut: ['-v'] },
    ],
    ['psql "service=prod"', 'MUD-136'],
    ['psql service=myservice sslmode=require', 'MUD-136'],
    [
      'psql postgresql://dbmaster:5433/mydb?sslmode=require',
      ['dbmaster', 5433, null, null, 'mydb'],
      { tls: 'require' },
    ],
    ["PGPASSWORD='p w' psql -h h.example.com -U u -d x", ['h.example.com', 5432, 'u', 'p w', 'x']],
    [
      'PGPASSWORD="p w" PGSSLMODE=verify-full psql -h h.example.com -U u x',
      ['h.example.com', 5432, 'u', 'p w', 'x'],
      { tls: 'verify-full' },
    ],
    ['PGDATABASE=d PGUSER=u psql -h h.example.com', ['h.example.com', 5432, 'u', null, 'd']],
    ['PGHOST=h.example.com PGPORT=5433 PGUSER=u psql', ['h.example.com', 5433, 'u', null, 'u']],
    ['export PGPASSWORD=pw && psql -h h.example.com -U u -d d', ['h.example.com', 5432, 'u', 'pw', 'd']],
    ['export PGPASSWORD=pw\npsql -h h.example.com -U u -d d', ['h.example.com', 5432, 'u', 'pw', 'd']],
    ['psql -h h.example.com \\\n  -p 6543 \\\n  -U u \\\n  -d d', ['h.example.com', 6543, 'u', null, 'd']],
    ['sudo -u postgres psql -h 10.0.0.5 -U app app_db', ['10.0.0.5', 5432, 'app', null, 'app_db']],
    ['psql -U postgres mydb', 'MUD-132'],
    ['psql mydb', 'MUD-132'],
    ['psql -h /var/run/postgresql -U postgres', 'MUD-132'],
    ['docker exec -it pg psql -U postgres -d app', 'MUD-132'],
    [
      'docker run --rm -e PGPASSWORD=pw postgres:17 psql -h h.example.com -U u -d d',
      ['h.example.com', 5432, 'u', 'pw', 'd'],
    ],
    ['psql.exe -h h.example.com -U u -d d', ['h.example.com', 5432, 'u', null, 'd']],
    ['$ psql -h h.example.com -U u', ['h.example.com', 5432, 'u', null, 'u']],
    [
      'psql -U u -h h.example.com -p 5433 "dbname=d sslmode=require"',
      ['h.example.com', 5433, 'u', null, 'd'],
      { tls: 'require' },
    ],
    ['PGPASSWORD=$(cat pw) psql -h h.example.com -U u d', ['h.example.com', 5432, 'u', '$(cat pw)', 'd']],
    [
      'psql -h h.example.com -U u > out.txt',
      ['h.example.com', 5432, 'u', null, 'u'],
      { leftOut: ['redirection'] },
    ],
    ['DATABASE_URL=postgres://u:p@h.example.com/d node server.js', ['h.example.com', 5432, 'u', 'p', 'd']],
    [
      '$Env:PGHOST = "h.example.com"; $Env:PGUSER = "u"; $Env:PGDATABASE = "d"',
      ['h.example.com', 5432, 'u', null, 'd'],
    ],
    ['set PGHOST=h.example.com&& set PGUSER=u&& set PGDATABASE=d', ['h.example.com', 5432, 'u', null, 'd']],
    ['psql -h h.example.com -U u -W -d d', ['h.example.com', 5432, 'u', null, 'd'], { leftOut: ['-W'] }],
    [
      'psql -h h.example.com -U u d extra word',
      ['h.example.com', 5432, 'u', null, 'd'],
      { leftOut: ['further argument'] },
    ],
    ['psql --host=h.example.com --port=5433 --user=u --db=d', ['h.example.com', 5433, 'u', null, 'd']],
    ['psql -U u "postgresql://h.example.com/d"', ['h.example.com', 5432, 'u', null, 'd']],
    [
      'PGOPTIONS="-c search_path=app" psql -h h.example.com -U u -d d',
      ['h.example.com', 5432, 'u', null, 'd'],
      { parameters: { searchPath: ['app'] } },
    ],
  ]),
  ...pastes('https://github.com/supabase/supabase/issues/4910', [
    [`psql -h ${DIRECT} -p 5432 -d postgres -U postgres`, [DIRECT, 5432, 'postgres', null, 'postgres']],
    [
      `psql -h ${POOLER} -p 6543 -d postgres -U postgres.${REF}`,
      [POOLER, 6543, `postgres.${REF}`, null, 'postgres'],
    ],
  ]),
  ...pastes('https://supabase.com/docs/guides/database/psql', [
    [
      `psql "sslmode=verify-full sslrootcert=/path/to/prod-supabase.cer host=${POOLER} dbname=postgres user=postgres.${REF}"`,
      [POOLER, 5432, `postgres.${REF}`, null, 'postgres'],
      { tls: 'verify-full', leftOut: ['sslrootcert'] },
    ],
  ]),
  ...pastes('https://github.com/supabase/supabase/issues/29856', [
    [
      'psql "host=h.example.com port=6543 dbname=postgres user=u password=pw gssencmode=disable"',
      ['h.example.com', 6543, 'u', 'pw', 'postgres'],
      { leftOut: ['gssencmode'] },
    ],
  ]),
  ...pastes('https://www.postgresql.org/docs/current/app-pgdump.html', [
    [
      'pg_dump -h h.example.com -U u -Fc -f out.dump mydb',
      ['h.example.com', 5432, 'u', null, 'mydb'],
      { leftOut: ['-F', '-f'] },
    ],
    [
      'pg_dump --no-owner -n public -d postgresql://u:p@h.example.com/x > dump.sql',
      ['h.example.com', 5432, 'u', 'p', 'x'],
    ],
    [
      'pg_dump postgresql://u:p@h.example.com/x | psql postgresql://v:q@target.example.com/y',
      ['h.example.com', 5432, 'u', 'p', 'x'],
      { leftOut: ['target.example.com'] },
    ],
    [
      'pg_restore --no-owner -h h.example.com -U u -d mydb dump.file',
      ['h.example.com', 5432, 'u', null, 'mydb'],
      { leftOut: ['argument'] },
    ],
    ['pg_dumpall -h h.example.com -U u --globals-only', ['h.example.com', 5432, 'u', null, 'u']],
    ['createdb -h h.example.com -U u newdb', ['h.example.com', 5432, 'u', null, 'newdb']],
    ['pg_isready -h h.example.com -p 5433 -U u -d d', ['h.example.com', 5433, 'u', null, 'd']],
    ['pgcli -h h.example.com -p 5433 -u u -d d', ['h.example.com', 5433, 'u', null, 'd']],
    ['pgbench -h h.example.com -U u -c 10 bench', ['h.example.com', 5432, 'u', null, 'bench']],
  ]),
  ...pastes('https://www.postgresql.org/docs/current/libpq-pgpass.html', [
    ['h.example.com:5432:mydb:alice:s3cret', ['h.example.com', 5432, 'alice', 's3cret', 'mydb']],
    ['# comment\nh.example.com:5433:*:alice:a\\:b\\\\c', ['h.example.com', 5433, 'alice', 'a:b\\c', null]],
    ['*:*:*:alice:s3cret', 'MUD-100'],
    [`${POOLER}:6543:postgres:postgres.${REF}:pw`, [POOLER, 6543, `postgres.${REF}`, 'pw', 'postgres']],
    [
      'h1.example.com:5432:a:u:p\nh2.example.com:5432:b:v:q',
      ['h1.example.com', 5432, 'u', 'p', 'a'],
      { leftOut: ['h2.example.com'] },
    ],
  ]),
  ...pastes('https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE', [
    [
      'host=localhost port=5432 dbname=mydb connect_timeout=10',
      ['localhost', 5432, null, null, 'mydb'],
      { parameters: { connectTimeoutSeconds: 10 } },
    ],
    ["host=h.example.com user=u password='a b' dbname=d", ['h.example.com', 5432, 'u', 'a b', 'd']],
    [
      "host='h.example.com' user='u' password='it\\'s' dbname='my db'",
      ['h.example.com', 5432, 'u', "it's", 'my db'],
    ],
    ['hostaddr=10.0.0.5 host=h.example.com user=u', ['h.example.com', 5432, 'u', null, null]],
    [
      'host=h1,h2 port=5433,5434 dbname=d user=u target_session_attrs=read-write',
      ['h1', 5433, 'u', null, 'd'],
      { parameters: { otherHosts: [{ host: 'h2', port: 5434 }], targetSessionAttrs: 'read-write' } },
    ],
    ['dbname=d user=u', 'MUD-132'],
    ['host=/tmp dbname=d user=u', 'MUD-132'],
    ['host=@pg dbname=d user=u', 'MUD-132'],
    [
      "host=h.example.com user=u options='-c search_path=app,public'",
      ['h.example.com', 5432, 'u', null, null],
      { parameters: { searchPath: ['app', 'public'] } },
    ],
    ['service=prod', 'MUD-136'],
    [
      'sslmode=verify-full host=h.example.com dbname=d user=u',
      ['h.example.com', 5432, 'u', null, 'd'],
      { tls: 'verify-full' },
    ],
  ]),
  ...pastes('https://pkg.go.dev/gorm.io/driver/postgres', [
    [
      'host=localhost user=gorm password=gorm dbname=gorm port=9920 sslmode=disable TimeZone=Asia/Shanghai',
      ['localhost', 9920, 'gorm', 'gorm', 'gorm'],
      { tls: 'disable', parameters: { settings: { timezone: 'Asia/Shanghai' } } },
    ],
    [
      'DSN="host=h.example.com user=u password=p dbname=d port=5433 sslmode=require"',
      ['h.example.com', 5433, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
    [
      'dsn := "host=h.example.com user=u password=p dbname=d port=5433 sslmode=disable"\ndb, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})',
      ['h.example.com', 5433, 'u', 'p', 'd'],
    ],
    [
      'user=jack password=secret host=pg.example.com port=5432 dbname=mydb sslmode=verify-ca pool_max_conns=10',
      ['pg.example.com', 5432, 'jack', 'secret', 'mydb'],
      { tls: 'verify-ca', parameters: { pool: { max: 10 } } },
    ],
  ]),
  ...pastes(
    'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_environment_variables',
    [
      ['$env:DATABASE_URL = "postgresql://u:p@h.example.com/d"', ['h.example.com', 5432, 'u', 'p', 'd']],
      ["$Env:DATABASE_URL='postgresql://u:p@h.example.com:5433/d'", ['h.example.com', 5433, 'u', 'p', 'd']],
      [
        '$env:PGHOST="h.example.com"\n$env:PGUSER="u"\n$env:PGPASSWORD="p"',
        ['h.example.com', 5432, 'u', 'p', null],
      ],
      ['$env:PGPASSWORD="p w"; psql -h h.example.com -U u -d d', ['h.example.com', 5432, 'u', 'p w', 'd']],
      [
        '[Environment]::SetEnvironmentVariable("DATABASE_URL", "postgresql://u:p@h.example.com/d", "User")',
        ['h.example.com', 5432, 'u', 'p', 'd'],
      ],
      ['set DATABASE_URL=postgresql://u:p@h.example.com/d', ['h.example.com', 5432, 'u', 'p', 'd']],
      ['setx DATABASE_URL "postgresql://u:p@h.example.com/d"', ['h.example.com', 5432, 'u', 'p', 'd']],
      ['set PGPASSWORD=pw\npsql -h h.example.com -U u -d d', ['h.example.com', 5432, 'u', 'pw', 'd']],
    ],
  ),
  ...pastes('https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Builtins.html', [
    ["export DATABASE_URL='postgresql://u:p@h.example.com/d'", ['h.example.com', 5432, 'u', 'p', 'd']],
    ['export DATABASE_URL="postgresql://u:p@h.example.com/d" # prod', ['h.example.com', 5432, 'u', 'p', 'd']],
    [
      'export PGHOST=h.example.com PGUSER=u PGPASSWORD=p PGDATABASE=d',
      ['h.example.com', 5432, 'u', 'p', 'd'],
    ],
    [
      'export PGHOST=h.example.com; export PGUSER=u; export PGDATABASE=d',
      ['h.example.com', 5432, 'u', null, 'd'],
    ],
    [
      'DB_HOST=h.example.com\nDB_USER=u\nDB_PASS=p\nDATABASE_URL="postgresql://${DB_USER}:${DB_PASS}@${DB_HOST}:5432/d"',
      ['h.example.com', 5432, 'u', 'p', 'd'],
    ],
    [
      'DATABASE_URL=postgresql://$U_NAME:$U_PASS@h.example.com/d\nU_NAME=u\nU_PASS=p',
      ['h.example.com', 5432, 'u', 'p', 'd'],
    ],
    [
      'DATABASE_URL=postgres://u:p@${DB_HOST:-h.example.com}:${DB_PORT:-5433}/d',
      ['h.example.com', 5433, 'u', 'p', 'd'],
    ],
    ['DATABASE_URL=postgres://u:p@${DB_HOST}/d', 'MUD-101'],
  ]),
];
