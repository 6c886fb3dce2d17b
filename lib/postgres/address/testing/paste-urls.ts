import { pastes } from './paste-row';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-1-eu-central-1.pooler.supabase.com';
const DIRECT = `db.${REF}.supabase.co`;

/** URLs of libpq and of drivers, JDBC, R2DBC. */
export const URL_PASTES = [
  ...pastes('https://supabase.com/docs/guides/database/connecting-to-postgres', [
    [
      `postgresql://postgres:s3cret@${DIRECT}:5432/postgres`,
      [DIRECT, 5432, 'postgres', 's3cret', 'postgres'],
    ],
    [
      `postgres://postgres.${REF}:s3cret@${POOLER}:6543/postgres`,
      [POOLER, 6543, `postgres.${REF}`, 's3cret', 'postgres'],
    ],
    [
      `postgres://postgres.${REF}:s3cret@${POOLER}:5432/postgres`,
      [POOLER, 5432, `postgres.${REF}`, 's3cret', 'postgres'],
    ],
    [
      `postgresql://postgres:s3cret@${DIRECT}:6543/postgres`,
      [DIRECT, 6543, 'postgres', 's3cret', 'postgres'],
    ],
    [
      `postgresql://postgres.${REF}:s3cret@${POOLER}:6543/postgres?sslmode=require`,
      [POOLER, 6543, `postgres.${REF}`, 's3cret', 'postgres'],
      { tls: 'require' },
    ],
    [
      `postgresql://postgres:s3cret@${POOLER}:6543/postgres?options=reference%3D${REF}`,
      [POOLER, 6543, 'postgres', 's3cret', 'postgres'],
    ],
    [
      `'postgresql://postgres.${REF}:s3cret@${POOLER}:5432/postgres'`,
      [POOLER, 5432, `postgres.${REF}`, 's3cret', 'postgres'],
    ],
    [
      `postgresql://postgres:s3cret@${DIRECT}:5432/postgres;`,
      [DIRECT, 5432, 'postgres', 's3cret', 'postgres'],
    ],
  ]),
  ...pastes('https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS', [
    ['postgresql://localhost', ['localhost', 5432, null, null, null]],
    ['postgresql://localhost:5433', ['localhost', 5433, null, null, null]],
    ['postgresql://localhost/mydb', ['localhost', 5432, null, null, 'mydb']],
    ['postgresql://user@localhost', ['localhost', 5432, 'user', null, null]],
    ['postgresql://user:secret@localhost', ['localhost', 5432, 'user', 'secret', null]],
    [
      'postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp',
      ['localhost', 5432, 'other', null, 'otherdb'],
      { parameters: { connectTimeoutSeconds: 10, applicationName: 'myapp' } },
    ],
    [
      'postgresql://host1:123,host2:456/somedb?target_session_attrs=any&application_name=myapp',
      ['host1', 123, null, null, 'somedb'],
      {
        parameters: {
          otherHosts: [{ host: 'host2', port: 456 }],
          targetSessionAttrs: 'any',
          applicationName: 'myapp',
        },
        leftOut: ['host2:456'],
      },
    ],
    [
      'postgresql://user@localhost:5433/mydb?options=-c%20synchronous_commit%3Doff',
      ['localhost', 5433, 'user', null, 'mydb'],
      { parameters: { settings: { synchronous_commit: 'off' } } },
    ],
    ['postgresql:///mydb?host=localhost&port=5433', ['localhost', 5433, null, null, 'mydb']],
    ['postgresql://[2001:db8::1234]/database', ['2001:db8::1234', 5432, null, null, 'database']],
    ['postgresql:///dbname?host=/var/lib/postgresql', 'MUD-132'],
    ['postgresql://%2Fvar%2Flib%2Fpostgresql/dbname', 'MUD-132'],
    ['postgresql:///mydb', 'MUD-132'],
    [
      'postgresql:///mydb?host=h1,h2&port=5433,5434&user=u',
      ['h1', 5433, 'u', null, 'mydb'],
      { parameters: { otherHosts: [{ host: 'h2', port: 5434 }] } },
    ],
    [
      'postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=root.crt',
      ['h', 5432, 'u', 'p', 'd'],
      { tls: 'verify-full', leftOut: ['sslrootcert'] },
    ],
    ['postgresql://u:p@h/d?sslrootcert=system', ['h', 5432, 'u', 'p', 'd'], { tls: 'verify-full' }],
    [
      'postgresql://u:p@h/d?sslnegotiation=direct&sslmode=require',
      ['h', 5432, 'u', 'p', 'd'],
      { parameters: { sslNegotiation: 'direct' } },
    ],
    ['postgresql://u:p@h/d?service=prod', ['h', 5432, 'u', 'p', 'd'], { leftOut: ['service'] }],
    ['postgresql://?service=prod', 'MUD-136'],
    [
      'postgresql://u:p@h.example.com/x?sslmode=verify-full&sslcert=client.crt&sslkey=client.key&sslrootcert=ca.pem',
      ['h.example.com', 5432, 'u', 'p', 'x'],
      {
        tls: 'verify-full',
        parameters: {
          clientCertificate: { cert: 'client.crt', key: 'client.key' },
          rootCertificate: 'ca.pem',
        },
        leftOut: ['sslcert', 'sslkey', 'sslrootcert'],
      },
    ],
    [
      'postgresql://u:p@h/d?keepalives_idle=30&gssencmode=disable',
      ['h', 5432, 'u', 'p', 'd'],
      { leftOut: ['keepalives_idle', 'gssencmode'] },
    ],
  ]),
  ...pastes('https://cloud.google.com/sql/docs/postgres/connect-run', [
    ['postgresql://user:pw@/mydb?host=/cloudsql/proj:region:inst', 'MUD-133'],
    ['postgresql+pg8000://user:pw@/mydb?unix_sock=/cloudsql/proj:region:inst/.s.PGSQL.5432', 'MUD-133'],
    [
      'jdbc:postgresql:///mydb?cloudSqlInstance=proj:region:inst&socketFactory=com.google.cloud.sql.postgres.SocketFactory&user=u&password=p',
      'MUD-133',
    ],
    [
      'INSTANCE_UNIX_SOCKET=/cloudsql/proj:region:inst\nDB_HOST=/cloudsql/proj:region:inst\nDB_USER=u\nDB_PASS=p\nDB_NAME=d',
      'MUD-133',
    ],
    ['proj-123:europe-west1:my-instance', 'MUD-133'],
    ['CLOUD_SQL_CONNECTION_NAME=proj:europe-west1:inst\nDB_USER=u\nDB_PASS=p\nDB_NAME=d', 'MUD-133'],
    ['<postgresql://u:p@h.example.com/d>', ['h.example.com', 5432, 'u', 'p', 'd']],
    ['postgresql:///mydb?host=/var/run/postgresql&user=me', 'MUD-132'],
  ]),
  ...pastes('https://neon.com/docs/connect/connect-from-any-app', [
    [
      'postgresql://o:npg_x@ep-a-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
      ['ep-a-pooler.eu-central-1.aws.neon.tech', 5432, 'o', 'npg_x', 'neondb'],
      { tls: 'require', parameters: { channelBinding: 'require' } },
    ],
    [
      'postgres://alex:AbC123dEf@ep-cool-darkness-123456.us-east-2.aws.neon.tech/dbname?options=endpoint%3Dep-cool-darkness-123456',
      ['ep-cool-darkness-123456.us-east-2.aws.neon.tech', 5432, 'alex', 'AbC123dEf', 'dbname'],
      { leftOut: ['options endpoint'] },
    ],
    [
      "psql 'postgresql://o:npg_x@ep-a.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require'",
      ['ep-a.eu-central-1.aws.neon.tech', 5432, 'o', 'npg_x', 'neondb'],
      { parameters: { channelBinding: 'require' } },
    ],
  ]),
  ...pastes('https://www.prisma.io/docs/orm/overview/databases/postgresql', [
    [
      'postgresql://janedoe:mypassword@localhost:5432/mydb?schema=sample',
      ['localhost', 5432, 'janedoe', 'mypassword', 'mydb'],
      { parameters: { searchPath: ['sample'] } },
    ],
    [
      'postgresql://u:p@h:5432/d?schema=public&connection_limit=5&socket_timeout=3',
      ['h', 5432, 'u', 'p', 'd'],
      { parameters: { searchPath: ['public'], pool: { max: 5 } }, leftOut: ['socket_timeout'] },
    ],
    [
      'postgresql://u:p@h:6432/d?pgbouncer=true&pool_timeout=0',
      ['h', 6432, 'u', 'p', 'd'],
      { parameters: { isPgBouncer: true, pool: { timeoutSeconds: 0 } } },
    ],
    [
      'postgresql://u:p@h/d?sslmode=require&sslcert=../server-ca.pem&sslidentity=../client.p12&sslpassword=x&sslaccept=strict',
      ['h', 5432, 'u', 'p', 'd'],
      { tls: 'verify-full' },
    ],
    ['postgresql://u:p@localhost/mydb?host=/var/run/postgresql/', 'MUD-132'],
    ['DATABASE_URL="prisma+postgres://accelerate.prisma-data.net/?api_key=abc.def.ghi"', 'MUD-134'],
    ['prisma://accelerate.prisma-data.net/?api_key=abc', 'MUD-134'],
  ]),
  ...pastes('https://github.com/prisma/orm/issues/21777', [
    [
      `DATABASE_URL="postgresql://postgres:pw@${DIRECT}:5432/postgres?schema=sample"\n\nDIRECT_URL="postgres://postgres.${REF}:pw@aws-0-us-east-1.pooler.supabase.com:5432/postgres?pgbouncer=true"`,
      [DIRECT, 5432, 'postgres', 'pw', 'postgres'],
      {
        parameters: { searchPath: ['sample'] },
        session: ['aws-0-us-east-1.pooler.supabase.com', 5432, `postgres.${REF}`, 'pw', 'postgres'],
      },
    ],
  ]),
];
