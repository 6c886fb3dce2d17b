import { type BackendCase, folder, requirements } from './backend-case';

const URL = 'os.environ["DATABASE_URL"]';
const py = (text: string, file = 'app/db.py') => [file, `import os\n${text}`] as const;
const SSL = 'import ssl\nctx = ssl.create_default_context(cafile="certs/database-ca.crt")\n';
const PREFECT = 'https://github.com/PrefectHQ/prefect/issues/14602';
const ASYNCPG_198 = 'https://github.com/MagicStack/asyncpg/issues/198';

export const PYTHON_BACKENDS: readonly BackendCase[] = [
  {
    name: 'asyncpg as it comes',
    source: ASYNCPG_198,
    files: folder(
      requirements('asyncpg'),
      py(
        `import asyncpg\n\nasync def create_pool():\n    return await asyncpg.create_pool(${URL}, min_size=1, max_size=8)\n`,
      ),
    ),
    stacks: [{ driver: 'asyncpg', red: ['driver.statements'] }],
    runs: 'python',
  },
  {
    name: 'asyncpg, no cache',
    source: 'https://github.com/MagicStack/asyncpg/issues/945',
    files: folder(
      requirements('asyncpg'),
      py(
        `import asyncpg\n\nasync def create_pool():\n    return await asyncpg.create_pool(${URL}, statement_cache_size=0)\n`,
      ),
    ),
    stacks: [{ driver: 'asyncpg' }],
    runs: 'python',
  },
  {
    name: 'asyncpg, verified',
    source: 'https://magicstack.github.io/asyncpg/current/api/index.html',
    files: folder(
      requirements('asyncpg'),
      py(
        `${SSL}import asyncpg\n\nasync def create_pool():\n    return await asyncpg.create_pool(${URL}, ssl=ctx, statement_cache_size=0)\n`,
      ),
    ),
    stacks: [{ driver: 'asyncpg' }],
    runs: 'python',
  },
  {
    name: 'asyncpg, session',
    source: ASYNCPG_198,
    mode: 'session',
    files: folder(
      requirements('asyncpg'),
      py(
        `import asyncpg\n\nasync def create_pool():\n    return await asyncpg.create_pool(${URL}, min_size=1, max_size=8)\n`,
      ),
    ),
    stacks: [{ driver: 'asyncpg' }],
    runs: 'python',
  },
  {
    name: 'asyncpg, settings',
    source: PREFECT,
    files: folder(
      requirements('asyncpg'),
      py(
        `import asyncpg\n\nasync def create_pool():\n    return await asyncpg.create_pool(${URL}, statement_cache_size=0, server_settings={"search_path": "app"})\n`,
      ),
    ),
    stacks: [{ driver: 'asyncpg', red: ['driver.session'] }],
    runs: 'python',
  },
  {
    name: 'asyncpg, a listener',
    source: 'https://magicstack.github.io/asyncpg/current/api/index.html',
    files: folder(
      requirements('asyncpg'),
      py(
        `import asyncpg\n\nasync def create_pool():\n    pool = await asyncpg.create_pool(${URL}, statement_cache_size=0)\n    return pool\n\nasync def watch(connection):\n    await connection.add_listener("orders", print)\n`,
      ),
    ),
    stacks: [{ driver: 'asyncpg', red: ['driver.session'] }],
  },
  {
    name: 'databases as it comes',
    source: 'https://github.com/encode/databases/issues/147',
    files: folder(
      requirements('databases[asyncpg]'),
      py(`from databases import Database\ndatabase = Database(${URL})\n`),
    ),
    stacks: [{ driver: 'databases', red: ['driver.statements'] }],
    runs: 'python',
  },
  {
    name: 'databases, no cache',
    source: 'https://github.com/encode/databases/issues/147',
    files: folder(
      requirements('databases[postgresql]'),
      py(
        `${SSL}from databases import Database\ndatabase = Database(${URL}, ssl=ctx, statement_cache_size=0)\n`,
      ),
    ),
    stacks: [{ driver: 'databases', url: /^postgresql:\/\/[^?]*$/ }],
    runs: 'python',
  },
  {
    name: 'databases, session',
    source: 'https://www.encode.io/databases/connections_and_transactions/',
    mode: 'session',
    files: folder(
      requirements('databases[asyncpg]'),
      py(`from databases import Database\ndatabase = Database(${URL})\n`),
    ),
    stacks: [{ driver: 'databases' }],
    runs: 'python',
  },
  {
    name: 'databases in Poetry’s table',
    source: 'https://python-poetry.org/docs/dependency-specification/',
    files: folder(
      [
        'pyproject.toml',
        '[tool.poetry.dependencies]\ndatabases = {extras = ["asyncpg"], version = "^0.9"}\n',
      ],
      py(`from databases import Database\ndatabase = Database(${URL})\n`),
    ),
    stacks: [{ driver: 'databases', red: ['driver.statements'] }],
    runs: 'python',
  },
  {
    name: 'Tortoise',
    source: 'https://tortoise.github.io/databases.html',
    files: folder(
      requirements('tortoise-orm[asyncpg]'),
      py(
        `from tortoise import Tortoise\n\nasync def init():\n    await Tortoise.init(db_url=${URL}, modules={"models": ["app.models"]})\n`,
      ),
    ),
    stacks: [{ driver: 'tortoise', url: /^postgres:\/\/.*\?statement_cache_size=0$/ }],
  },
  {
    name: 'aiopg',
    source: 'https://aiopg.readthedocs.io/',
    files: folder(
      requirements('aiopg'),
      py(`import aiopg\n\nasync def create_pool():\n    return await aiopg.create_pool(${URL})\n`),
    ),
    stacks: [{ driver: 'aiopg' }],
    runs: 'python',
  },
  {
    name: 'pg8000',
    source: 'https://github.com/tlocke/pg8000',
    files: folder(requirements('pg8000'), null),
    stacks: [{ driver: 'pg8000' }],
  },
  {
    name: 'psycopg 2',
    source: 'https://www.psycopg.org/docs/usage.html',
    files: folder(
      requirements('psycopg2-binary'),
      py(`import psycopg2\n\ndef get_connection():\n    return psycopg2.connect(${URL})\n`),
    ),
    stacks: [{ driver: 'psycopg2' }],
    runs: 'python',
  },
  {
    name: 'psycopg 2, options',
    source: 'https://github.com/pgbouncer/pgbouncer/issues/496',
    files: folder(
      requirements('psycopg2-binary'),
      py(
        `import psycopg2\n\ndef get_connection():\n    return psycopg2.connect(${URL}, options="-c search_path=app")\n`,
      ),
    ),
    stacks: [{ driver: 'psycopg2', red: ['driver.session'] }],
    runs: 'python',
  },
  {
    name: 'psycopg 3, no threshold',
    source: 'https://www.psycopg.org/psycopg3/docs/advanced/prepare.html',
    files: folder(
      requirements('psycopg[binary]'),
      py(
        `import psycopg\n\ndef get_connection():\n    return psycopg.connect(${URL}, prepare_threshold=None)\n`,
      ),
    ),
    stacks: [{ driver: 'psycopg3' }],
    runs: 'python',
  },
  {
    name: 'psycopg 3 as it comes',
    source: 'https://www.psycopg.org/psycopg3/docs/advanced/prepare.html',
    files: folder(
      requirements('psycopg[binary]'),
      py(`import psycopg\n\ndef get_connection():\n    return psycopg.connect(${URL})\n`),
    ),
    stacks: [{ driver: 'psycopg3', red: ['driver.statements'] }],
    runs: 'python',
  },
  {
    name: 'psycopg 3, session',
    source: 'https://www.psycopg.org/psycopg3/docs/advanced/prepare.html',
    mode: 'session',
    files: folder(
      requirements('psycopg'),
      py(`import psycopg\n\ndef get_connection():\n    return psycopg.connect(${URL})\n`),
    ),
    stacks: [{ driver: 'psycopg3' }],
    runs: 'python',
  },
  {
    name: 'conda',
    source: 'https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/manage-environments.html',
    files: folder(
      [
        'environment.yml',
        'name: api\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.12\n  - conda-forge::psycopg2=2.9\n  - pip:\n    - fastapi\n',
      ],
      py(`import psycopg2\n\ndef get_connection():\n    return psycopg2.connect(${URL})\n`),
    ),
    stacks: [{ driver: 'psycopg2' }],
    runs: 'python',
  },
  {
    name: 'Django',
    source: 'https://docs.djangoproject.com/en/5.2/ref/databases/',
    files: folder(requirements('django>=5', 'psycopg[binary]'), [
      'app/settings.py',
      'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True}}\nURL = os.environ["DATABASE_URL"]\n',
    ]),
    stacks: [{ driver: 'django' }],
  },
  {
    name: 'Django on MySQL',
    source: 'https://docs.djangoproject.com/en/5.2/ref/databases/',
    files: folder(requirements('django>=5', 'mysqlclient'), [
      'app/settings.py',
      'DATABASES = {"default": {"ENGINE": "django.db.backends.mysql"}}\n',
    ]),
    stacks: [],
  },
  {
    name: 'Peewee',
    source: 'https://docs.peewee-orm.com/',
    files: folder(requirements('peewee', 'psycopg2-binary'), null),
    stacks: [{ driver: 'psycopg2' }, { driver: 'Peewee' }],
  },
];
