import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { envFileOf } from './env-file-of';
import { askedParts, findUrlSource } from './url-key';

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
  ['util/config.go', 'type C struct {\n\tSource string `mapstructure:"DB_SOURCE"`\n}\n', 'DB_SOURCE'],
  ['config.go', 'dsn := viper.GetString("POSTGRES_DSN")\n', 'POSTGRES_DSN'],
  [
    'src/main/resources/application-postgres.properties',
    'spring.datasource.url=${POSTGRES_URL:jdbc:postgresql://localhost/x}\n',
    'POSTGRES_URL',
  ],
  ['src/main/resources/application.yml', 'spring:\n  r2dbc:\n    url: "${DB_URL}"\n', 'DB_URL'],
  ['config/packages/doctrine.yaml', "  url: '%env(resolve:DATABASE_URL)%'\n", 'DATABASE_URL'],
  ['config/database.yml', 'production:\n  url: <%= ENV["PG_URL"] %>\n', 'PG_URL'],
  ['config/database.php', "'url' => env('DB_URL'),\n", 'DB_URL'],
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

it('is any that holds a Postgres and that the code asks for, whatever its name', () => {
  const code = 'type C struct {\n\tMain string `env:"WAREHOUSE"`\n\tOther string `env:"CACHE"`\n}\n';
  expect(find('config.go', code, 'WAREHOUSE=postgres://h/d\nCACHE=redis://h\n')).toMatchObject({
    key: 'WAREHOUSE',
    read: ['WAREHOUSE'],
  });
});

it('names the parts where no URL is asked for, and user and password beside one in Java', () => {
  const source = (file: string, code: string) => {
    find(file, code);
    const found = findUrlSource(openWorkspace(root), '');
    rmSync(join(root, file));
    return askedParts(found);
  };
  expect(source('settings.py', 'H = os.getenv("DB_HOST")\nP = envsecret("DB_PASSWORD", "")\n')).toEqual([
    'DB_HOST',
    'DB_PASSWORD',
  ]);
  expect(source('settings.py', 'os.getenv("DATABASE_URL") or os.getenv("DB_HOST")\n')).toEqual([]);
  expect(
    source(
      'application.properties',
      'spring.datasource.url=${DB_URL}\nspring.datasource.username=${DB_USER}\nspring.datasource.password=${DB_PASS:x}\n',
    ),
  ).toEqual(['DB_USER', 'DB_PASS']);
});

it.each([
  [{ 'app.env': 'DB_SOURCE=postgres://h/d\n' }, 'app.env'],
  [{ '.envs/.production/.postgres': 'POSTGRES_HOST=postgres\n' }, '.envs/.production/.postgres'],
  [{ 'deploy/.env': 'A=1\n', 'prod.env': 'DATABASE_URL=postgres://h/d\n' }, 'deploy/.env'],
  [{ '.env.example': 'DATABASE_URL=postgres://h/d\n' }, '.env'],
  [{ 'a.env': 'DB_HOST=h\n', 'b.env': 'DB_HOST=h\n' }, '.env'],
  [{ 'mail.env': 'SMTP_HOST=h\n' }, '.env'],
])('%o: the env file is %s', (files, wanted) => {
  for (const [file, text] of Object.entries(files)) find(file, text);
  expect(envFileOf(openWorkspace(root), '')).toBe(wanted);
});
