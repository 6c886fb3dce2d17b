import { type MeantConnection, pastes } from './paste-row';

const MEANT: MeantConnection = ['h.example.com', 5432, 'u', 'p', 'd'];

/** Settings of programs that others run, and of what starts them. */
export const PROGRAM_PASTES = [
  ...pastes('https://grafana.com/docs/grafana/latest/datasources/postgres/', [
    [
      'apiVersion: 1\ndatasources:\n  - name: PG\n    type: postgres\n    url: h.example.com:5432\n    user: u\n    secureJsonData:\n      password: p\n    jsonData:\n      database: d\n      sslmode: require',
      MEANT,
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://airflow.apache.org/docs/apache-airflow/stable/howto/connection.html', [
    ['AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=postgresql+psycopg2://u:p@h.example.com/d', MEANT],
    [
      'AIRFLOW_CONN_MAIN=\'{"conn_type": "postgres", "login": "u", "password": "p", "host": "h.example.com", "port": 5432, "schema": "d"}\'',
      MEANT,
    ],
  ]),
  ...pastes('https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment=', [
    ['[Service]\nEnvironment="PGHOST=h.example.com" "PGUSER=u" "PGPASSWORD=p" "PGDATABASE=d"', MEANT],
    ['Environment=DATABASE_URL=postgres://u:p@h.example.com/d', MEANT],
  ]),
  ...pastes('https://github.com/xo/usql', [['usql pg://u:p@h.example.com/d', MEANT]]),
  ...pastes('https://quarkus.io/guides/datasource', [
    [
      'quarkus.datasource.db-kind=postgresql\nquarkus.datasource.username=u\nquarkus.datasource.password=p\nquarkus.datasource.jdbc.url=jdbc:postgresql://h.example.com:5432/d',
      MEANT,
    ],
    [
      'quarkus.datasource.username=u\nquarkus.datasource.password=p\nquarkus.datasource.reactive.url=vertx-reactive:postgresql://h.example.com:5432/d',
      MEANT,
    ],
  ]),
  ...pastes('https://scala-slick.org/doc/stable/database.html', [
    [
      'db = {\n  dataSourceClass = "org.postgresql.ds.PGSimpleDataSource"\n  properties = {\n    serverName = "h.example.com"\n    portNumber = "5432"\n    databaseName = "d"\n    user = "u"\n    password = "p"\n  }\n}',
      MEANT,
    ],
  ]),
  ...pastes('https://learn.microsoft.com/en-us/aspnet/core/security/app-secrets', [
    [
      'dotnet user-secrets set "ConnectionStrings:Default" "Host=h.example.com;Database=d;Username=u;Password=p"',
      MEANT,
    ],
  ]),
  ...pastes(
    'https://docs.nextcloud.com/server/latest/admin_manual/configuration_database/linux_database_configuration.html',
    [
      [
        "$CONFIG = array (\n  'dbtype' => 'pgsql',\n  'dbhost' => 'h.example.com:5432',\n  'dbname' => 'd',\n  'dbuser' => 'u',\n  'dbpassword' => 'p',\n);",
        MEANT,
      ],
    ],
  ),
  ...pastes('https://docs.gitlab.com/omnibus/settings/database/', [
    [
      "gitlab_rails['db_adapter'] = 'postgresql'\ngitlab_rails['db_host'] = 'h.example.com'\ngitlab_rails['db_port'] = 5432\ngitlab_rails['db_username'] = 'u'\ngitlab_rails['db_password'] = 'p'\ngitlab_rails['db_database'] = 'd'",
      MEANT,
    ],
  ]),
  ...pastes('https://docs.peewee-orm.com/en/latest/peewee/database.html', [
    ["db = PostgresqlDatabase('d', user='u', password='p', host='h.example.com', port=5432)", MEANT],
  ]),
  ...pastes('https://sequel.jeremyevans.net/rdoc/files/doc/opening_databases_rdoc.html', [
    [
      "DB = Sequel.connect(adapter: 'postgres', host: 'h.example.com', database: 'd', user: 'u', password: 'p')",
      MEANT,
    ],
  ]),
  ...pastes('https://docs.getdbt.com/docs/core/connect-data-platform/postgres-setup', [
    [
      'app:\n  target: dev\n  outputs:\n    dev:\n      type: postgres\n      host: h.example.com\n      user: u\n      password: p\n      port: 5432\n      dbname: d\n      schema: app\n      threads: 4',
      MEANT,
    ],
  ]),
  ...pastes('https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs', [
    [
      'provider "postgresql" {\n  host     = "h.example.com"\n  port     = 5432\n  database = "d"\n  username = "u"\n  password = "p"\n  sslmode  = "require"\n}',
      MEANT,
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://docs.gitea.com/administration/config-cheat-sheet', [
    [
      '[database]\nDB_TYPE = postgres\nHOST = h.example.com:5432\nNAME = d\nUSER = u\nPASSWD = p\nSSL_MODE = require',
      MEANT,
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://element-hq.github.io/synapse/latest/postgres.html', [
    [
      'database:\n  name: psycopg2\n  args:\n    user: u\n    password: p\n    dbname: d\n    host: h.example.com\n    port: 5432\n    cp_min: 5\n    cp_max: 10',
      MEANT,
    ],
  ]),
  ...pastes('https://www.odoo.com/documentation/17.0/developer/reference/cli.html', [
    [
      '[options]\nadmin_passwd = zz\ndb_host = h.example.com\ndb_port = 5432\ndb_user = u\ndb_password = p\ndb_name = d',
      MEANT,
    ],
  ]),
  ...pastes('https://docs.konghq.com/gateway/latest/reference/configuration/', [
    [
      'KONG_PG_HOST=h.example.com\nKONG_PG_PORT=5432\nKONG_PG_USER=u\nKONG_PG_PASSWORD=p\nKONG_PG_DATABASE=d',
      MEANT,
    ],
  ]),
  ...pastes('https://www.pgbouncer.org/config.html', [
    ['[databases]\nd = host=h.example.com port=5432 dbname=d user=u password=p', MEANT],
  ]),
  ...pastes('https://debezium.io/documentation/reference/stable/connectors/postgresql.html', [
    [
      '{"name": "c", "config": {"connector.class": "io.debezium.connector.postgresql.PostgresConnector", "database.hostname": "h.example.com", "database.port": "5432", "database.user": "u", "database.password": "p", "database.dbname": "d", "plugin.name": "pgoutput"}}',
      MEANT,
    ],
  ]),
  ...pastes('https://www.keycloak.org/server/db', [
    [
      'KC_DB=postgres\nKC_DB_URL=jdbc:postgresql://h.example.com/d\nKC_DB_USERNAME=u\nKC_DB_PASSWORD=p',
      MEANT,
    ],
    [
      'KC_DB=postgres\nKC_DB_URL_HOST=h.example.com\nKC_DB_URL_DATABASE=d\nKC_DB_USERNAME=u\nKC_DB_PASSWORD=p',
      MEANT,
    ],
  ]),
  ...pastes('https://docs.n8n.io/hosting/configuration/supported-databases-settings/', [
    [
      'DB_TYPE=postgresdb\nDB_POSTGRESDB_DATABASE=d\nDB_POSTGRESDB_HOST=h.example.com\nDB_POSTGRESDB_PORT=5432\nDB_POSTGRESDB_USER=u\nDB_POSTGRESDB_PASSWORD=p\nDB_POSTGRESDB_SCHEMA=public',
      MEANT,
    ],
  ]),
  ...pastes('https://tomcat.apache.org/tomcat-10.1-doc/jdbc-pool.html', [
    [
      '<Resource name="jdbc/d" type="javax.sql.DataSource" driverClassName="org.postgresql.Driver" url="jdbc:postgresql://h.example.com:5432/d" username="u" password="p" maxTotal="20"/>',
      MEANT,
    ],
  ]),
  ...pastes('https://docs.requarks.io/install/config', [
    [
      'db:\n  type: postgres\n  host: h.example.com\n  port: 5432\n  user: u\n  pass: p\n  db: d\n  ssl: false',
      MEANT,
    ],
  ]),
];
