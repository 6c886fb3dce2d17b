import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { findDependencies } from './find-dependencies';
import { listFiles } from './list-files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-manifest-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function found(file: string, text: string): string[] {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  const workspace = openWorkspace(root);
  return findDependencies(workspace, listFiles(workspace)).map(
    ({ name, version, line }) => `${line} ${name}${version === null ? '' : ` ${version}`}`,
  );
}

/**
 * As people write them, after the page that defines the form: PEP 508 and 621, pip's requirements, Poetry, Pipenv, conda,
 * npm's package.json, Deno, the Go modules reference, Bundler, Maven, Gradle's catalog, the Cargo book, Composer, mix, NuGet.
 */
const MANIFESTS: readonly (readonly [
  what: string,
  file: string,
  text: string,
  expected: readonly string[],
])[] = [
  ['pip, pinned', 'requirements.txt', 'asyncpg==0.30.0', ['1 asyncpg ==0.30.0']],
  ['pip, a range', 'requirements.txt', 'psycopg>=3.1,<4', ['1 psycopg >=3.1,<4']],
  ['pip, compatible', 'requirements.txt', 'SQLAlchemy~=2.0', ['1 sqlalchemy ~=2.0']],
  ['pip, no version', 'requirements.txt', 'asyncpg', ['1 asyncpg']],
  ['pip, a remark', 'requirements.txt', 'asyncpg==0.29.0  # the driver', ['1 asyncpg ==0.29.0']],
  [
    'pip, a marker',
    'requirements.txt',
    'psycopg2-binary==2.9.9 ; python_version >= "3.8"',
    ['1 psycopg2-binary ==2.9.9'],
  ],
  ['pip, an extra', 'requirements.txt', 'psycopg[binary,pool]==3.2.1', ['1 psycopg ==3.2.1']],
  [
    'pip, an extra that brings a driver',
    'requirements.txt',
    'sqlalchemy[asyncio,postgresql_asyncpg]==2.0.36',
    ['1 sqlalchemy ==2.0.36', '1 asyncpg'],
  ],
  ['pip, commented out', 'requirements.txt', '# asyncpg==0.30.0', []],
  ['pip, hashes', 'requirements.txt', 'asyncpg==0.30.0 \\\n    --hash=sha256:0123', ['1 asyncpg ==0.30.0']],
  [
    'pip, other packages that begin alike',
    'requirements.txt',
    'asyncpg-listen==1\nsqlalchemy-utils==0.41\ndjango-environ\npsycopg-pool==3',
    [],
  ],
  [
    'pip, the ends of Windows',
    'requirements.txt',
    'fastapi\r\nasyncpg==0.30.0\r\n',
    ['1 fastapi', '2 asyncpg ==0.30.0'],
  ],
  ['pip, a file of its own', 'requirements/prod.txt', 'django>=5\npsycopg[c]', ['1 django >=5', '2 psycopg']],
  ['pip-tools', 'requirements.in', 'asyncpg', ['1 asyncpg']],
  [
    'PEP 621',
    'pyproject.toml',
    '[project]\ndependencies = [\n  "fastapi>=0.115",\n  "asyncpg>=0.30",\n]',
    ['3 fastapi >=0.115', '4 asyncpg >=0.30'],
  ],
  [
    'PEP 621 in one line',
    'pyproject.toml',
    'dependencies = ["sqlalchemy>=2", "psycopg[binary]>=3.2"]',
    ['1 sqlalchemy >=2', '1 psycopg >=3.2'],
  ],
  [
    'Poetry',
    'pyproject.toml',
    '[tool.poetry.dependencies]\nsqlalchemy = "^2.0"\nasyncpg = "*"',
    ['2 sqlalchemy ^2.0', '3 asyncpg *'],
  ],
  [
    'Poetry, a table',
    'pyproject.toml',
    'databases = {extras = ["asyncpg"], version = "^0.9"}',
    ['1 databases ^0.9', '1 asyncpg'],
  ],
  ['Pipenv', 'Pipfile', '[packages]\npsycopg2-binary = "==2.9.9"', ['2 psycopg2-binary ==2.9.9']],
  [
    'conda',
    'environment.yml',
    'dependencies:\n  - python=3.12\n  - conda-forge::asyncpg>=0.29',
    ['3 asyncpg >=0.29'],
  ],
  [
    'npm',
    'package.json',
    '{\n "dependencies": {\n  "pg": "^8.13.1",\n  "drizzle-orm": "0.45.4"\n }\n}',
    ['3 pg ^8.13.1', '4 drizzle-orm 0.45.4'],
  ],
  [
    'npm in one line',
    'package.json',
    '{"dependencies":{"pg":"8","knex":"3.1.0"}}',
    ['1 pg 8', '1 knex 3.1.0'],
  ],
  ['npm, an alias', 'package.json', '{"dependencies":{"pg":"npm:@acme/pg@8.1.0"}}', ['1 pg 8.1.0']],
  [
    'npm, of a workspace',
    'package.json',
    '{"dependencies":{"postgres":"workspace:*","typeorm":"catalog:"}}',
    ['1 postgres workspace:*', '1 typeorm catalog:'],
  ],
  [
    'npm, others that begin alike',
    'package.json',
    '{"dependencies":{"pg-format":"1","postgres-array":"3","prisma-client-lib":"1","@types/pg":"8"}}',
    [],
  ],
  [
    'npm, a script of that name',
    'package.json',
    '{"scripts":{"prisma":"prisma generate","knex":"knex migrate"}}',
    [],
  ],
  ['Deno', 'deno.json', '{"imports":{"pg":"npm:pg@^8.11.0"}}', ['1 pg ^8.11.0']],
  [
    'Go',
    'go.mod',
    'module x\n\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.7.1\n\tgorm.io/gorm v1.25.12\n)',
    ['4 github.com/jackc/pgx/v5 5.7.1', '5 gorm.io/gorm 1.25.12'],
  ],
  ['Go, brought by another', 'go.mod', 'require github.com/lib/pq v1.10.9 // indirect', []],
  [
    'Bundler',
    'Gemfile',
    "source 'https://rubygems.org'\ngem 'rails', '~> 8.0'\ngem \"pg\", \"~> 1.5\"\ngem 'pg_search'",
    ['2 rails ~> 8.0', '3 pg ~> 1.5'],
  ],
  ['Gradle', 'build.gradle', "implementation 'org.postgresql:postgresql:42.7.4'", ['1 postgresql 42.7.4']],
  [
    'Gradle, Kotlin',
    'build.gradle.kts',
    'runtimeOnly("org.postgresql:r2dbc-postgresql:1.0.5.RELEASE")',
    ['1 r2dbc-postgresql 1.0.5.RELEASE'],
  ],
  ['sbt', 'build.sbt', '"org.postgresql" % "postgresql" % "42.7.4"', ['1 postgresql 42.7.4']],
  [
    'Cargo',
    'Cargo.toml',
    '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\ntokio-postgres = "0.7"',
    ['2 sqlx 0.8', '3 tokio-postgres 0.7'],
  ],
  [
    'Cargo, of a workspace',
    'Cargo.toml',
    'sqlx.workspace = true\ndiesel = { workspace = true }',
    ['1 sqlx', '2 diesel'],
  ],
  [
    'Composer',
    'composer.json',
    '{"require":{"laravel/framework":"^11.0","ext-pgsql":"*"}}',
    ['1 laravel/framework ^11.0', '1 ext-pgsql *'],
  ],
  [
    'mix',
    'mix.exs',
    '{:ecto_sql, "~> 3.12"},\n{:postgrex, ">= 0.0.0"}',
    ['1 ecto_sql ~> 3.12', '2 postgrex >= 0.0.0'],
  ],
  [
    'NuGet',
    'App/App.csproj',
    '<PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="9.0.2" />',
    ['1 npgsql.entityframeworkcore.postgresql 9.0.2'],
  ],
  [
    'NuGet, central',
    'Directory.Packages.props',
    '<PackageVersion Include="Npgsql" Version="9.0.2" />',
    ['1 npgsql 9.0.2'],
  ],
  ['a lock file', 'package-lock.json', '{"packages":{"node_modules/pg":{"version":"8.13.1"}},"pg":"8"}', []],
  ['a file that is none', 'notes.txt', 'asyncpg==0.30.0', []],
];

