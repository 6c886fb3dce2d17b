import { arrivingSettings } from './carry-parameters';
import type { CodeContext, DriverStack } from './driver-stack';
import { pyEntries, SQLALCHEMY_ASYNCPG_FORMS } from './parameter-forms';
import { PERCENT_IN_INI } from './percent-in-ini';
import { postgresUrl } from './postgres-url';
import { SQLALCHEMY_POOL } from './sqlalchemy-sync';

function code(context: CodeContext): string {
  const { endpoint, caFile, mode } = context;
  const settings = pyEntries(arrivingSettings(context));
  const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
  const tls = verifies ? `\nssl_context = ssl.create_default_context(cafile="${caFile}")` : '';
  const args = [
    ...(verifies ? ['        "ssl": ssl_context,'] : []),
    ...(mode === 'transaction'
      ? [
          '        "statement_cache_size": 0,',
          '        "prepared_statement_cache_size": 0,',
          '        "prepared_statement_name_func": lambda: f"__asyncpg_{uuid4()}__",',
        ]
      : []),
    ...(settings === '' ? [] : [`        "server_settings": {${settings}},`]),
  ];
  return [
    ...(verifies ? ['import ssl'] : []),
    ...(mode === 'transaction' ? ['from uuid import uuid4'] : []),
    'from sqlalchemy.ext.asyncio import create_async_engine',
    ...(mode === 'transaction' ? ['from sqlalchemy.pool import NullPool'] : []),
    tls,
    'engine = create_async_engine(',
    `    settings.database_url,${verifies ? '  # the context below replaces ?ssl=require' : ''}`,
    ...(mode === 'transaction' ? ['    poolclass=NullPool,'] : []),
    ...(args.length > 0 ? ['    connect_args={', ...args, '    },'] : []),
    ')',
  ].join('\n');
}

/** A manifest that pins SQLAlchemy below 2, however it is spelt; the version of a neighbour on the same line is not its. */
const OLD_SQLALCHEMY =
  /sqlalchemy(?:\[[^[\]]{0,200}\])?["']?\s{0,9}(?:=\s{0,9}(?:\{.{0,200}?version\s{0,9}=\s{0,9})?["']\s{0,9})?(?:(?:[=~]=|\^|~|<=?)?\s{0,9}1\.\d|(?:>=?\s{0,9}1\.[\d.]{1,20}\s{0,9},\s{0,9})?<=?\s{0,9}(?:1\.\d|2(?:\.0){0,9}(?![.\d])))/i;

/** asyncpg used by itself, say in a worker, spells its cache the same way. */
const ENGINE = /connect_args|create_async_engine|asyncpg:\/\//i;

export const sqlalchemyAsyncpg: DriverStack = {
  id: 'sqlalchemy-asyncpg',
  language: 'python',
  parameters: SQLALCHEMY_ASYNCPG_FORMS,
  url: ({ endpoint }, password) => {
    const ssl: Record<string, string> = endpoint.tls.mode === 'disable' ? {} : { ssl: 'require' };
    return postgresUrl(endpoint, password, ssl, 'postgresql+asyncpg');
  },
  pool: SQLALCHEMY_POOL,
  settings: [
    {
      name: 'statement_cache_size',
      value: '0',
      why: 'backend.why.statementCache',
      when: 'transaction',
      present: /(?<!prepared_)statement_cache_size["']?\s*[:=]\s*0\b/,
      inside: ENGINE,
    },
    {
      name: 'prepared_statement_cache_size',
      value: '0',
      why: 'backend.why.statementCache',
      when: 'transaction',
      present: /prepared_statement_cache_size["']?\s*[:=]\s*0\b/,
      inside: ENGINE,
    },
    {
      name: 'prepared_statement_name_func',
      value: 'lambda: f"__asyncpg_{uuid4()}__"',
      why: 'backend.why.uniqueNames',
      when: 'transaction',
      present: /prepared_statement_name_func["']?\s*[:=]/,
      inside: ENGINE,
    },
    {
      name: 'poolclass',
      isOptional: true,
      value: 'NullPool',
      why: 'backend.why.nullPool',
      when: 'transaction',
      present: /poolclass["']?\s*[=:]\s*(pool\.)?NullPool/,
    },
    {
      name: 'ssl',
      value: 'ssl.create_default_context(cafile=…)',
      why: 'backend.why.sslContext',
      when: 'tls',
      present: /create_default_context\(.{0,300}cafile/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'prepared statement "__asyncpg_stmt_1__" does not exist',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.oldDialect',
      error: 'prepared statement "__asyncpg_stmt_1__" already exists',
      when: 'transaction',
      found: OLD_SQLALCHEMY,
      isFatal: true,
    },
    {
      what: 'backend.breaks.sslmodeArgument',
      error: "TypeError: connect() got an unexpected keyword argument 'sslmode'",
      when: 'always',
      found: /asyncpg:\/\/[^\s"']{0,500}[?&]sslmode=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.foreignFlag',
      error: "TypeError: connect() got an unexpected keyword argument 'pgbouncer'",
      when: 'always',
      found: /asyncpg:\/\/[^\s"']{0,500}[?&]pgbouncer=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.cacheInUrl',
      error: "TypeError: '<' not supported between instances of 'str' and 'int'",
      when: 'always',
      found: /asyncpg:\/\/[^\s"']{0,500}[?&]statement_cache_size=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.oldScheme',
      error: "NoSuchModuleError: Can't load plugin: sqlalchemy.dialects:postgres",
      when: 'always',
      found: /=\s*["']?postgres:\/\//,
      isFatal: true,
    },
    PERCENT_IN_INI,
  ],
  code,
};
