import { type BackendCase, folder, requirements } from './backend-case';

const URL = 'os.environ["DATABASE_URL"]';
const py = (text: string, file = 'app/db.py') => [file, `import os\n${text}`] as const;
const SSL = 'import ssl\nctx = ssl.create_default_context(cafile="certs/database-ca.crt")\n';
const WITH_CA = '"ssl": ctx';
const ASYNC = requirements('fastapi', 'sqlalchemy[asyncio]>=2', 'asyncpg>=0.29');
const engine = (args: string, before = '') =>
  py(
    `${before}from sqlalchemy.ext.asyncio import create_async_engine\nfrom sqlalchemy.pool import NullPool\nengine = create_async_engine(${URL}${args})\n`,
  );
const CACHE =
  '"statement_cache_size": 0, "prepared_statement_cache_size": 0, "prepared_statement_name_func": lambda: f"__asyncpg_{uuid4()}__"';
const UUID = 'from uuid import uuid4\n';
const SQLA_DOCS = 'https://docs.sqlalchemy.org/en/20/dialects/postgresql.html';
const SUPA_39227 = 'https://github.com/supabase/supabase/issues/39227';
const SUPA_35684 = 'https://github.com/supabase/supabase/issues/35684';
const PREFECT = 'https://github.com/PrefectHQ/prefect/issues/14602';

