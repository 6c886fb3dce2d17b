import { type BackendCase, folder } from './backend-case';

const go = (lines: string) =>
  ['go.mod', `module example.org/api\n\ngo 1.22\n\nrequire (\n${lines})\n`] as const;
const main = (text: string) => ['db.go', text] as const;
const cargo = (lines: string) => ['Cargo.toml', `[dependencies]\n${lines}`] as const;
const none = null;

const GO: readonly BackendCase[] = [
  {
    name: 'pgx 5',
    source: 'https://github.com/jackc/pgx',
    files: folder(
      go('\tgithub.com/jackc/pgx/v5 v5.7.1\n'),
      main('pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))\n'),
    ),
    stacks: [{ driver: 'pgx', url: /default_query_exec_mode=exec/ }],
  },
  {
    name: 'lib/pq',
    source: 'https://github.com/lib/pq/issues/389',
    files: folder(
      go('\tgithub.com/lib/pq v1.10.9\n'),
      main('db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))\n'),
    ),
    stacks: [{ driver: 'lib-pq', url: /binary_parameters=yes/ }],
    runs: 'program',
  },
  {
    name: 'GORM',
    source: 'https://gorm.io/docs/connecting_to_the_database.html',
    files: folder(
      go(
        '\tgorm.io/gorm v1.25.0\n\tgorm.io/driver/postgres v1.5.9\n\tgithub.com/jackc/pgx/v5 v5.5.5 // indirect\n',
      ),
      main('db, err := gorm.Open(postgres.Open(os.Getenv("DATABASE_URL")), &gorm.Config{})\n'),
    ),
    stacks: [{ driver: 'gorm', url: /default_query_exec_mode=exec/ }],
  },
  {
    name: 'GORM that keeps statements',
    source: 'https://gorm.io/docs/performance.html',
    files: folder(
      go('\tgorm.io/driver/postgres v1.5.9\n'),
      main(
        'db, err := gorm.Open(postgres.Open(os.Getenv("DATABASE_URL")), &gorm.Config{PrepareStmt: true})\n',
      ),
    ),
    stacks: [{ driver: 'gorm', red: ['driver.dangers'] }],
  },
  {
    name: 'bun',
    source: 'https://bun.uptrace.dev/postgres/',
    files: folder(
      go(
        '\tgithub.com/uptrace/bun v1.2.1\n\tgithub.com/uptrace/bun/dialect/pgdialect v1.2.1\n\tgithub.com/uptrace/bun/driver/pgdriver v1.2.1\n',
      ),
      main('sqldb := sql.OpenDB(pgdriver.NewConnector(pgdriver.WithDSN(os.Getenv("DATABASE_URL"))))\n'),
    ),
    stacks: [{ driver: 'bun-pgdriver', layer: 'bun' }],
  },
  {
    name: 'bun on pgx',
    source: 'https://bun.uptrace.dev/postgres/',
    files: folder(
      go('\tgithub.com/uptrace/bun v1.2.1\n\tgithub.com/jackc/pgx/v5 v5.7.1\n'),
      main('config, err := pgx.ParseConfig(os.Getenv("DATABASE_URL"))\n'),
    ),
    stacks: [{ driver: 'pgx', layer: 'bun' }],
  },
  {
    name: 'ent on lib/pq',
    source: 'https://entgo.io/docs/sql-integration',
    files: folder(
      go('\tentgo.io/ent v0.14.0\n\tgithub.com/lib/pq v1.10.9\n'),
      main('client, err := ent.Open("postgres", os.Getenv("DATABASE_URL"))\n'),
    ),
    stacks: [{ driver: 'lib-pq', layer: 'ent' }],
    runs: 'program',
  },
  {
    name: 'ent on pgx',
    source: 'https://entgo.io/docs/sql-integration',
    files: folder(
      go('\tentgo.io/ent v0.14.0\n\tgithub.com/jackc/pgx/v5 v5.7.1\n'),
      main('db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))\n'),
    ),
    stacks: [{ driver: 'pgx', layer: 'ent' }],
  },
  {
    name: 'go-pg',
    source: 'https://github.com/go-pg/pg',
    files: folder(go('\tgithub.com/go-pg/pg/v10 v10.13.0\n'), none),
    stacks: [{ driver: 'go-pg' }],
  },
];

const RUST: readonly BackendCase[] = [
  {
    name: 'sqlx',
    source: 'https://github.com/launchbadge/sqlx/issues/67',
    files: folder(cargo('sqlx = { version = "0.8", features = ["runtime-tokio", "postgres"] }\n'), [
      'src/db.rs',
      'let pool = PgPoolOptions::new().connect(&std::env::var("DATABASE_URL")?).await?;\n',
    ]),
    stacks: [{ driver: 'sqlx', url: /statement-cache-capacity=0/ }],
  },
  {
    name: 'sqlx in a section of its own',
    source: 'https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html',
    files: folder(['Cargo.toml', '[dependencies.sqlx]\nversion = "0.8"\nfeatures = ["postgres"]\n'], none),
    stacks: [{ driver: 'sqlx' }],
  },
  {
    name: 'sqlx for MySQL',
    source: 'https://github.com/launchbadge/sqlx',
    files: folder(cargo('sqlx = { version = "0.8", features = ["mysql"] }\n'), none),
    stacks: [],
  },
  {
    name: 'sea-orm',
    source: 'https://www.sea-ql.org/SeaORM/docs/install-and-config/connection/',
    files: folder(cargo('sea-orm = { version = "1", features = ["sqlx-postgres"] }\n'), none),
    stacks: [{ driver: 'sqlx', layer: 'SeaORM' }],
  },
  {
    name: 'tokio-postgres',
    source: 'https://github.com/rust-postgres/rust-postgres/issues/1054',
    files: folder(cargo('tokio-postgres = "0.7"\n'), [
      'src/db.rs',
      'let tls = MakeTlsConnector::new(connector);\n',
    ]),
    stacks: [{ driver: 'tokio-postgres', url: /\?sslmode=require$/, red: ['driver.reaches'] }],
  },
  {
    name: 'tokio-postgres, session',
    source: 'https://github.com/rust-postgres/rust-postgres/issues/1054',
    mode: 'session',
    files: folder(cargo('tokio-postgres = "0.7"\n'), [
      'src/db.rs',
      'let tls = MakeTlsConnector::new(connector);\n',
    ]),
    stacks: [{ driver: 'tokio-postgres' }],
  },
  {
    name: 'diesel',
    source: 'https://github.com/diesel-rs/diesel/pull/4539',
    files: folder(cargo('diesel = { version = "2.2", features = ["postgres", "r2d2"] }\n'), none),
    stacks: [{ driver: 'diesel', red: ['driver.reaches'] }],
  },
  {
    name: 'diesel, session',
    source: 'https://diesel.rs/guides/getting-started',
    mode: 'session',
    files: folder(cargo('diesel = { version = "2.2", features = ["postgres"] }\n'), none),
    stacks: [{ driver: 'diesel' }],
  },
];

export const GO_RUST_BACKENDS: readonly BackendCase[] = [...GO, ...RUST];