describe('what reaches Postgres, by its manifest', () => {
  it.each(MANIFESTS)('%s', (_, file, text, expected) => expect(found(file, text)).toEqual(expected));

  it('belongs to the project of its folder; that of requirements and catalogs is the one above', () => {
    for (const file of [
      'api/package.json',
      'worker/requirements/base.txt',
      'gradle/libs.versions.toml',
      'package.json',
    ]) {
      const text = file.endsWith('json') ? '{"pg":"8"}' : 'asyncpg==1\norg.postgresql:postgresql:42.7.4';
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const workspace = openWorkspace(root);
    const projects = findDependencies(workspace, listFiles(workspace)).map(({ file, project }) => [
      file,
      project,
    ]);
    expect(Object.fromEntries(projects)).toEqual({
      'package.json': '',
      'api/package.json': 'api',
      'gradle/libs.versions.toml': '',
      'worker/requirements/base.txt': 'worker',
    });
  });

  it('passes over what is no text, and never shows a line at its full length', () => {
    writeFileSync(join(root, 'package.json'), Buffer.from([0, 1, 2]));
    writeFileSync(join(root, 'requirements.txt'), `asyncpg==1 # ${'x'.repeat(5_000)}`);
    const workspace = openWorkspace(root);
    const [one, ...rest] = findDependencies(workspace, listFiles(workspace));
    expect([one?.name, one?.text.length, rest]).toEqual(['asyncpg', 200, []]);
  });
});
