import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { detectWorkspace } from './detect-workspace';
import { findHealthUrls } from './find-health-urls';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-detect-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function detect(files: Record<string, string>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return detectWorkspace(openWorkspace(root));
}

describe('the driver', () => {
  it.each([
    [
      'requirements.txt',
      'fastapi\nSQLAlchemy[asyncio]==2.0.36\nasyncpg>=0.29\n',
      'sqlalchemy-asyncpg',
      '>=0.29',
    ],
    ['requirements/base.txt', 'asyncpg==0.30.0\n', 'asyncpg', '==0.30.0'],
    ['requirements.txt', 'sqlalchemy\npsycopg2-binary==2.9.9\n', 'sqlalchemy-psycopg2', '==2.9.9'],
    ['pyproject.toml', '[project]\ndependencies = [\n  "psycopg[binary]>=3.2",\n]\n', 'psycopg3', '>=3.2'],
    ['pyproject.toml', '[tool.poetry.dependencies]\ndjango = "^5.1"\npsycopg = "^3"\n', 'django', '^5.1'],
    [
      'backend/pyproject.toml',
      'dependencies = ["fastapi>=0.115", "sqlalchemy[asyncio]>=2.0.36", "asyncpg>=0.30"]\n',
      'sqlalchemy-asyncpg',
      '>=0.30',
    ],
    ['package.json', '{\n  "dependencies": {\n    "pg": "^8.23.1"\n  }\n}', 'node-postgres', '^8.23.1'],
    ['package.json', '{\n  "dependencies": {\n    "postgres": "3.4.9"\n  }\n}', 'postgres-js', '3.4.9'],
    ['package.json', '{\n    "@prisma/client": "^7.1.0",\n    "pg": "8"\n}', 'prisma-7', '^7.1.0'],
    ['package.json', '{\n    "@prisma/client": "^6.2.0"\n}', 'prisma-6', '^6.2.0'],
    ['package.json', '{\n    "drizzle-orm": "^0.45.4",\n    "pg": "8"\n}', 'drizzle', '^0.45.4'],
    ['package.json', '{\n    "typeorm": "^1",\n    "pg": "8"\n}', 'typeorm', '^1'],
    ['package.json', '{\n    "sequelize": "^6",\n    "pg": "8"\n}', 'sequelize', '^6'],
    ['package.json', '{\n    "knex": "^3",\n    "pg": "8"\n}', 'knex', '^3'],
    ['go.mod', 'module x\nrequire github.com/jackc/pgx/v5 v5.7.1\n', 'pgx', '5.7.1'],
    ['go.mod', 'module x\nrequire github.com/jackc/pgx/v4 v4.18.3\n', 'pgx-4', '4.18.3'],
    ['go.mod', 'module x\nrequire (\n\tgithub.com/lib/pq v1.10.9\n)\n', 'lib-pq', '1.10.9'],
    ['pom.xml', '<groupId>org.postgresql</groupId>', 'jdbc', null],
    ['build.gradle', "runtimeOnly 'org.postgresql:postgresql:42.7.4'", 'jdbc', '42.7.4'],
    ['Gemfile', "gem 'rails', '~> 8.0'\ngem 'pg'\n", 'rails', '~> 8.0'],
    ['Cargo.toml', '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n', 'sqlx', '0.8'],
  ])('%s → %s', (file, content, id, version) => {
    expect(detect({ [file]: content }).drivers[0]).toMatchObject({ id, version, file });
  });

  it('is unknown in a folder without manifests, and among installed packages', () => {
    const facts = detect({ 'node_modules/pg/package.json': '{"pg": "8"}', 'x.bin': '\0\0' });
    expect(facts).toMatchObject({ language: null, drivers: [], composeFiles: [], migrations: null });
  });
});

describe('the health addresses', () => {
  const app = { 'src/app.ts': "app.get('/health/live', ok);\napp.get('/health/ready', ready);\n" };
  const urls = (files: Record<string, string>) => {
    detect(files);
    return findHealthUrls(openWorkspace(root));
  };

  it('join the path of the code with the port of the env file', () => {
    expect(urls({ ...app, '.env': 'PORT=8080\nAPP_PORT="9000"\n' })).toEqual({
      live: 'http://127.0.0.1:9000/health/live',
      ready: 'http://127.0.0.1:9000/health/ready',
      portFrom: '.env (APP_PORT)',
      pathFrom: 'src/app.ts:1',
    });
  });

  it('join the beginning of a router with the rest of each path', () => {
    const router =
      'router = APIRouter(prefix="/health")\n\n@router.get("/live")\nasync def a(): ...\n@router.get("/ready")\nasync def b(): ...\n';
    expect(urls({ 'app/api/health.py': router, '.env': 'PORT=8080\n' })).toMatchObject({
      live: 'http://127.0.0.1:8080/health/live',
      ready: 'http://127.0.0.1:8080/health/ready',
      pathFrom: 'app/api/health.py:3',
    });
  });

  it('take what compose publishes, and never the port of a database beside it', () => {
    const compose =
      'services:\n  db:\n    ports:\n      - "5432:5432"\n  api:\n    ports: \n      - "127.0.0.1:8002:80" # api\n';
    expect(urls({ ...app, 'compose.yaml': compose })).toMatchObject({
      live: 'http://127.0.0.1:8002/health/live',
      portFrom: 'compose.yaml:7',
    });
  });

  it('are not made up when the port or the path is missing', () => {
    expect(urls(app)).toBeNull();
    rmSync(join(root, 'src'), { recursive: true });
    expect(urls({ '.env': 'PORT=8080\n' })).toBeNull();
  });
});

it('looks into the folder of a monorepo, and leaves the compose file of the tests alone', () => {
  const facts = detect({
    'backend/Makefile': 'test-unit:\n\tpytest\n',
    'frontend/package.json': '{}',
    'docker-compose.yml': 'services: {}\n',
    'docker-compose.test.yml': 'services: {}\n',
    'compose.ci.yaml': 'services: {}\n',
  });
  expect(facts).toMatchObject({
    composeFiles: ['docker-compose.yml'],
    tests: { unit: 'make -C backend test-unit' },
  });
});

it('finds files, commands and health paths of a Node backend', () => {
  const facts = detect({
    'package.json':
      '{\n  "scripts": {\n    "test": "vitest",\n    "test:integration": "vitest run it"\n  },\n  "dependencies": {\n    "pg": "8"\n  }\n}',
    'compose.yaml': 'services: {}\n',
    'docker-compose.override.yml': 'services: {}\n',
    '.env': 'A=1\n',
    '.env.local': 'A=1\n',
    'src/config.ts': 'export {}\n',
    'src/health.ts': "app.get('/healthz', ok);\n",
  });
  expect(facts).toMatchObject({
    language: 'node',
    composeFiles: ['compose.yaml', 'docker-compose.override.yml'],
    envFiles: ['.env', '.env.local'],
    settingsFiles: ['src/config.ts'],
    tests: { unit: 'npm run test', integration: 'npm run test:integration' },
    healthPaths: [{ file: 'src/health.ts', line: 1 }],
  });
});
