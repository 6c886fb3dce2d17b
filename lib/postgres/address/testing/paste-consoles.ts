import { pastes } from './paste-row';

const REF = 'abcdefghijklmnopqrst';
const POOLER = 'aws-0-eu-west-1.pooler.supabase.com';
const H = 'h.example.com';

/** What clouds, containers and consoles show or take: outputs, variables on a command line, lists of labels. */
export const CONSOLE_PASTES = [
  ...pastes('https://supabase.com/docs/guides/platform/migrating-to-supabase/postgres', [
    [
      'psql \\\n  -d "$NEW_DB_URL" \\\n  -f data.sql\nNEW_DB_URL=postgresql://u:p@h.example.com:5432/d',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['-f'] },
    ],
    ['export OLD=postgres://u:p@h.example.com/d\npg_dump "$OLD" -Fc', [H, 5432, 'u', 'p', 'd']],
    ['psql -d "$NEW_DB_URL" -f data.sql', 'MUD-101'],
    [
      `pg_dump -Fc --no-owner -d "postgresql://postgres.${REF}:pw@${POOLER}:5432/postgres" -n public -f dump.bak`,
      [POOLER, 5432, `postgres.${REF}`, 'pw', 'postgres'],
      { leftOut: ['-F', '--no-owner', '-n', '-f'] },
    ],
    [
      'PGPASSWORD=old pg_dump -h old.example.com -U a olddb | PGPASSWORD=new psql -h new.example.com -U b newdb',
      ['old.example.com', 5432, 'a', 'old', 'olddb'],
      { leftOut: ['new.example.com'] },
    ],
    ['-h h.example.com -p 5433 -U u -d d', [H, 5433, 'u', null, 'd']],
    ['--host h.example.com --port 5433 --username u --dbname d', [H, 5433, 'u', null, 'd']],
  ]),
  ...pastes('https://docs.docker.com/reference/cli/docker/container/run/', [
    [
      "docker run -d --name app -e DB_HOST=h.example.com -e DB_PORT=5433 -e DB_USER=u -e DB_PASSWORD='p w' -e DB_NAME=d app:latest",
      [H, 5433, 'u', 'p w', 'd'],
    ],
    ['docker run --env=DATABASE_URL=postgres://u:p@h.example.com/d app', [H, 5432, 'u', 'p', 'd']],
    ['docker run -eDATABASE_URL=postgres://u:p@h.example.com/d app', [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://kubernetes.io/docs/concepts/configuration/secret/', [
    [
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: credentials\nstringData:\n  DB_HOST: "h.example.com"\n  DB_USER: "u"\n  DB_PASSWORD: "p-w@x"\n  DB_NAME: "d"\n  DB_SSL_MODE: "require"',
      [H, 5432, 'u', 'p-w@x', 'd'],
      { tls: 'require', leftOut: ['apiVersion', 'kind', 'metadata.name'] },
    ],
    [
      'apiVersion: v1\nkind: Secret\ndata:\n  username: dXNlcg==\n  password: cGFzc3dvcmQ=\n  host: aC5leGFtcGxlLmNvbQ==\n  dbname: bXlkYg==',
      [H, 5432, 'user', 'password', 'mydb'],
    ],
    [
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  DATABASE_HOST: h.example.com\n  DATABASE_PORT: "5433"\n  DATABASE_NAME: d\n---\napiVersion: v1\nkind: Secret\nstringData:\n  DATABASE_USER: u\n  DATABASE_PASSWORD: p',
      [H, 5433, 'u', 'p', 'd'],
    ],
    [
      'env:\n- name: DB_HOST\n  value: h.example.com\n- name: DB_USER\n  value: u\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n      key: password\n- name: DB_NAME\n  value: d',
      [H, 5432, 'u', '${DB_PASSWORD}', 'd'],
    ],
    [
      'kubectl create secret generic db --from-literal=DB_HOST=h.example.com --from-literal=DB_USER=u --from-literal=DB_PASSWORD=p --from-literal=DB_NAME=d',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://github.com/bitnami/charts/issues/25104', [
    [
      "postgresql:\n  enabled: false\nexternalDatabase:\n  host: 'h.example.com'\n  port: '5433'\n  user: 'u'\n  database: 'd'\n  password: 'p'\n  existingSecret: 'x'",
      [H, 5433, 'u', 'p', 'd'],
      { leftOut: ['externalDatabase.existingSecret'] },
    ],
    [
      'helm install x bitnami/y --set externalDatabase.host=h.example.com --set externalDatabase.user=u --set externalDatabase.password=p,externalDatabase.database=d',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://developer.hashicorp.com/terraform/cli/commands/output', [
    [
      'db_endpoint = "h.example.com:5433"\ndb_name = "d"\ndb_username = "u"\ndb_password = "p"',
      [H, 5433, 'u', 'p', 'd'],
    ],
    [
      'db_endpoint = "h.example.com:5432"\ndb_name = "d"\ndb_username = "u"\ndb_password = <sensitive>',
      [H, 5432, 'u', '<sensitive>', 'd'],
    ],
    [
      '{"db_host":{"sensitive":false,"type":"string","value":"h.example.com"},"db_port":{"sensitive":false,"type":"number","value":5433},"db_user":{"sensitive":false,"type":"string","value":"u"},"db_password":{"sensitive":true,"type":"string","value":"p"},"db_name":{"sensitive":false,"type":"string","value":"d"}}',
      [H, 5433, 'u', 'p', 'd'],
    ],
    ['DB_HOST=h.example.com:5433\nDB_USER=u\nDB_PASSWORD=p\nDB_NAME=d', [H, 5433, 'u', 'p', 'd']],
  ]),
  ...pastes('https://aiven.io/docs/products/postgresql/howto/connect-psql', [
    [
      'Host\th.example.com\nPort\t5433\nDatabase name\tdefaultdb\nUser\tavnadmin\nPassword\tAVNS_x\nSSL mode\trequire',
      [H, 5433, 'avnadmin', 'AVNS_x', 'defaultdb'],
      { tls: 'require' },
    ],
    [
      'Service URI\npostgres://avnadmin:AVNS_x@h.example.com:12691/defaultdb?sslmode=require\nHost\nh.example.com\nPort\n12691\nUser\navnadmin',
      [H, 12691, 'avnadmin', 'AVNS_x', 'defaultdb'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://render.com/docs/postgresql-creating-connecting', [
    [
      'Hostname\ndpg-a-a\nPort\n5432\nDatabase\nd\nUsername\nu\nPassword\np\nInternal Database URL\npostgresql://u:p@dpg-a-a/d\nExternal Database URL\npostgresql://u:p@h.example.com/d\nPSQL Command\nPGPASSWORD=p psql -h h.example.com -U u d',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['dpg-a-a'] },
    ],
  ]),
  ...pastes('https://fly.io/docs/postgres/connecting/', [
    [
      '  Username:    postgres\n  Password:    p\n  Hostname:    my-db.internal\n  Proxy port:  5432\n  Postgres port:  5433\n  Connection string: postgres://postgres:p@my-db.flycast:5432',
      ['my-db.flycast', 5432, 'postgres', 'p', null],
      { leftOut: ['Proxy port', 'Postgres port'] },
    ],
  ]),
  ...pastes('https://docs.aws.amazon.com/cli/latest/reference/rds/describe-db-instances.html', [
    [
      '{"DBInstances":[{"DBInstanceIdentifier":"x","Engine":"postgres","MasterUsername":"u","DBName":"d","Endpoint":{"Address":"h.example.com","Port":5433,"HostedZoneId":"Z"}}]}',
      [H, 5433, 'u', null, 'd'],
    ],
    [
      '{"Parameters":[{"Name":"/app/DB_HOST","Type":"String","Value":"h.example.com"},{"Name":"/app/DB_USER","Type":"String","Value":"u"},{"Name":"/app/DB_PASSWORD","Type":"SecureString","Value":"p"},{"Name":"/app/DB_NAME","Type":"String","Value":"d"}]}',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/connect-python', [
    [
      'Server name: h.example.com\nAdmin username: u@h\nPassword: p\nDatabase: d\nSSL: require',
      [H, 5432, 'u@h', 'p', 'd'],
      { tls: 'require' },
    ],
    [
      '{"administratorLogin":"u","fullyQualifiedDomainName":"h.example.com","databaseName":"d","version":"16"}',
      [H, 5432, 'u', null, 'd'],
    ],
  ]),
  ...pastes('https://www.pgadmin.org/docs/pgadmin4/latest/import_export_servers.html', [
    [
      '{"Servers":{"1":{"Name":"prod","Group":"Servers","Host":"h.example.com","Port":5433,"MaintenanceDB":"postgres","Username":"u","SSLMode":"prefer"}}}',
      [H, 5433, 'u', null, 'postgres'],
      { tls: 'require', leftOut: ['Servers.1.Name'] },
    ],
  ]),
  ...pastes('https://dbeaver.com/docs/dbeaver/Admin-Manage-Connections/', [
    [
      '{"connections":{"postgres-1":{"provider":"postgresql","driver":"postgres-jdbc","name":"prod","configuration":{"host":"h.example.com","port":"5433","database":"d","url":"jdbc:postgresql://h.example.com:5433/d","user":"u"}}}}',
      [H, 5433, 'u', null, 'd'],
    ],
  ]),
  ...pastes('https://docs.tablepro.app/databases/connection-urls', [
    [
      'postgresql+ssh://me@bastion.example.com:22/u:p@h.example.com:5433/d?statusColor=686B6F',
      [H, 5433, 'u', 'p', 'd'],
      { leftOut: ['SSH bastion.example.com:22', 'statuscolor'] },
    ],
    [
      'postgresql://u:p@h.example.com/d?statusColor=686B6F&env=local&tLSMode=0',
      [H, 5432, 'u', 'p', 'd'],
      { tls: null },
    ],
  ]),
  ...pastes('https://supabase.com/docs/guides/database/connecting-to-postgres', [
    [
      'Servidor: h.example.com\nPuerto: 5433\nBase de datos: d\nUsuario: u\nContraseña: p',
      [H, 5433, 'u', 'p', 'd'],
    ],
    [
      'Host: h.example.com\nPort: 5432\nUsername: u\nPassword: p\nDatabase: d\nSSL: yes\nSchema: app\nSSH tunnel: bastion.example.com',
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require', parameters: { searchPath: ['app'] }, leftOut: ['SSH tunnel'] },
    ],
    ['DATABASE_URL=“postgresql://u:p@h.example.com/d”', [H, 5432, 'u', 'p', 'd']],
    ['{ host: “h.example.com”, user: ‘u’, password: ‘p’, database: ‘d’ }', [H, 5432, 'u', 'p', 'd']],
    ['host = h.example.com\nport = 5433\nuser = u\npassword = p;w\ndbname = d', [H, 5433, 'u', 'p;w', 'd']],
    ['url: "jdbc:postgresql://h.example.com:5433/d", user: "u", password: "p"', [H, 5433, 'u', 'p', 'd']],
    [
      'env:\n  DB_HOST: h.example.com\n  DB_USER: u\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD }}\n  DB_NAME: d',
      [H, 5432, 'u', `$\{{ secrets.DB_PASSWORD }}`, 'd'],
    ],
    ['postgresql://u:p“w@h.example.com/d', [H, 5432, 'u', 'p“w', 'd']],
  ]),
  ...pastes(
    'https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets',
    [
      [
        `SUPABASE_DB_URL: postgresql://postgres.${REF}:\${{ secrets.DB_PASSWORD }}@${POOLER}:5432/postgres`,
        [POOLER, 5432, `postgres.${REF}`, '${{ secrets.DB_PASSWORD }}', 'postgres'],
      ],
    ],
  ),
  ...pastes('https://fishshell.com/docs/current/cmds/set.html', [
    [
      "set -gx PGHOST h.example.com\nset -gx PGUSER u\nset -gx PGPASSWORD 'p w'\nset -gx PGDATABASE d",
      [H, 5432, 'u', 'p w', 'd'],
    ],
    ['setenv PGPASSWORD p\npsql -h h.example.com -U u d', [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://quarkus.io/guides/config-reference#profiles', [
    [
      '%prod.quarkus.datasource.jdbc.url=jdbc:postgresql://h.example.com/d\n%prod.quarkus.datasource.username=u\n%prod.quarkus.datasource.password=p',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'spring:\n  datasource:\n    hikari:\n      jdbc-url: jdbc:postgresql://h.example.com/d\n      username: u\n      password: p\n      maximum-pool-size: 10\n      connection-init-sql: SET search_path TO app',
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { pool: { max: 10 }, searchPath: ['app'] } },
    ],
  ]),
];
