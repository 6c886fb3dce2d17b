import { pastes } from './paste-row';

const H = 'h.example.com';

/** Connections written down in code. */
export const CODE_PASTES = [
  ...pastes('https://gorm.io/docs/connecting_to_the_database.html', [
    [
      'dsn := "host=h.example.com user=u password=p dbname=d port=9920 sslmode=disable TimeZone=Asia/Shanghai"',
      [H, 9920, 'u', 'p', 'd'],
      { tls: 'disable', parameters: { settings: { timezone: 'Asia/Shanghai' } } },
    ],
    [
      'db, err := gorm.Open(postgres.Open("host=h.example.com user=u password=p dbname=d"), &gorm.Config{})',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://pkg.go.dev/github.com/lib/pq', [
    [
      'connStr := "host=h.example.com user=u password=\'p w\' dbname=d sslmode=verify-full"',
      [H, 5432, 'u', 'p w', 'd'],
      { tls: 'verify-full' },
    ],
    ['var connStr string = "host=h.example.com port=5433 user=u dbname=d"', [H, 5433, 'u', null, 'd']],
  ]),
  ...pastes('https://docs.sqlalchemy.org/en/20/core/engines.html', [
    [
      'url = URL.create(drivername="postgresql+asyncpg", username="u", password="p@/x", host="h.example.com", port=5432, database="d")',
      [H, 5432, 'u', 'p@/x', 'd'],
    ],
  ]),
  ...pastes('https://github.com/maplibre/martin/issues/2632', [
    ['martin postgresql://u:p@h.example.com:5432/d', [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://guides.rubyonrails.org/configuring.html#configuring-a-postgresql-database', [
    [
      'production:\n  adapter: postgresql\n  host: h.example.com\n  username: u\n  password: p\n  database: d\n  timeout: 5000\n',
      [H, 5432, 'u', 'p', 'd'],
      { leftOut: ['timeout'] },
    ],
  ]),
  ...pastes('https://node-postgres.com/apis/client', [
    [
      "const pool = new Pool({\n  host: 'h.example.com',\n  port: 5433,\n  user: 'u',\n  password: 'p',\n  database: 'd',\n  max: 20,\n})",
      [H, 5433, 'u', 'p', 'd'],
      { parameters: { pool: { max: 20 } } },
    ],
    ["new Client({ connectionString: 'postgresql://u:p@h.example.com/d' })", [H, 5432, 'u', 'p', 'd']],
    [
      "{\n  host: process.env.PGHOST || 'h.example.com',\n  user: process.env.PGUSER ?? 'u',\n  password: 'p',\n  database: 'd',\n  ssl: { rejectUnauthorized: false },\n}",
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
    ["const sql = postgres('postgres://u:p@h.example.com:5433/d', { max: 10 })", [H, 5433, 'u', 'p', 'd']],
    [
      'const url = `postgresql://${user}:${password}@h.example.com:5432/d`\nconst user = "u"\nconst password = "p"',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://typeorm.io/docs/data-source/data-source-options', [
    [
      "export const AppDataSource = new DataSource({\n  type: 'postgres',\n  host: 'h.example.com',\n  port: 5432,\n  username: 'u',\n  password: 'p',\n  database: 'd',\n  schema: 'app',\n})",
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { searchPath: ['app'] } },
    ],
    [
      "new DataSource({ type: 'mysql', host: 'h.example.com', username: 'u', password: 'p', database: 'd' })",
      'MUD-134',
    ],
    [
      "module.exports = {\n  production: {\n    username: 'u',\n    password: 'p',\n    database: 'd',\n    host: 'h.example.com',\n    dialect: 'postgres',\n    dialectOptions: { ssl: { require: true, rejectUnauthorized: false } },\n  },\n}",
      [H, 5432, 'u', 'p', 'd'],
      { tls: 'require' },
    ],
    [
      "module.exports = {\n  client: 'pg',\n  connection: {\n    host: 'h.example.com',\n    user: 'u',\n    password: 'p',\n    database: 'd',\n  },\n  searchPath: ['app', 'public'],\n}",
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://docs.djangoproject.com/en/5.2/ref/settings/#databases', [
    [
      "DATABASES = {\n    'default': {\n        'ENGINE': 'django.db.backends.postgresql',\n        'NAME': 'd',\n        'USER': 'u',\n        'PASSWORD': 'p',\n        'HOST': 'h.example.com',\n        'PORT': '5433',\n        'OPTIONS': {'sslmode': 'verify-full', 'options': '-c search_path=app'},\n        'CONN_MAX_AGE': 60,\n    }\n}",
      [H, 5433, 'u', 'p', 'd'],
      { tls: 'verify-full', parameters: { searchPath: ['app'] }, leftOut: ['CONN_MAX_AGE'] },
    ],
    [
      "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': os.environ.get('DB_NAME', 'd'), 'USER': os.getenv('DB_USER', 'u'), 'PASSWORD': os.environ['DB_PASSWORD'], 'HOST': config('DB_HOST', default='h.example.com'), 'PORT': 5432}}",
      [H, 5432, 'u', '${DB_PASSWORD}', 'd'],
    ],
    [
      "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql_psycopg2', 'NAME': 'postgres', 'USER': 'u', 'PASSWORD': 'p', 'HOST': 'h.example.com', 'PORT': '6543', 'OPTIONS': {'gssencmode': 'disable'}}}",
      [H, 6543, 'u', 'p', 'postgres'],
      { leftOut: ['gssencmode'] },
    ],
    [
      "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': BASE_DIR / 'db.sqlite3'}}",
      'MUD-134',
    ],
    [
      "DATABASES = {'default': dj_database_url.parse('postgres://u:p@h.example.com/d', conn_max_age=600)}",
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://www.psycopg.org/psycopg3/docs/api/connections.html', [
    [
      'conn = psycopg2.connect(host="h.example.com", dbname="d", user="u", password="p", port=5433)',
      [H, 5433, 'u', 'p', 'd'],
    ],
    ["psycopg.connect('host=h.example.com dbname=d user=u password=p')", [H, 5432, 'u', 'p', 'd']],
    [
      "await asyncpg.connect(user='u', password='p', database='d', host='h.example.com')",
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'engine = create_engine("postgresql+psycopg://u:p@h.example.com/d", pool_size=5)',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'engine = create_async_engine(f"postgresql+asyncpg://{USER}:{PASSWORD}@{HOST}:5432/d")\nUSER = "u"\nPASSWORD = "p"\nHOST = "h.example.com"',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'URL.create("postgresql+psycopg", username="u", password="p", host="h.example.com", port=5433, database="d")',
      [H, 5433, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://laravel.com/docs/12.x/database#read-and-write-connections', [
    [
      "'pgsql' => [\n    'driver' => 'pgsql',\n    'host' => env('DB_HOST', 'h.example.com'),\n    'port' => env('DB_PORT', '5433'),\n    'database' => env('DB_DATABASE', 'd'),\n    'username' => env('DB_USERNAME', 'u'),\n    'password' => env('DB_PASSWORD', 'p'),\n    'charset' => 'utf8',\n    'search_path' => 'app',\n    'sslmode' => 'prefer',\n],",
      [H, 5433, 'u', 'p', 'd'],
      { tls: 'require', parameters: { searchPath: ['app'] } },
    ],
  ]),
  ...pastes('https://hexdocs.pm/ecto/Ecto.Repo.html', [
    [
      'config :my_app, MyApp.Repo,\n  username: "u",\n  password: "p",\n  hostname: "h.example.com",\n  database: "d",\n  pool_size: 10',
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { pool: { max: 10 } } },
    ],
    ['config :my_app, MyApp.Repo, url: "ecto://u:p@h.example.com/d"', [H, 5432, 'u', 'p', 'd']],
  ]),
  ...pastes('https://www.prisma.io/docs/orm/reference/prisma-schema-reference#datasource', [
    [
      'datasource db {\n  provider = "postgresql"\n  url = "postgresql://u:p@h.example.com/d?schema=app"\n}',
      [H, 5432, 'u', 'p', 'd'],
      { parameters: { searchPath: ['app'] } },
    ],
  ]),
  ...pastes('https://jdbc.postgresql.org/documentation/use/#connecting-to-the-database', [
    [
      'Connection conn = DriverManager.getConnection("jdbc:postgresql://h.example.com/test", "fred", "secret");',
      [H, 5432, 'fred', 'secret', 'test'],
    ],
    [
      'HikariConfig config = new HikariConfig();\nconfig.jdbcUrl = "jdbc:postgresql://h.example.com/d"\nconfig.username = "u"\nconfig.password = "p"',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://pkg.go.dev/github.com/jackc/pgx/v5', [
    [
      'conn, err := pgx.Connect(context.Background(), "postgres://u:p@h.example.com:5432/d")',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'let pool = PgPoolOptions::new().max_connections(5).connect("postgres://u:p@h.example.com/d").await?;',
      [H, 5432, 'u', 'p', 'd'],
    ],
    [
      'let (client, connection) = tokio_postgres::connect("host=h.example.com user=u password=p dbname=d", NoTls).await?;',
      [H, 5432, 'u', 'p', 'd'],
    ],
  ]),
  ...pastes('https://cljdoc.org/d/com.github.igrishaev/pg2-core/0.1.22/doc/services-tested-with', [
    [
      '(def config\n  {:host "h.example.com"\n   :port 6543\n   :user "u"\n   :password "p"\n   :database "d"})',
      [H, 6543, 'u', 'p', 'd'],
    ],
  ]),
];
