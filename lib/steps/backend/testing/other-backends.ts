import { type BackendCase, folder } from './backend-case';

const none = null;

const JVM: readonly BackendCase[] = [
  {
    name: 'Spring and JDBC',
    source: 'https://jdbc.postgresql.org/documentation/use/',
    files: folder(
      ['build.gradle', "dependencies {\n  runtimeOnly 'org.postgresql:postgresql:42.7.4'\n}\n"],
      none,
    ),
    stacks: [{ driver: 'jdbc', url: /^jdbc:postgresql:.*prepareThreshold=0/ }],
    runs: 'program',
  },
  {
    name: 'a Gradle catalog',
    source: 'https://docs.gradle.org/current/userguide/version_catalogs.html',
    files: folder(
      [
        'gradle/libs.versions.toml',
        '[versions]\npg = "42.7.4"\n[libraries]\npostgres = { module = "org.postgresql:postgresql", version.ref = "pg" }\n',
      ],
      none,
    ),
    stacks: [{ driver: 'jdbc' }],
    runs: 'program',
  },
  {
    name: 'R2DBC',
    source: 'https://github.com/pgjdbc/r2dbc-postgresql',
    files: folder(
      [
        'pom.xml',
        '<dependency>\n<groupId>org.postgresql</groupId>\n<artifactId>r2dbc-postgresql</artifactId>\n</dependency>\n',
      ],
      none,
    ),
    stacks: [{ driver: 'r2dbc', url: /^r2dbc:postgresql:.*preparedStatementCacheQueries=0/ }],
  },
  {
    name: 'Exposed',
    source: 'https://www.jetbrains.com/help/exposed/',
    files: folder(
      [
        'build.gradle.kts',
        'dependencies {\n  implementation("org.jetbrains.exposed:exposed-core:0.57.0")\n  implementation("org.postgresql:postgresql:42.7.4")\n}\n',
      ],
      none,
    ),
    stacks: [{ driver: 'jdbc', layer: 'Exposed' }],
    runs: 'program',
  },
  {
    name: 'jOOQ',
    source: 'https://www.jooq.org/doc/latest/manual/',
    files: folder(
      [
        'build.gradle.kts',
        'dependencies {\n  implementation("org.jooq:jooq:3.19.0")\n  runtimeOnly("org.postgresql:postgresql:42.7.4")\n}\n',
      ],
      none,
    ),
    stacks: [{ driver: 'jdbc', layer: 'jOOQ' }],
    runs: 'program',
  },
  {
    name: 'Slick',
    source: 'https://scala-slick.org/doc/stable/',
    files: folder(
      [
        'build.sbt',
        'libraryDependencies ++= Seq(\n  "com.typesafe.slick" %% "slick" % "3.5.1",\n  "org.postgresql" % "postgresql" % "42.7.4",\n)\n',
      ],
      none,
    ),
    stacks: [{ driver: 'jdbc', layer: 'Slick' }],
    runs: 'program',
  },
];

