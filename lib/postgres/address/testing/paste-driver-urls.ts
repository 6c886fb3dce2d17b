import { pastes } from './paste-row';

const REF = 'abcdefghijklmnopqrst';

/** URLs of single drivers, and those of other databases. */
export const DRIVER_URL_PASTES = [
  ...pastes('https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls', [
    [
      'postgresql+psycopg2://scott:tiger@localhost/mydatabase',
      ['localhost', 5432, 'scott', 'tiger', 'mydatabase'],
    ],
    [
      'postgresql+pg8000://scott:tiger@localhost/mydatabase',
      ['localhost', 5432, 'scott', 'tiger', 'mydatabase'],
    ],
    [
      'postgresql+asyncpg://scott:tiger@localhost:5433/mydatabase',
      ['localhost', 5433, 'scott', 'tiger', 'mydatabase'],
    ],
    [
      'postgresql+psycopg://scott:tiger@localhost/mydatabase',
      ['localhost', 5432, 'scott', 'tiger', 'mydatabase'],
    ],
    [
      'postgresql+psycopg_async://scott:tiger@localhost/mydatabase',
      ['localhost', 5432, 'scott', 'tiger', 'mydatabase'],
    ],
    [
      'postgresql+pg8000://dbuser:kx%40jj5%2Fg@pghost10/appdb',
      ['pghost10', 5432, 'dbuser', 'kx@jj5/g', 'appdb'],
    ],
    ['postgresql+psycopg2://u:p@/d?host=h:5433', ['h', 5433, 'u', 'p', 'd']],
    ['mysql+mysqldb://scott:tiger@localhost/foo', 'MUD-134'],
    ['mssql+pyodbc://scott:tiger@mydsn', 'MUD-134'],
    ['oracle+cx_oracle://scott:tiger@tnsalias', 'MUD-134'],
    ['sqlite:////absolute/path/to/foo.db', 'MUD-134'],
  ]),
  ...pastes('https://jdbc.postgresql.org/documentation/use/', [
    ['jdbc:postgresql:database', ['localhost', 5432, null, null, 'database']],
    ['jdbc:postgresql:/', ['localhost', 5432, null, null, null]],
    ['jdbc:postgresql://host/database', ['host', 5432, null, null, 'database']],
    ['jdbc:postgresql://host:5433/database', ['host', 5433, null, null, 'database']],
    [
      'jdbc:postgresql://localhost/test?user=fred&password=secret&ssl=true',
      ['localhost', 5432, 'fred', 'secret', 'test'],
      { tls: 'verify-full' },
    ],
    [
      'jdbc:postgresql://localhost:5432/d?sslmode=verify-ca&currentSchema=app',
      ['localhost', 5432, null, null, 'd'],
      { tls: 'verify-ca', parameters: { searchPath: ['app'] } },
    ],
    [
      'jdbc:postgresql://node1,node2,node3/accounting?targetServerType=primary',
      ['node1', 5432, null, null, 'accounting'],
      {
        parameters: {
          otherHosts: [
            { host: 'node2', port: 5432 },
            { host: 'node3', port: 5432 },
          ],
          targetSessionAttrs: 'primary',
        },
      },
    ],
    [
      'jdbc:postgresql://h/d?prepareThreshold=0&reWriteBatchedInserts=true&ApplicationName=x',
      ['h', 5432, null, null, 'd'],
      { parameters: { applicationName: 'x' }, leftOut: ['preparethreshold', 'rewritebatchedinserts'] },
    ],
    [
      'jdbc:postgresql://h/d?options=-c%20search_path=test,public,pg_catalog%20-c%20statement_timeout=90000',
      ['h', 5432, null, null, 'd'],
      {
        parameters: {
          searchPath: ['test', 'public', 'pg_catalog'],
          settings: { statement_timeout: '90000' },
        },
      },
    ],
    ['jdbc:postgresql://[::1]:5740/accounting', ['::1', 5740, null, null, 'accounting']],
    [
      'jdbc:postgresql://h/d?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory',
      ['h', 5432, null, null, 'd'],
      { tls: 'require' },
    ],
    ['jdbc:mysql://localhost:3306/db?useSSL=false', 'MUD-134'],
    ['jdbc:sqlserver://localhost:1433;databaseName=x;user=sa', 'MUD-134'],
    ['jdbc:oracle:thin:@localhost:1521:xe', 'MUD-134'],
    ['jdbc:h2:mem:testdb', 'MUD-134'],
    [
      'jdbc:aws-wrapper:postgresql://db.cluster-xyz.us-east-2.rds.amazonaws.com:5432/d',
      ['db.cluster-xyz.us-east-2.rds.amazonaws.com', 5432, null, null, 'd'],
    ],
  ]),
  ...pastes('https://github.com/pgjdbc/r2dbc-postgresql', [
    ['r2dbc:postgresql://u:p@h:5433/d', ['h', 5433, 'u', 'p', 'd']],
    [
      'r2dbc:postgresql://u:p@h/d?schema=app&sslMode=verify-full',
      ['h', 5432, 'u', 'p', 'd'],
      { tls: 'verify-full', parameters: { searchPath: ['app'] } },
    ],
    ['r2dbc:pool:postgresql://u:p@h:5432/d', ['h', 5432, 'u', 'p', 'd']],
    ['r2dbc:postgres://u:p@h/d', ['h', 5432, 'u', 'p', 'd']],
    ['r2dbc:mysql://u:p@h/d', 'MUD-134'],
  ]),
  ...pastes('https://node-postgres.com/features/connecting', [
    [
      'postgresql://dbuser:secretpassword@database.server.com:3211/mydb',
      ['database.server.com', 3211, 'dbuser', 'secretpassword', 'mydb'],
    ],
    [
      'postgresql://u:p@h/d?uselibpqcompat=true&sslmode=require',
      ['h', 5432, 'u', 'p', 'd'],
      { tls: 'require', leftOut: ['uselibpqcompat'] },
    ],
    [
      'postgres://u:p@h/d?statement_timeout=5000',
      ['h', 5432, 'u', 'p', 'd'],
      { parameters: { settings: { statement_timeout: '5000' } } },
    ],
    ['postgres://u:p@h/d?ssl=no-verify', ['h', 5432, 'u', 'p', 'd'], { tls: 'require' }],
  ]),
  ...pastes('https://pkg.go.dev/github.com/jackc/pgx/v5/pgxpool#ParseConfig', [
    [
      'postgres://jack:secret@pg.example.com:5432/mydb?sslmode=verify-ca&pool_max_conns=10',
      ['pg.example.com', 5432, 'jack', 'secret', 'mydb'],
      { tls: 'verify-ca', parameters: { pool: { max: 10 } } },
    ],
    [
      'postgres://jack:secret@foo.example.com:5432,bar.example.com:5432/mydb',
      ['foo.example.com', 5432, 'jack', 'secret', 'mydb'],
      { leftOut: ['bar.example.com:5432'] },
    ],
    [
      'postgres://u:p@h/d?default_query_exec_mode=simple_protocol&search_path=app',
      ['h', 5432, 'u', 'p', 'd'],
      { parameters: { searchPath: ['app'] }, leftOut: ['default_query_exec_mode'] },
    ],
    ['pgx5://u:p@h:5432/d', ['h', 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://docs.djangoproject.com/en/5.2/ref/databases/#postgresql-notes', [
    ['postgis://u:p@h:5432/d', ['h', 5432, 'u', 'p', 'd']],
    ['pgsql://u:p@h:5432/d', ['h', 5432, 'u', 'p', 'd']],
    ['ecto://u:p@h/d', ['h', 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://pypi.org/project/sqlalchemy-cockroachdb', [
    ['cockroachdb://root@localhost:26257/defaultdb?sslmode=disable', 'MUD-134'],
    ['cockroachdb+psycopg2://root@localhost:26257/defaultdb?sslmode=disable', 'MUD-134'],
    ['cockroachdb+asyncpg://root@localhost:26257/defaultdb', 'MUD-134'],
    ['DATABASE_URL="crdb://u:p@h:26257/d"', 'MUD-134'],
  ]),
  ...pastes('https://docs.aws.amazon.com/redshift/latest/mgmt/jdbc20-obtain-url.html', [
    ['jdbc:redshift://examplecluster.abc123xyz789.us-west-2.redshift.amazonaws.com:5439/dev', 'MUD-134'],
    ['redshift+psycopg2://u:p@examplecluster.abc123.us-west-1.redshift.amazonaws.com:5439/dev', 'MUD-134'],
  ]),
  // YSQL is Postgres' own code over another storage.
  ...pastes('https://docs.yugabyte.com/stable/drivers-orms/java/yugabyte-jdbc/', [
    [
      'jdbc:yugabytedb://127.0.0.1:5433/yugabyte?user=yugabyte&password=yugabyte',
      ['127.0.0.1', 5433, 'yugabyte', 'yugabyte', 'yugabyte'],
    ],
  ]),
  ...pastes('https://github.com/supabase/cli/issues/155', [
    [
      `postgresql://postgres:Ax^s#1@db.${REF}.supabase.co:5432/postgres`,
      [`db.${REF}.supabase.co`, 5432, 'postgres', 'Ax^s#1', 'postgres'],
    ],
  ]),
  ...pastes('https://github.com/supabase/supabase/issues/36884', [
    [
      `postgresql://postgres:MyTest#123@db.${REF}.supabase.co:5432/postgres`,
      [`db.${REF}.supabase.co`, 5432, 'postgres', 'MyTest#123', 'postgres'],
    ],
  ]),
  ...pastes('https://github.com/supabase/supabase/issues/35978', [
    [
      'postgres://authenticator:*Gm_@HIDDENtq7@@db:5432/postgres',
      ['db', 5432, 'authenticator', '*Gm_@HIDDENtq7@', 'postgres'],
    ],
  ]),
  ...pastes('https://github.com/prisma/prisma1/issues/5198', [
    [
      `postgres://postgres:Nope!@db.${REF}.supabase.co:6543/postgres?pgbouncer=true`,
      [`db.${REF}.supabase.co`, 6543, 'postgres', 'Nope!', 'postgres'],
    ],
  ]),
  ...pastes('https://github.com/supabase/supabase/issues/21850', [
    [
      `const typeOrmModuleOptions: PostgresConnectionOptions = {\n    type: 'postgres',\n    host: 'aws-0-us-west-1.pooler.supabase.com',\n    port: 5432,\n    username: 'postgres.${REF}',\n    password: 'xyz',\n    database: 'postgres'\n}`,
      ['aws-0-us-west-1.pooler.supabase.com', 5432, `postgres.${REF}`, 'xyz', 'postgres'],
    ],
  ]),
  ...pastes('https://www.iana.org/assignments/uri-schemes/uri-schemes.xhtml', [
    ['mysql://user:pass@localhost:3306/db', 'MUD-134'],
    ['mariadb://user:pass@localhost/db', 'MUD-134'],
    ['mongodb+srv://user:pass@cluster0.abcde.mongodb.net/db?retryWrites=true', 'MUD-134'],
    ['mongodb://localhost:27017/db', 'MUD-134'],
    ['rediss://default:pw@host.upstash.io:6379', 'MUD-134'],
    ['redis://localhost:6379/0', 'MUD-134'],
    ['libsql://db-user.turso.io?authToken=x', 'MUD-134'],
    ['sqlserver://localhost:1433;database=x', 'MUD-134'],
    ['amqp://guest:guest@localhost:5672/', 'MUD-134'],
    ['ssh://git@github.com:22/x', 'MUD-134'],
    ['clickhouse://default:pw@h:9000/db', 'MUD-134'],
    ['file:./dev.db', 'MUD-134'],
    ['DATABASE_URL="file:./dev.db"', 'MUD-134'],
    ['DATABASE_URL=mysql://root@127.0.0.1:3306/app', 'MUD-134'],
  ]),
  ...pastes('https://github.com/supabase/supabase/issues/26800', [
    [
      `postgres://postgres.${REF}:[YOUR-PASSWORD]@aws-0-eu-central-1.pooler.supabase.com:5432/postgres`,
      ['aws-0-eu-central-1.pooler.supabase.com', 5432, `postgres.${REF}`, '[YOUR-PASSWORD]', 'postgres'],
    ],
    ['me@example.com', 'MUD-100'],
    ['git@github.com:supabase/supabase.git', 'MUD-100'],
    ['write to support@supabase.com or @supabase', 'MUD-100'],
    ['@supabase/supabase-js', 'MUD-100'],
    ['postgres.abcdefghijklmnopqrst@aws-1-eu-central-1.pooler.supabase.com', 'MUD-100'],
    ['npm i pg@8.16.0', 'MUD-100'],
  ]),
];
