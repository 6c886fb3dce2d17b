import { pastes } from './paste-row';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-1-eu-central-1.pooler.supabase.com';
const DIRECT = `db.${REF}.supabase.co`;
const H = 'h.example.com';

/** Files that configure a backend: `.env`, appsettings, properties, YAML, INI, XML, JSON of a cloud. */
export const FILE_PASTES = [
  ...pastes('https://www.npgsql.org/doc/connection-string-parameters.html', [
    [
      `"DefaultConnection": "Host=${DIRECT};Database=postgres;Username=postgres;Password=pw"`,
      [DIRECT, 5432, 'postgres', 'pw', 'postgres'],
    ],
    [
      `{"ConnectionStrings":{"DefaultConnection":"Host=${H};Port=5433;Database=d;Username=u;Password=p;SSL Mode=VerifyFull"}}`,
      [H, 5433, 'u', 'p', 'd'],
      { tls: 'verify-full' },
    ],
    [
      `{\n  "Logging": {"LogLevel": {"Default": "Information"}},\n  // local\n  "ConnectionStrings": {\n    "Default": "Server=${H};User Id=u;Password=p;Database=d",\n  }\n}`,
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['Logging.LogLevel.Default'] },
    ],
    [
      `ConnectionStrings__DefaultConnection=Host=${DIRECT};Database=postgres;Username=postgres;Password=pw`,
      [DIRECT, 5432, 'postgres', 'pw', 'postgres'],
    ],
    [
      `ConnectionStrings:DefaultConnection=Host=${H};Username=u;Password=p;Database=d`,
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      `Host=${H};Username=u;Password="a;b";Database=d;Search Path=app`,
      [H, 5432, 'u', 'a;b', 'd'],
      { parameters: { searchPath: ['app'] } },
    ],
    [`Host=${H};Username=u;Password='it''s';Database=d`, [H, 5432, 'u', "it's", 'd']],
    [`Server=${H};Port=5433;User Id=u;Password=p;Database=d;`, [H, 5433, 'u', 'p', 'd']],
    [
      `Host=h1,h2:5433;Username=u;Password=p;Database=d;Target Session Attributes=primary`,
      ['h1', 5432, 'u', 'p', 'd'],
      { parameters: { otherHosts: [{ host: 'h2', port: 5433 }], targetSessionAttrs: 'primary' } },
    ],
    [
      `Host=${H};Username=u;Password=p;Database=d;Maximum Pool Size=20;No Reset On Close=true;Trust Server Certificate=true;Ssl Mode=Require`,
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require', parameters: { pool: { max: 20 } }, leftOut: ['noresetonclose'] },
    ],
    ['Host=/var/run/postgresql;Username=u;Database=d', 'MUD-132'],
    [
      'Server=(localdb)\\mssqllocaldb;Database=x;Trusted_Connection=True;MultipleActiveResultSets=true',
      'MUD-134',
    ],
    ['Server=tcp:x.database.windows.net,1433;Initial Catalog=d;User ID=u;Password=p;', 'MUD-134'],
    ['Server=localhost;Database=d;Uid=u;Pwd=p;AllowPublicKeyRetrieval=True;', 'MUD-134'],
  ]),
  ...pastes('https://odbc.postgresql.org/docs/config.html', [
    [
      'Driver={PostgreSQL Unicode};Server=h.example.com;Port=5432;Database=x;Uid=u;Pwd=p;',
      [H, 5432, 'u', 'p', 'x'],
    ],
    [
      'Driver={PostgreSQL ANSI};Server=h.example.com;Database=x;Uid=u;Pwd={a;}}b};sslmode=verify-full',
      [H, 5432, 'u', 'a;}b', 'x'],
      { tls: 'verify-full' },
    ],
    ['DSN=warehouse;Uid=u;Pwd=p', 'MUD-136'],
    ['Driver={ODBC Driver 18 for SQL Server};Server=tcp:h,1433;Database=d;Uid=u;Pwd=p', 'MUD-134'],
    [
      '[warehouse]\nDriver=PostgreSQL Unicode\nServername=h.example.com\nPort=5433\nDatabase=d\nUsername=u\nPassword=p',
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://www.php.net/manual/en/ref.pdo-pgsql.connection.php', [
    [
      'pgsql:host=h.example.com;port=5433;dbname=testdb;user=bruce;password=mypass',
      [H, 5433, 'bruce', 'mypass', 'testdb'],
    ],
    ["$dbh = new PDO('pgsql:host=h.example.com;dbname=d', 'u', 'p');", [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://docs.spring.io/spring-boot/appendix/application-properties/index.html', [
    [
      `spring.datasource.url=jdbc:postgresql://${POOLER}:6543/postgres\nspring.datasource.username=postgres.${REF}\nspring.datasource.password=p w\nspring.datasource.hikari.maximum-pool-size=5`,
      [POOLER, 6543, `postgres.${REF}`, 'p w', 'postgres'],
      { parameters: { pool: { max: 5 } } },
    ],
    [
      `spring:\n  datasource:\n    url: jdbc:postgresql://${H}:5433/d?currentSchema=app\n    username: u\n    password: p\n  jpa:\n    hibernate:\n      ddl-auto: none`,
      [H, 5433, 'u', 'p', 'd'],
      { parameters: { searchPath: ['app'] }, leftOut: ['spring.jpa.hibernate.ddl-auto'] },
    ],
    [
      `spring:\n  datasource:\n    url: jdbc:postgresql://\${DB_HOST:h.example.com}:\${DB_PORT:5432}/\${DB_NAME:d}\n    username: \${DB_USER:u}\n    password: \${DB_PASSWORD:p}`,
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      `spring.r2dbc.url=r2dbc:postgresql://${H}/d\nspring.r2dbc.username=u\nspring.r2dbc.password=p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      `SPRING_DATASOURCE_URL=jdbc:postgresql://${H}:5432/d\nSPRING_DATASOURCE_USERNAME=u\nSPRING_DATASOURCE_PASSWORD=p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      `quarkus.datasource.jdbc.url=jdbc:postgresql://${H}/d\nquarkus.datasource.username=u\nquarkus.datasource.password=p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
    [`spring.datasource.url=jdbc:mysql://localhost:3306/d\nspring.datasource.username=root`, 'MUD-134'],
    [
      `micronaut:\n  application:\n    name: demo\ndatasources:\n  default:\n    url: jdbc:postgresql://${H}:5432/d\n    username: u\n    password: p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes(
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html',
    [
      [
        '{"username":"u","password":"p","host":"h.example.com","port":5432,"dbname":"mydb"}',
        [H, 5432, 'u', 'p', 'mydb'],
      ],
      [
        '{"engine":"postgres","host":"x.rds.amazonaws.com","username":"u","password":"p\\"q","dbname":"d","port":5433,"dbInstanceIdentifier":"x"}',
        ['x.rds.amazonaws.com', 5433, 'u', 'p"q', 'd'],
        { leftOut: ['dbInstanceIdentifier'] },
      ],
      [
        '{"ARN":"arn:aws:secretsmanager:eu-west-1:1:secret:x","Name":"prod/db","SecretString":"{\\"username\\":\\"u\\",\\"password\\":\\"p\\",\\"host\\":\\"h.example.com\\",\\"port\\":5432,\\"dbname\\":\\"d\\"}"}',
        [H, 5432, 'u', 'p', 'd'],
      ],
      [
        '{"engine":"mysql","host":"x.rds.amazonaws.com","username":"u","password":"p","dbname":"d","port":3306}',
        'MUD-134',
      ],
    ],
  ),
  ...pastes('https://docs.digitalocean.com/reference/doctl/reference/databases/connection/', [
    [
      'username = doadmin\npassword = AVNS_x\nhost = db-x.b.db.ondigitalocean.com\nport = 25060\ndatabase = defaultdb\nsslmode = require',
      ['db-x.b.db.ondigitalocean.com', 25060, 'doadmin', 'AVNS_x', 'defaultdb'],
      { tls: 'require' },
    ],
    [
      '{"protocol":"postgresql","uri":"postgresql://doadmin:x@h.example.com:25060/defaultdb?sslmode=require","database":"defaultdb","host":"h.example.com","port":25060,"user":"doadmin","password":"x","ssl":true}',
      [H, 25060, 'doadmin', 'x', 'defaultdb'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://www.postgresql.org/docs/current/libpq-pgservice.html', [
    ['[mydb]\nhost=h.example.com\nport=5433\nuser=admin\ndbname=d', [H, 5433, 'admin', null, 'd']],
    [
      '# comment\n[mydb]\nhost=h.example.com\nuser=admin\npassword=p\nsslmode=verify-full\noptions=-c search_path=app',
      [H, 5432, 'admin', 'p', null],
      { tls: 'verify-full', parameters: { searchPath: ['app'] } },
    ],
    [
      '[a]\nhost=h1.example.com\nuser=u\npassword=p\n\n[b]\nhost=h2.example.com\nuser=v\npassword=q',
      ['h1.example.com', 5432, 'u', 'p', null],
      { leftOut: ['b'] },
    ],
  ]),
  ...pastes('https://alembic.sqlalchemy.org/en/latest/tutorial.html', [
    [
      '[alembic]\nscript_location = alembic\nsqlalchemy.url = postgresql+psycopg2://u:p%%40w@h.example.com/d',
      [H, 5432, 'u', 'p@w', 'd'],
      { leftOut: ['alembic.script_location'] },
    ],
    [
      '[connections.postgresql]\ndialect = "postgresql"\nhost = "h.example.com"\nport = "5432"\ndatabase = "d"\nusername = "u"\npassword = "p"',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://devcenter.heroku.com/articles/connecting-heroku-postgres', [
    [
      '=== sushi Config Vars\nDATABASE_URL:  postgres://u:p@ec2-1.compute-1.amazonaws.com:5432/d\nREDIS_URL:     redis://:x@h:6379',
      ['ec2-1.compute-1.amazonaws.com', 5432, 'u', 'p', 'd'],
      { leftOut: ['REDIS_URL'] },
    ],
    ['heroku config:set DATABASE_URL=postgres://u:p@h.example.com/d -a app', [H, 5432, 'u', 'p', 'd']],
    [
      'Connection information for default credential.\nConnection info string:\n   "dbname=d host=h.example.com port=5432 user=u password=p sslmode=require"\nConnection URL:\n   postgres://u:p@h.example.com:5432/d',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'JDBC_DATABASE_URL=jdbc:postgresql://h.example.com:5432/d\nJDBC_DATABASE_USERNAME=u\nJDBC_DATABASE_PASSWORD=p',
      [H, 5432, 'u', 'p', 'd'],
    ],
    ['fly secrets set DATABASE_URL="postgres://u:p@h.flycast:5432/d"', ['h.flycast', 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://supabase.com/docs/reference/cli/supabase-status', [
    [
      'DB URL: postgresql://postgres:postgres@127.0.0.1:54322/postgres',
      ['127.0.0.1', 54322, 'postgres', 'postgres', 'postgres'],
    ],
    [
      '         API URL: http://127.0.0.1:54321\n          DB URL: postgresql://postgres:postgres@127.0.0.1:54322/postgres\n      Studio URL: http://127.0.0.1:54323',
      ['127.0.0.1', 54322, 'postgres', 'postgres', 'postgres'],
    ],
    [
      '│ URL │ postgresql://postgres:postgres@127.0.0.1:54322/postgres │',
      ['127.0.0.1', 54322, 'postgres', 'postgres', 'postgres'],
    ],
    ['Connection string: postgresql://u:p@h.example.com/x', [H, 5432, 'u', 'p', 'x']],
    ['Here is the new one: postgresql://u:p@h.example.com/x, please use it.', [H, 5432, 'u', 'p', 'x']],
    ['```\npostgresql://u:p@h.example.com/x\n```', [H, 5432, 'u', 'p', 'x']],
    ['Host: h.example.com\nPort: 5433\nDatabase: d\nUser: u\nPassword: p', [H, 5433, 'u', 'p', 'd']],
    ['host:\nh.example.com\nport:\n5433\ndatabase:\nd\nuser:\nu', [H, 5433, 'u', null, 'd']],
    ['Hostname\th.example.com\nPort\t5432\nDatabase\td\nUsername\tu\nPassword\tp', [H, 5432, 'u', 'p', 'd']],
    [
      'Host name/address   h.example.com\nPort   5432\nMaintenance database   d\nUsername   u',
      [H, 5432, 'u', null, 'd'],
    ],
    ['| Host | h.example.com |\n| Port | 5433 |\n| User | u |\n| Database | d |', [H, 5433, 'u', null, 'd']],
    [
      'postgresql://a:b@h1.example.com/x\npostgresql://c:d@h2.example.com/y',
      ['h1.example.com', 5432, 'a', 'b', 'x'],
      { leftOut: ['h2.example.com'] },
    ],
  ]),
];
