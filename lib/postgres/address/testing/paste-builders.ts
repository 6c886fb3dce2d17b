import { pastes } from './paste-row';

const H = 'h.example.com';

/** Connections that code puts together: builders, patterns with arguments, settings in an object of their own. */
export const BUILDER_PASTES = [
  ...pastes('https://docs.rs/sqlx/latest/sqlx/postgres/struct.PgConnectOptions.html', [
    [
      'let opts = PgConnectOptions::new().host("h.example.com").port(5433).username("u").password("p").database("d").ssl_mode(PgSslMode::Require);',
      [H, 5433, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
    [
      'let mut cfg = Config::new(); cfg.host("h.example.com"); cfg.user("u"); cfg.password("p"); cfg.dbname("d");',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'let url = format!("postgres://{}:{}@{}:{}/{}", "u", "p", "h.example.com", 5433, "d");',
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://jdbc.postgresql.org/documentation/datasource/', [
    [
      'PGSimpleDataSource ds = new PGSimpleDataSource();\nds.setServerNames(new String[]{"h.example.com"});\nds.setPortNumbers(new int[]{5433});\nds.setDatabaseName("d");\nds.setUser("u");\nds.setPassword("p");',
      [H, 5433, 'u', 'p', 'd'],
    ],
    [
      'Properties props = new Properties();\nprops.setProperty("user", "u");\nprops.setProperty("password", "p");\nprops.setProperty("ssl", "true");\nConnection conn = DriverManager.getConnection("jdbc:postgresql://h.example.com/d", props);',
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'verify-full' },
    ],
  ]),
  ...pastes('https://github.com/brettwooldridge/HikariCP', [
    [
      'HikariConfig config = new HikariConfig();\nconfig.setJdbcUrl("jdbc:postgresql://h.example.com:5433/d");\nconfig.setUsername("u");\nconfig.setPassword("p");\nconfig.setMaximumPoolSize(7);\nconfig.addDataSourceProperty("prepareThreshold", "0");',
      [H, 5433, 'u', 'p', 'd'],
      { parameters: { pool: { max: 7 } }, leftOut: ['prepareThreshold'] },
    ],
  ]),
  ...pastes('https://r2dbc.io/spec/1.0.0.RELEASE/spec/html/#connections.factory.options', [
    [
      'ConnectionFactoryOptions.builder().option(DRIVER, "postgresql").option(HOST, "h.example.com").option(PORT, 5433).option(USER, "u").option(PASSWORD, "p").option(DATABASE, "d").build()',
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://www.npgsql.org/doc/basic-usage.html', [
    [
      'var cs = new NpgsqlConnectionStringBuilder { Host = "h.example.com", Port = 6543, Username = "u", Password = "p", Database = "d", SslMode = SslMode.Require };',
      [H, 6543, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://go.dev/doc/database/open-handle', [
    [
      'connStr := fmt.Sprintf("host=%s port=%d user=%s password=%s dbname=%s sslmode=disable", "h.example.com", 5433, "u", "p", "d")',
      [H, 5433, 'u', 'p', 'd'],
      { tls: 'disable' },
    ],
    [
      'fmt.Sprintf("postgres://%s:%s@%s/%s", os.Getenv("DB_USER"), os.Getenv("DB_PASS"), "h.example.com", "d")',
      [H, 5432, '${DB_USER}', '${DB_PASS}', 'd'],
    ],
  ]),
  ...pastes('https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting', [
    [
      'url = "postgresql://%s:%s@%s:%s/%s" % ("u", "p", "h.example.com", 5433, "d")',
      [H, 5433, 'u', 'p', 'd'],
    ],
    [
      'DATABASE_URL = "postgresql://{user}:{password}@{host}/{db}".format(user="u", password="p", host="h.example.com", db="d")',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://magicstack.github.io/asyncpg/current/api/index.html', [
    [
      'pool = await asyncpg.create_pool(dsn="postgresql://u:p@h.example.com/d", max_size=7, statement_cache_size=0, server_settings={"search_path": "app"})',
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { pool: { max: 7 }, searchPath: ['app'] }, leftOut: ['statement_cache_size'] },
    ],
  ]),
  ...pastes('https://hexdocs.pm/postgrex/Postgrex.html#start_link/1', [
    [
      'config :app, App.Repo,\n  username: "u",\n  password: "p",\n  hostname: "h.example.com",\n  database: "d",\n  port: 6543,\n  parameters: [search_path: "app"],\n  prepare: :unnamed',
      [H, 6543, 'u', 'p', 'd'],
      { parameters: { searchPath: ['app'] }, leftOut: ['prepare'] },
    ],
    [
      'config :app, App.Repo,\n  url: System.get_env("DATABASE_URL") || "ecto://u:p@h.example.com/d",\n  pool_size: String.to_integer(System.get_env("POOL_SIZE") || "10")',
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { pool: { max: 10 } } },
    ],
  ]),
  ...pastes('https://sequelize.org/docs/v6/getting-started/', [
    [
      "new Sequelize('d', 'u', 'p', { host: 'h.example.com', dialect: 'postgres', port: 5433 })",
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://sequel.jeremyevans.net/rdoc/files/doc/opening_databases_rdoc.html', [
    [
      "Sequel.connect('postgres://u:p@h.example.com/d', max_connections: 10, search_path: %w[app public])",
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { pool: { max: 10 }, searchPath: ['app', 'public'] } },
    ],
  ]),
  ...pastes('https://metacpan.org/pod/DBD::Pg', [
    ['DBI->connect("dbi:Pg:dbname=d;host=h.example.com;port=5433", "u", "p")', [H, 5433, 'u', 'p', 'd']],
  ]),
  ...pastes('https://www.php.net/manual/en/ref.pdo-pgsql.connection.php', [
    [
      '$dsn = "pgsql:host=h.example.com;port=5433;dbname=d;sslmode=require";\n$user = "u";\n$password = "p";',
      [H, 5433, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
  ]),
  ...pastes('https://node-postgres.com/features/ssl', [
    [
      "new Pool({\n  host: 'h.example.com',\n  user: 'u',\n  password: 'p',\n  database: 'd',\n  ssl: { ca: fs.readFileSync('./ca.pem').toString(), rejectUnauthorized: true },\n})",
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'verify-full', leftOut: ['sslrootcert'] },
    ],
  ]),
  ...pastes('https://guides.rubyonrails.org/active_record_multiple_databases.html', [
    [
      'production:\n  cache:\n    adapter: postgresql\n    url: postgres://c:q@cache.example.com/c\n  primary:\n    adapter: postgresql\n    url: postgres://u:p@h.example.com/d',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['production.cache.url'] },
    ],
  ]),
];
