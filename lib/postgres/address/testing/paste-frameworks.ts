import { pastes } from './paste-row';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-1-eu-central-1.pooler.supabase.com';
const H = 'h.example.com';

/** Files of frameworks and of clusters, and texts with several connections. */
export const FRAMEWORK_PASTES = [
  ...pastes('https://docs.docker.com/reference/compose-file/services/#environment', [
    [
      'services:\n  api:\n    environment:\n      DATABASE_URL: postgresql://u:p@db:5432/d\n  redis:\n    image: redis',
      ['db', 5432, 'u', 'p', 'd'],
    ],
    [
      'services:\n  api:\n    environment:\n      - DB_HOST=db\n      - DB_PORT=5433\n      - DB_USER=u\n      - DB_PASSWORD=p\n      - DB_NAME=d',
      ['db', 5433, 'u', 'p', 'd'],
    ],
    [
      '    environment:\n      - DATABASE_URL=postgresql://u:p@db:5432/d\n      - REDIS_URL=redis://redis:6379',
      ['db', 5432, 'u', 'p', 'd'],
      { leftOut: ['REDIS_URL'] },
    ],
    ['- DATABASE_URL=postgresql://u:p@db:5432/d', ['db', 5432, 'u', 'p', 'd']],
    ['environment:\n  POSTGRES_USER: u\n  POSTGRES_PASSWORD: p\n  POSTGRES_DB: d', 'MUD-100'],
    ['docker run -e DATABASE_URL=postgres://u:p@h.example.com/d -p 3000:3000 app', [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://kubernetes.io/docs/concepts/configuration/secret/', [
    [
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  DATABASE_URL: cG9zdGdyZXNxbDovL3U6cEBoLmV4YW1wbGUuY29tL2Q=',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'apiVersion: v1\nkind: Secret\nstringData:\n  host: h.example.com\n  username: u\n  password: p\n  dbname: d',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'env:\n  - name: DB_HOST\n    value: h.example.com\n  - name: DB_USER\n    value: u\n  - name: DB_PASSWORD\n    value: p',
      [H, 5432, 'u', 'p', null],
    ],
    [
      '[{"name":"DATABASE_URL","value":"postgres://u:p@h.example.com/d"},{"name":"NODE_ENV","value":"production"}]',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['NODE_ENV'] },
    ],
  ]),
  ...pastes('https://guides.rubyonrails.org/configuring.html#configuring-a-database', [
    [
      'production:\n  adapter: postgresql\n  host: h.example.com\n  port: 5433\n  database: app_production\n  username: u\n  password: p\n  pool: 5\n  schema_search_path: app',
      [H, 5433, 'u', 'p', 'app_production'],
      { parameters: { searchPath: ['app'], pool: { max: 5 } } },
    ],
    [
      'default: &default\n  adapter: postgresql\n  host: h.example.com\n  username: u\n  password: <%= ENV["DB_PASSWORD"] %>\n\nproduction:\n  <<: *default\n  database: app_production',
      [H, 5432, 'u', '${DB_PASSWORD}', 'app_production'],
    ],
    [
      'production:\n  url: <%= ENV.fetch("DATABASE_URL", "postgres://u:p@h.example.com/d") %>',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'development:\n  adapter: postgresql\n  host: localhost\n  database: app_development\nproduction:\n  adapter: postgresql\n  host: h.example.com\n  database: app_production\n  username: u\n  password: p',
      [H, 5432, 'u', 'p', 'app_production'],
      { leftOut: ['development'] },
    ],
    ['development:\n  adapter: postgresql\n  database: app_development', 'MUD-132'],
    ['production:\n  adapter: mysql2\n  host: h.example.com\n  database: d\n  username: u', 'MUD-134'],
  ]),
  ...pastes('https://laravel.com/docs/12.x/database#configuration', [
    [
      'DB_CONNECTION=pgsql\nDB_HOST=h.example.com\nDB_PORT=5433\nDB_DATABASE=d\nDB_USERNAME=u\nDB_PASSWORD="p#w"\nDB_SCHEMA=app',
      [H, 5433, 'u', 'p#w', 'd'],
      { parameters: { searchPath: ['app'] } },
    ],
    [
      'APP_NAME=Laravel\nAPP_KEY=base64:x\nDB_CONNECTION=pgsql\nDB_URL=postgres://u:p@h.example.com/d\nMAIL_HOST=smtp.example.com\nMAIL_PASSWORD=secret\nREDIS_HOST=127.0.0.1',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['APP_NAME', 'MAIL_HOST', 'MAIL_PASSWORD', 'REDIS_HOST'] },
    ],
    [
      'DB_CONNECTION=mysql\nDB_HOST=127.0.0.1\nDB_PORT=3306\nDB_DATABASE=laravel\nDB_USERNAME=root',
      'MUD-134',
    ],
  ]),
  ...pastes('https://www.npmjs.com/package/dotenv', [
    ['DATABASE_URL=postgresql://u:p@h.example.com/d', [H, 5432, 'u', 'p', 'd']],
    ["DATABASE_URL='postgresql://u:p@h.example.com/d'", [H, 5432, 'u', 'p', 'd']],
    ['DATABASE_URL=`postgresql://u:p@h.example.com/d`', [H, 5432, 'u', 'p', 'd']],
    [
      'PORT=3000\nHOST=0.0.0.0\nDATABASE_URL=postgresql://u:p@h.example.com/d',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['PORT', 'HOST'] },
    ],
    [
      'POSTGRES_USER=u\nPOSTGRES_PASSWORD=p\nPOSTGRES_DB=d\nPOSTGRES_HOST=h.example.com',
      [H, 5432, 'u', 'p', 'd'],
    ],
    ['POSTGRES_USER=u\nPOSTGRES_PASSWORD=p\nPOSTGRES_DB=d\nDB_HOST=h.example.com', [H, 5432, 'u', 'p', 'd']],
    [
      'MYAPP_DB_HOST=h.example.com\nMYAPP_DB_NAME=d\nMYAPP_DB_USER=u\nMYAPP_DB_PASSWORD=p',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'PGHOST=h.example.com\nPGUSER=u\nPGPASSWORD=p\nPGDATABASE=d\nPGSSLMODE=verify-full\nPGAPPNAME=x',
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'verify-full', parameters: { applicationName: 'x' } },
    ],
    [
      'PG_HOST=h.example.com\nPG_USER=u\nPG_PASSWORD=p\nPG_DATABASE=d\nPG_PORT=5433',
      [H, 5433, 'u', 'p', 'd'],
    ],
    ['SMTP_HOST=smtp.example.com\nSMTP_USER=a\nSMTP_PASSWORD=b', 'MUD-100'],
    [
      'DATABASE_HOST=h.example.com\nDATABASE_NAME=d\nDATABASE_USERNAME=u\nDATABASE_PASSWORD=p\nDATABASE_SSL_MODE=require',
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
    ['JWT_SECRET=x', 'MUD-100'],
  ]),
  ...pastes('https://github.com/prisma/orm/issues/11831', [
    [
      `DATABASE_URL=postgres://postgres.${REF}:pw1@${POOLER}:6543/postgres DIRECT_URL=postgres://postgres.${REF}:pw1@${POOLER}:5432/postgres`,
      [POOLER, 6543, `postgres.${REF}`, 'pw1', 'postgres'],
      { session: [POOLER, 5432, `postgres.${REF}`, 'pw1', 'postgres'] },
    ],
    [
      `DATABASE_URL="postgres://app_user.${REF}:apppw@${POOLER}:6543/postgres"\nDIRECT_URL="postgres://postgres.${REF}:adminpw@${POOLER}:5432/postgres"`,
      [POOLER, 6543, `app_user.${REF}`, 'apppw', 'postgres'],
      { session: [POOLER, 5432, `postgres.${REF}`, 'adminpw', 'postgres'] },
    ],
    [
      `DATABASE_URL="postgres://u:p@h.example.com/d" SHADOW_DATABASE_URL="postgres://v:q@h2.example.com/e"`,
      [H, 5432, 'u', 'p', 'd'],
      { session: ['h2.example.com', 5432, 'v', 'q', 'e'] },
    ],
    [
      `POSTGRES_URL="postgres://u:p@h.example.com:6543/d"\nPOSTGRES_PRISMA_URL="postgres://u:p@h.example.com:6543/d?pgbouncer=true"\nPOSTGRES_URL_NON_POOLING="postgres://u:p@h.example.com:5432/d"\nPOSTGRES_USER="u"\nPOSTGRES_HOST="h.example.com"\nPOSTGRES_PASSWORD="p"\nPOSTGRES_DATABASE="d"`,
      [H, 6543, 'u', 'p', 'd'],
      { session: [H, 5432, 'u', 'p', 'd'] },
    ],
    [
      `DATABASE_URL=postgres://u:p@h.example.com/d\nOTHER_DATABASE_URL=postgres://v:q@h3.example.com/e`,
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['OTHER_DATABASE_URL'] },
    ],
    [
      `DB_URL=postgres://u:p@h.example.com/d\nREPORT_PASSWORD=zzz`,
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['REPORT_PASSWORD'] },
    ],
    [
      `MIGRATION_URL=postgres://postgres.${REF}:a@${POOLER}:5432/postgres\nAPP_URL=postgres://app.${REF}:b@${POOLER}:6543/postgres`,
      [POOLER, 6543, `app.${REF}`, 'b', 'postgres'],
      { session: [POOLER, 5432, `postgres.${REF}`, 'a', 'postgres'] },
    ],
    [
      `DATABASE_URL=postgresql://postgres.${REF}:[YOUR-PASSWORD]@${POOLER}:6543/postgres\nDATABASE_PASSWORD=s3cret`,
      [POOLER, 6543, `postgres.${REF}`, 's3cret', 'postgres'],
    ],
  ]),
  ...pastes('https://tomcat.apache.org/tomcat-10.1-doc/jndi-datasource-examples-howto.html', [
    [
      '<Resource name="jdbc/postgres" auth="Container" type="javax.sql.DataSource" driverClassName="org.postgresql.Driver" url="jdbc:postgresql://h.example.com:5432/d" username="u" password="p&amp;q"/>',
      [H, 5432, 'u', 'p&q', 'd'],
    ],
    [
      '<connectionStrings>\n  <add name="Default" connectionString="Host=h.example.com;Username=u;Password=p;Database=d" />\n</connectionStrings>',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      '<property name="hibernate.connection.url">jdbc:postgresql://h.example.com/d</property>\n<property name="hibernate.connection.username">u</property>\n<property name="hibernate.connection.password">p</property>',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      '<property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://h.example.com/d"/>\n<property name="jakarta.persistence.jdbc.user" value="u"/>\n<property name="jakarta.persistence.jdbc.password" value="p"/>',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
];