const REST: readonly BackendCase[] = [
  {
    name: 'Rails',
    source: 'https://guides.rubyonrails.org/configuring.html#configuring-a-database',
    files: folder(['Gemfile', "gem 'rails', '~> 8.0'\ngem 'pg'\n"], none),
    stacks: [{ driver: 'rails', url: /prepared_statements=false/ }],
    runs: 'program',
  },
  {
    name: 'Sequel',
    source: 'https://sequel.jeremyevans.net/',
    files: folder(['Gemfile', "gem 'sequel'\ngem 'pg'\n"], none),
    stacks: [{ driver: 'Sequel' }],
  },
  {
    name: 'Laravel as it comes',
    source: 'https://github.com/laravel/ideas/issues/2005',
    files: folder(
      ['composer.json', '{"require":{"laravel/framework":"^12.0"}}'],
      [
        'config/database.php',
        "<?php return ['connections' => ['pgsql' => ['driver' => 'pgsql', 'url' => env('DB_URL')]]];\n",
      ],
      { '.env': 'DB_CONNECTION=pgsql\nDB_URL=postgres://a:b@localhost/x\n' },
    ),
    stacks: [{ driver: 'laravel', red: ['driver.statements'] }],
  },
  {
    name: 'Laravel, emulated',
    source: 'https://github.com/laravel/ideas/issues/2005',
    files: folder(
      ['composer.json', '{"require":{"laravel/framework":"^12.0"}}'],
      [
        'config/database.php',
        "<?php return ['connections' => ['pgsql' => ['driver' => 'pgsql', 'url' => env('DB_URL'),\n'options' => [PDO::ATTR_EMULATE_PREPARES => true]]]];\n",
      ],
      { '.env': 'DB_CONNECTION=pgsql\nDB_URL=postgres://a:b@localhost/x\n' },
    ),
    stacks: [{ driver: 'laravel' }],
  },
  {
    name: 'Laravel on MySQL',
    source: 'https://laravel.com/docs/12.x/database',
    files: folder(['composer.json', '{"require":{"laravel/framework":"^12.0"}}'], none, {
      '.env': 'DB_CONNECTION=mysql\n',
    }),
    stacks: [],
  },
  {
    name: 'Doctrine',
    source: 'https://symfony.com/doc/current/doctrine.html',
    files: folder(
      ['composer.json', '{"require":{"doctrine/orm":"^3.0","doctrine/doctrine-bundle":"^2.11"}}'],
      none,
    ),
    stacks: [{ driver: 'doctrine' }],
  },
  {
    name: 'Ecto as it comes',
    source: 'https://github.com/elixir-ecto/ecto_sql/issues/275',
    files: folder(
      ['mix.exs', '  {:ecto_sql, "~> 3.10"},\n  {:postgrex, ">= 0.0.0"},\n'],
      [
        'config/runtime.exs',
        'config :api, Api.Repo,\n  url: System.get_env("DATABASE_URL"),\n  pool_size: 10\n',
      ],
    ),
    stacks: [{ driver: 'ecto', red: ['driver.statements'] }],
  },
  {
    name: 'Ecto, unnamed',
    source: 'https://github.com/elixir-ecto/postgrex/issues/297',
    files: folder(
      ['mix.exs', '  {:ecto_sql, "~> 3.10"},\n  {:postgrex, ">= 0.0.0"},\n'],
      [
        'config/runtime.exs',
        'config :api, Api.Repo,\n  url: System.get_env("DATABASE_URL"),\n  prepare: :unnamed,\n  pool_size: 10\n',
      ],
    ),
    stacks: [{ driver: 'ecto' }],
  },
  {
    name: 'Npgsql',
    source: 'https://www.npgsql.org/doc/compatibility.html',
    files: folder(
      [
        'Api.csproj',
        '<Project><ItemGroup>\n<PackageReference Include="Npgsql" Version="9.0.2" />\n</ItemGroup></Project>\n',
      ],
      none,
    ),
    stacks: [{ driver: 'npgsql', url: /^Host=.*SSL Mode=VerifyFull.*No Reset On Close=true/ }],
  },
  {
    name: 'EF Core',
    source: 'https://www.npgsql.org/efcore/',
    files: folder(
      [
        'Api.csproj',
        '<Project><ItemGroup>\n<PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="9.0.2" />\n</ItemGroup></Project>\n',
      ],
      none,
    ),
    stacks: [{ driver: 'npgsql', layer: 'EF Core' }],
  },
  {
    name: 'Npgsql that prepares by itself',
    source: 'https://www.npgsql.org/doc/prepare.html',
    files: folder(
      ['Api.csproj', '<PackageReference Include="Npgsql" Version="9.0.2" />\n'],
      ['Db.cs', 'var source = NpgsqlDataSource.Create(url + ";Max Auto Prepare=20");\n'],
    ),
    stacks: [{ driver: 'npgsql', red: ['driver.dangers'] }],
  },
  {
    name: 'a Python service and a Node worker',
    source: 'https://github.com/supabase/supabase/issues/39227',
    files: {
      'api/requirements.txt': 'asyncpg\n',
      'api/db.py': 'pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], statement_cache_size=0)\n',
      'worker/package.json': '{"dependencies":{"postgres":"^3.4.5"}}',
      'worker/db.js':
        "import postgres from 'postgres';\nexport const sql = postgres(process.env.DATABASE_URL);\n",
      '.env': 'DATABASE_URL=postgres://a:b@localhost/x\n',
    },
    stacks: [{ driver: 'asyncpg' }, { driver: 'postgres-js', red: ['driver.statements'] }],
  },
];

export const OTHER_BACKENDS: readonly BackendCase[] = [...JVM, ...REST];
