import { pastes } from './paste-row';

const H = 'h.example.com';

/** Settings of programs that people host themselves beside their backend, as each documents them. */
export const SERVER_PASTES = [
  ...pastes('https://github.com/xaynetwork/xayn_discovery_engine/pull/543', [
    [`DE_POSTGRES_URL="postgresql://${H}?dbname=d&user=u&password=p"`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://github.com/micronaut-projects/micronaut-r2dbc/pull/908', [
    [
      `r2dbc:\n  datasources:\n    default:\n      url: r2dbc:postgresql://${H}:5432/d\n      username: u\n      password: p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://docs.n8n.io/hosting/configuration/environment-variables/database/', [
    [
      `DB_TYPE=postgresdb\nDB_POSTGRESDB_DATABASE=d\nDB_POSTGRESDB_HOST=${H}\nDB_POSTGRESDB_PORT=5433\nDB_POSTGRESDB_USER=u\nDB_POSTGRESDB_PASSWORD=p`,
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://hasura.io/docs/2.0/deployment/graphql-engine-flags/reference/', [
    [`HASURA_GRAPHQL_DATABASE_URL: postgres://u:p@${H}:5432/d`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes(
    'https://www.metabase.com/docs/latest/installation-and-operation/configuring-application-database',
    [
      [
        `export MB_DB_TYPE=postgres\nexport MB_DB_DBNAME=d\nexport MB_DB_PORT=5432\nexport MB_DB_USER=u\nexport MB_DB_PASS=p\nexport MB_DB_HOST=${H}`,
        [H, 5432, 'u', 'p', 'd'],
      ],
    ],
  ),
  ...pastes('https://docs.sonarsource.com/sonarqube-server/latest/setup-and-upgrade/environment-variables/', [
    [
      `SONAR_JDBC_URL=jdbc:postgresql://${H}:5432/d\nSONAR_JDBC_USERNAME=u\nSONAR_JDBC_PASSWORD=p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://docs.immich.app/install/environment-variables', [
    [`DB_HOSTNAME=${H}\nDB_USERNAME=u\nDB_PASSWORD=p\nDB_DATABASE_NAME=d`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://docs.gitea.com/installation/database-prep', [
    [
      `[database]\nDB_TYPE  = postgres\nHOST     = ${H}:5433\nNAME     = d\nUSER     = u\nPASSWD   = p`,
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://element-hq.github.io/synapse/latest/postgres.html', [
    [
      `database:\n  name: psycopg2\n  args:\n    user: u\n    password: p\n    dbname: d\n    host: ${H}\n    cp_min: 5\n    cp_max: 10`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://docs.joinmastodon.org/admin/config/#postgresql', [
    [`DB_HOST=${H}\nDB_USER=u\nDB_NAME=d\nDB_PASS=p\nDB_PORT=5432`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://www.odoo.com/documentation/17.0/developer/reference/cli.html', [
    [
      `[options]\ndb_host = ${H}\ndb_port = 5432\ndb_user = u\ndb_password = p\ndb_name = d`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://www.pgbouncer.org/config.html', [
    [`[databases]\napp = host=${H} port=5433 dbname=d user=u password=p`, [H, 5433, 'u', 'p', 'd']],
  ]),
  ...pastes('https://docs.strapi.io/cms/configurations/database', [
    [
      `DATABASE_CLIENT=postgres\nDATABASE_HOST=${H}\nDATABASE_PORT=5432\nDATABASE_NAME=d\nDATABASE_USERNAME=u\nDATABASE_PASSWORD=p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://developer.konghq.com/gateway/configuration/', [
    [
      `KONG_DATABASE=postgres\nKONG_PG_HOST=${H}\nKONG_PG_USER=u\nKONG_PG_PASSWORD=p\nKONG_PG_DATABASE=d`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://docs.goauthentik.io/install-config/configuration/', [
    [
      `AUTHENTIK_POSTGRESQL__HOST=${H}\nAUTHENTIK_POSTGRESQL__NAME=d\nAUTHENTIK_POSTGRESQL__USER=u\nAUTHENTIK_POSTGRESQL__PASSWORD=p`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://miniflux.app/docs/configuration.html', [
    [
      `DATABASE_URL="user=u password=p dbname=d sslmode=require host=${H}"`,
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://listmonk.app/docs/configuration/', [
    [
      `[db]\nhost = "${H}"\nport = 5432\nuser = "u"\npassword = "p"\ndatabase = "d"\nssl_mode = "require"\nmax_open = 25`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://docs.getdbt.com/docs/core/connect-data-platform/postgres-setup', [
    [
      `company:\n  target: dev\n  outputs:\n    dev:\n      type: postgres\n      host: ${H}\n      user: u\n      password: p\n      port: 5432\n      dbname: d\n      threads: 4`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://www.zabbix.com/documentation/current/en/manual/appendix/config/zabbix_server', [
    [`DBHost=${H}\nDBName=d\nDBUser=u\nDBPassword=p\nDBPort=5432`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://debezium.io/documentation/reference/stable/connectors/postgresql.html', [
    [
      `{"name": "c", "config": {"connector.class": "io.debezium.connector.postgresql.PostgresConnector", "database.hostname": "${H}", "database.port": "5432", "database.user": "u", "database.password": "p", "database.dbname": "d"}}`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://github.com/golang-migrate/migrate/tree/master/cmd/migrate', [
    [
      `migrate -path db/migration -database "postgresql://u:p@${H}:5432/d?sslmode=require" -verbose up`,
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://github.com/pressly/goose', [
    [
      `goose postgres "user=u password=p dbname=d host=${H} sslmode=require" up`,
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://documentation.red-gate.com/flyway/reference/usage/command-line', [
    [`flyway -url=jdbc:postgresql://${H}:5432/d -user=u -password=p migrate`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://docs.liquibase.com/reference-guide/parameters/url', [
    [
      `liquibase --url="jdbc:postgresql://${H}:5432/d" --username=u --password=p update`,
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://github.com/amacneil/dbmate', [
    [
      `dbmate --url "postgres://u:p@${H}:5432/d?sslmode=require" up`,
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
    [`dbmate -u postgres://u:p@${H}:5432/d status`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://atlasgo.io/concepts/url', [
    [`atlas schema inspect -u "postgres://u:p@${H}:5432/d?search_path=public"`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://github.com/launchbadge/sqlx/tree/main/sqlx-cli', [
    [`sqlx migrate run --database-url postgres://u:p@${H}/d`, [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://pgloader.readthedocs.io/en/latest/ref/pgsql.html', [
    [`createdb -h ${H} -p 5433 -U u d`, [H, 5433, 'u', null, 'd']],
    [`pg_dump -Fc -d "host=${H} port=5433 user=u password=p dbname=d" -f x.dump`, [H, 5433, 'u', 'p', 'd']],
    [`pgcli -h ${H} -p 5433 -u u d`, [H, 5433, 'u', null, 'd']],
  ]),
];
