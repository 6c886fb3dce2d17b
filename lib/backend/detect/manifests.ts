import type { Language } from './language';

/** Where an ecosystem writes down what a project stands on, and how a line names a package that matters here. */
export interface Manifest {
  readonly language: Language;
  readonly file: RegExp;
  /** Groups `name`, `version` and `extras`. */
  readonly line: RegExp;
  /** A line cut into the parts that name one package each. */
  readonly items: (line: string) => readonly string[];
}

const whole = (line: string) => [line];

/** The items of a list that stands in one line, `dependencies = ["a>=1", "b[x]"]`, each as if on a line of its own. */
function pythonItems(line: string): string[] {
  const list = /^\s*[\w.-]+\s*=\s*\[(.*)$/.exec(line)?.[1];
  if (list === undefined || /^\s*\{/.test(list)) return [line];
  return [...list.matchAll(/"[^"]*"|'[^']*'/g)].map(([item]) => item.slice(1, -1));
}

const PYTHON =
  'sqlalchemy|sqlmodel|flask-sqlalchemy|asyncpg|psycopg2(?:-binary)?|psycopg|pg8000|aiopg|databases|tortoise-orm|django|alembic|fastapi|peewee|pony|piccolo|gino|ormar';
/** What a Python requirement looks like in all of its files. */
const PYTHON_LINE = new RegExp(
  `^\\s*(?:-\\s+)?["']?(?:[\\w-]+::)?(?<name>${PYTHON})(?:\\[(?<extras>[\\w,\\s-]*)\\])?["']?\\s*(?:(?=[<>~!^]|==)|=\\s*(?:\\{.*?version\\s*=\\s*)?|,|;|$)\\s*["']?(?<version>[^"'#;\\\\]*)`,
  'gi',
);
/** Poetry's table keeps the extras apart: `databases = {extras = ["asyncpg"], version = "…"}`. */
function poetryItems(line: string): string[] {
  const table = /^\s*([\w-]+)\s*=\s*\{.{0,500}?extras\s{0,20}=\s{0,20}\[([^[\]]*)\]/.exec(line);
  if (!table) return pythonItems(line);
  const version = /version\s*=\s*["']([^"']*)/.exec(line)?.[1] ?? '';
  return [
    `${table[1]}[${(table[2] ?? '').replace(/["'\s]/g, '')}]${/^\d/.test(version) ? '==' : ''}${version}`,
  ];
}

/** The driver that an extra of a Python package brings. */
const EXTRAS: Readonly<Record<string, string>> = {
  asyncpg: 'asyncpg',
  aiopg: 'aiopg',
  psycopg: 'psycopg',
  psycopg2: 'psycopg2',
  postgresql_asyncpg: 'asyncpg',
  'postgresql-asyncpg': 'asyncpg',
  postgresql_psycopg: 'psycopg',
  'postgresql-psycopg': 'psycopg',
  postgresql_psycopgbinary: 'psycopg',
  'postgresql-psycopgbinary': 'psycopg',
  postgresql_psycopg2binary: 'psycopg2-binary',
  'postgresql-psycopg2binary': 'psycopg2-binary',
  postgresql_pg8000: 'pg8000',
  'postgresql-pg8000': 'pg8000',
};

/** Drivers that the extras of a requirement stand for. */
export function extrasOf(name: string, extras: string): string[] {
  const given = extras.split(',').map((extra) => extra.trim().toLowerCase());
  return given.flatMap((extra) => {
    if (extra === 'postgresql') return [name === 'databases' ? 'asyncpg' : 'psycopg2'];
    const driver = EXTRAS[extra];
    return driver && driver !== name ? [driver] : [];
  });
}

const NODE =
  'pg|postgres|@prisma/client|prisma|@prisma/adapter-(?:pg|neon|ppg|planetscale|libsql|better-sqlite3|mariadb|d1)|@prisma/extension-accelerate|drizzle-orm|typeorm|sequelize|knex|objection|@adonisjs/lucid|kysely|kysely-(?:postgres-js|neon)|@mikro-orm/(?:postgresql|mysql|mariadb|sqlite|better-sqlite|mongodb)|pg-promise|slonik|@neondatabase/serverless|@vercel/postgres(?:-kysely)?|@electric-sql/pglite|mysql|mysql2|better-sqlite3|sqlite3|@libsql/client|tedious';

export const MANIFESTS: readonly Manifest[] = [
  {
    language: 'python',
    file: /(^|\/)(pyproject\.toml|requirements([\w.-]*|\/[\w.-]+)\.(txt|in)|Pipfile|setup\.(py|cfg)|environment[\w.-]*\.ya?ml|pixi\.toml)$/,
    line: PYTHON_LINE,
    items: poetryItems,
  },
  {
    language: 'node',
    file: /(^|\/)(package\.json|deno\.jsonc?)$/,
    line: new RegExp(
      `"(?<name>${NODE})"\\s*:\\s*"(?:npm:[^"]*@)?(?<version>(?:[\\d^~<>=v*x]|latest|next|catalog:|workspace:|file:|link:|git|npm:)[^"]*)"`,
      'g',
    ),
    items: whole,
  },
  {
    language: 'go',
    file: /(^|\/)go\.mod$/,
    line: /(?<name>github\.com\/(?:jackc\/pgx(?:\/v\d+)?|lib\/pq|uptrace\/bun(?:\/driver\/pgdriver|\/dialect\/pgdialect)?|go-pg\/pg(?:\/v\d+)?|jmoiron\/sqlx|go-sql-driver\/mysql)|gorm\.io\/(?:gorm|driver\/(?:postgres|mysql|sqlite))|entgo\.io\/ent)\s+v(?<version>\S+)/g,
    // What another package brings is not what this one calls.
    items: (line) => (/\/\/\s*indirect/.test(line) ? [] : [line]),
  },
  {
    language: 'ruby',
    file: /(^|\/)Gemfile$/,
    line: /^\s*gem\s+["'](?<name>rails|pg|activerecord|sequel|rom-sql|mysql2|sqlite3)["']\s*(?:,\s*["'](?<version>[^"']*))?/g,
    items: whole,
  },
  {
    language: 'java',
    file: /(^|\/)(pom\.xml|build\.gradle(\.kts)?|libs\.versions\.toml|build\.sbt|build\.sc)$/,
    line: /org\.postgresql(?:["']?\s*(?::|%{1,2}|,\s*name\s*=)\s*["']?(?=(?:r2dbc-)?postgresql)|(?=<))(?<name>(?:r2dbc-)?postgresql)?["']?(?:\s*(?::|%|,\s*version\s*=)\s*["']?(?<version>\d[\w.-]*))?|\b(?<other>r2dbc-postgresql|exposed-(?:core|jdbc)|jooq|slick|doobie-postgres|vertx-pg-client|quarkus-(?:jdbc-postgresql|reactive-pg-client)|mysql-connector-(?:j|java)|mariadb-java-client)\b(?:["']?\s*(?::|%)\s*["']?(?<at>\d[\w.-]*))?/g,
    items: whole,
  },
  {
    language: 'rust',
    file: /(^|\/)Cargo\.toml$/,
    line: /^\s*(?:\[(?:workspace\.)?(?:dev-|build-)?dependencies\.)?(?<name>sqlx|tokio-postgres|postgres|deadpool-postgres|bb8-postgres|diesel|diesel-async|sea-orm)(?:\]|(?:\.workspace)?\s*=\s*(?:\{(?:.*?version\s*=\s*)?)?(?:"(?<version>[^"]*))?)/g,
    items: whole,
  },
  {
    language: 'php',
    file: /(^|\/)composer\.json$/,
    line: /"(?<name>laravel\/framework|illuminate\/database|doctrine\/(?:dbal|orm|doctrine-bundle)|ext-(?:pgsql|pdo_pgsql))"\s*:\s*"(?<version>[^"]*)"/g,
    items: whole,
  },
  {
    language: 'elixir',
    file: /(^|\/)mix\.exs$/,
    line: /\{\s*:(?<name>ecto_sql|postgrex|myxql|ecto_sqlite3)\s*(?:,\s*"(?<version>[^"]*)")?/g,
    items: whole,
  },
  {
    language: 'dotnet',
    file: /(^|\/)([\w.-]+\.(?:cs|fs|vb)proj|Directory\.Packages\.props|packages\.config)$/,
    line: /(?:Include|id)="(?<name>Npgsql(?:\.[\w.]+)?|Dapper|Pomelo\.[\w.]+|Microsoft\.EntityFrameworkCore\.(?:SqlServer|Sqlite))"(?:\s+[Vv]ersion="(?<version>[^"]*)")?/g,
    items: whole,
  },
];