export const SQLALCHEMY_BACKENDS: readonly BackendCase[] = [
  {
    name: 'SQLAlchemy on asyncpg as it comes',
    source: SUPA_39227,
    files: folder(ASYNC, engine('')),
    stacks: [
      {
        driver: 'sqlalchemy-asyncpg',
        url: /^postgresql\+asyncpg:.*\?ssl=require$/,
        red: ['driver.statements'],
      },
    ],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on asyncpg, advised',
    source: SUPA_39227,
    files: folder(ASYNC, engine(`, poolclass=NullPool, connect_args={${CACHE}}`, UUID)),
    stacks: [{ driver: 'sqlalchemy-asyncpg' }],
  },
  {
    name: 'SQLAlchemy on asyncpg, session',
    source: SUPA_35684,
    mode: 'session',
    files: folder(ASYNC, engine(', pool_size=5')),
    stacks: [{ driver: 'sqlalchemy-asyncpg' }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on asyncpg, verified, session',
    source: SQLA_DOCS,
    mode: 'session',
    files: folder(ASYNC, engine(`.replace("?ssl=require", ""), connect_args={${WITH_CA}}`, SSL)),
    stacks: [{ driver: 'sqlalchemy-asyncpg' }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on asyncpg, jit off',
    source: PREFECT,
    mode: 'session',
    files: folder(ASYNC, engine(', connect_args={"server_settings": {"jit": "off"}}')),
    stacks: [{ driver: 'sqlalchemy-asyncpg', red: ['driver.session'] }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on asyncpg, jit off in production',
    source: PREFECT,
    mode: 'session',
    files: folder(
      ASYNC,
      py(
        'from sqlalchemy.ext.asyncio import create_async_engine\n\nargs = {}\nif os.environ.get("ENVIRONMENT", "production") == "production":\n    args = {\n        "server_settings": {\n            "jit": "off",\n            "application_name": "api",\n        },\n    }\nengine = create_async_engine(os.environ["DATABASE_URL"], connect_args=args)\n',
      ),
    ),
    stacks: [{ driver: 'sqlalchemy-asyncpg', red: ['driver.session'] }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on asyncpg, settings by name',
    source: PREFECT,
    mode: 'session',
    files: folder(
      ASYNC,
      engine(', connect_args={"server_settings": SETTINGS}', 'SETTINGS = {"statement_timeout": "60000"}\n'),
    ),
    stacks: [{ driver: 'sqlalchemy-asyncpg', red: ['driver.session'] }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on asyncpg, only a name',
    source: SQLA_DOCS,
    mode: 'session',
    files: folder(ASYNC, engine(', connect_args={"server_settings": {"application_name": "api"}}')),
    stacks: [{ driver: 'sqlalchemy-asyncpg' }],
    runs: 'python',
  },
  {
    name: 'SQLModel on asyncpg',
    source: 'https://sqlmodel.tiangolo.com/',
    files: folder(requirements('sqlmodel', 'asyncpg'), engine('')),
    stacks: [{ driver: 'sqlalchemy-asyncpg', layer: 'sqlmodel', red: ['driver.statements'] }],
    runs: 'python',
  },
  {
    name: 'SQLModel on psycopg 2',
    source: 'https://github.com/fastapi/full-stack-fastapi-template',
    files: folder(
      requirements('sqlmodel', 'psycopg2-binary'),
      py(`from sqlalchemy import create_engine\nengine = create_engine(${URL})\n`),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg2', layer: 'sqlmodel', url: /^postgresql\+psycopg2:/ }],
    runs: 'python',
  },
  {
    name: 'SQLModel on psycopg 3',
    source: 'https://github.com/fastapi/full-stack-fastapi-template',
    files: folder(
      requirements('sqlmodel', 'psycopg[binary]'),
      py(
        `from sqlmodel import create_engine\nengine = create_engine(${URL}, connect_args={"prepare_threshold": None})\n`,
      ),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg3', layer: 'sqlmodel', url: /^postgresql\+psycopg:/ }],
  },
  {
    name: 'SQLAlchemy on psycopg 2',
    source: SQLA_DOCS,
    files: folder(
      requirements('sqlalchemy', 'psycopg2-binary'),
      py(`from sqlalchemy import create_engine\nengine = create_engine(${URL}, pool_size=3)\n`),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg2' }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on psycopg 2, session',
    source: SQLA_DOCS,
    mode: 'session',
    files: folder(
      requirements('sqlalchemy', 'psycopg2'),
      py(`from sqlalchemy import create_engine\nengine = create_engine(${URL}, pool_size=3)\n`),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg2' }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on psycopg 2, options',
    source: 'https://github.com/pgbouncer/pgbouncer/issues/496',
    files: folder(
      requirements('sqlalchemy', 'psycopg2-binary'),
      py(
        `from sqlalchemy import create_engine\nengine = create_engine(${URL}, connect_args={"options": "-c statement_timeout=5000"})\n`,
      ),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg2', red: ['driver.session'] }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy, an engine by a function',
    source: SQLA_DOCS,
    files: folder(
      requirements('sqlalchemy', 'psycopg2-binary'),
      py(`from sqlalchemy import create_engine\n\ndef get_engine():\n    return create_engine(${URL})\n`),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg2' }],
    runs: 'python',
  },
  {
    name: 'SQLAlchemy on psycopg 3 as it comes',
    source: SQLA_DOCS,
    files: folder(
      requirements('sqlalchemy>=2', 'psycopg[binary]>=3.1'),
      py(`from sqlalchemy import create_engine\nengine = create_engine(${URL})\n`),
      { '.env': 'DATABASE_URL=postgresql+psycopg://u:p@old:5432/x\n' },
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg3', url: /^postgresql\+psycopg:/, red: ['driver.statements'] }],
  },
  {
    name: 'SQLAlchemy on psycopg 3, session',
    source: SQLA_DOCS,
    mode: 'session',
    files: folder(
      requirements('sqlalchemy>=2', 'psycopg[binary]>=3.1'),
      py(`from sqlalchemy import create_engine\nengine = create_engine(${URL})\n`),
    ),
    stacks: [{ driver: 'sqlalchemy-psycopg3' }],
  },
  {
    name: 'SQLAlchemy on pg8000',
    source: SQLA_DOCS,
    files: folder(
      requirements('sqlalchemy', 'pg8000'),
      py(`from sqlalchemy import create_engine\nengine = create_engine(${URL})\n`),
    ),
    stacks: [{ driver: 'SQLAlchemy + pg8000' }],
  },
  {
    name: 'SQLAlchemy, async for the app and psycopg 2 for jobs',
    source: 'https://docs.celeryq.dev/',
    files: folder(
      requirements('sqlalchemy[asyncio]', 'asyncpg', 'psycopg2-binary'),
      engine(`, poolclass=NullPool, connect_args={${CACHE}}`, UUID),
      {
        'jobs/db.py': `from sqlalchemy import create_engine\nengine = create_engine("postgresql+psycopg2://" + URL)\n`,
      },
    ),
    stacks: [{ driver: 'sqlalchemy-asyncpg' }, { driver: 'sqlalchemy-psycopg2' }],
  },
  {
    name: 'extras bring the driver',
    source: SQLA_DOCS,
    files: folder(
      ['pyproject.toml', '[project]\ndependencies = [\n  "sqlalchemy[postgresql-asyncpg]>=2",\n]\n'],
      engine(''),
    ),
    stacks: [{ driver: 'sqlalchemy-asyncpg', red: ['driver.statements'] }],
    runs: 'python',
  },
];
