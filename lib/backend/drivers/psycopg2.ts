import type { DriverStack } from './driver-stack';
import { LIBPQ_FORMS } from './parameter-forms';
import { PERCENT_IN_INI } from './percent-in-ini';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const psycopg2: DriverStack = {
  id: 'psycopg2',
  language: 'python',
  parameters: LIBPQ_FORMS,
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: {
    says: /\b(?:pool_size|maxconn)\s*=\s*(\d+)|\bpoolclass\s*=\s*(?:pool\.)?(NullPool)/,
    byDefault: null,
  },
  settings: [
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.serverCursor',
      error: 'cursor "…" does not exist',
      when: 'transaction',
      found: /\.cursor\(\s*(name\s*=|["'])/,
      isFatal: false,
    },
    {
      what: 'backend.breaks.foreignFlag',
      error: 'invalid URI query parameter: "pgbouncer"',
      when: 'always',
      found: /postgres(ql)?:\/\/[^\s"']{0,500}[?&]pgbouncer=/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.sessionSettings',
      error: 'the setting is lost, or another client has it',
      when: 'transaction',
      found: /options\s*=\s*["']-c(?!\s*search_path=[\w,]*["'])/,
      isFatal: false,
    },
    PERCENT_IN_INI,
  ],
  code: () => 'import psycopg2\n\nconnection = psycopg2.connect(settings.database_url)',
};
