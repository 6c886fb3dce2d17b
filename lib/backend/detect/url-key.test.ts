import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { findUrlSource } from './url-key';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-url-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function find(file: string, code: string, env = '') {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), code);
  const { key, read, assembled } = findUrlSource(openWorkspace(root), env);
  return { key, read, assembled: assembled.map(({ line }) => line) };
}

const SETTINGS = 'class Settings(BaseSettings):\n';

it.each([
  [
    'app/config.py',
    `${SETTINGS}    SQLALCHEMY_DATABASE_URI: Optional[PostgresDsn] = None\n`,
    'SQLALCHEMY_DATABASE_URI',
  ],
  ['app/config.py', `${SETTINGS}    database_url: str\n    redis_url: str\n`, 'DATABASE_URL'],
  [
    'app/config.py',
    `${SETTINGS}    model_config = X(env_prefix="HOTEL_")\n    db_url: str\n`,
    'HOTEL_DB_URL',
  ],
  ['app/config.py', `${SETTINGS}    url: str = Field(..., validation_alias="PG_DSN")\n`, 'PG_DSN'],
  ['app/db.py', 'URL = os.getenv("DB_URL", "x")\n', 'DB_URL'],
  ['app/db.py', 'URL = os.environ["POSTGRES_URL"]\n', 'POSTGRES_URL'],
  ['src/db.ts', 'new Pool({ connectionString: process.env.PG_URL })\n', 'PG_URL'],
  ['db.go', 'url := os.Getenv("DB_DSN")\n', 'DB_DSN'],
  ['prisma/schema.prisma', '  url = env("DATABASE_URL")\n  directUrl = env("DIRECT_URL")\n', 'DATABASE_URL'],
])('%s: the key that the code asks for', (file, code, key) => {
  expect(find(file, code)).toMatchObject({ key, read: [key] });
});

it('is the one that the env file holds where the code asks for none, else the usual one', () => {
  expect(find('a.py', 'x = 1\n', 'TEST_DATABASE_URL=postgres://t\nMAIN_DB=postgres://m\n').key).toBe(
    'MAIN_DB',
  );
  expect(find('a.py', '# os.getenv("DB_URL")\n')).toEqual({ key: 'DATABASE_URL', read: [], assembled: [] });
});

it('sees a URL put together from parts, which no key of the env file gives', () => {
  const computed = `${SETTINGS}    POSTGRES_SERVER: str

    @computed_field
    @property
    def SQLALCHEMY_DATABASE_URI(self) -> PostgresDsn:
        return PostgresDsn.build(scheme="postgresql+asyncpg", host=self.POSTGRES_SERVER)
`;
  expect(find('app/config.py', computed)).toEqual({ key: 'DATABASE_URL', read: [], assembled: [7] });
  const text = 'url = f"postgresql+asyncpg://{s.user}:{s.password}@{s.host}/{s.db}"\n';
  expect(find('app/config.py', text)).toMatchObject({ read: [], assembled: [1] });
});
