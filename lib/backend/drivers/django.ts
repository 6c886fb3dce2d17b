import type { DriverStack } from './driver-stack';
import { libpqOptions } from './libpq-options';
import { LIBPQ_ONE_HOST_FORMS, pyEntries } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

export const django: DriverStack = {
  id: 'django',
  language: 'python',
  parameters: LIBPQ_ONE_HOST_FORMS,
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: { says: /["']max_size["']\s*:\s*(\d+)/, byDefault: null },
  settings: [
    {
      name: 'DISABLE_SERVER_SIDE_CURSORS',
      value: 'True',
      why: 'backend.why.serverSideCursors',
      when: 'transaction',
      present: /DISABLE_SERVER_SIDE_CURSORS["']?\s*[:=]\s*True|disable_server_side_cursors\s*=\s*True/,
    },
    {
      name: 'CONN_MAX_AGE',
      isOptional: true,
      value: '0',
      why: 'backend.why.connMaxAge',
      when: 'transaction',
      present: /CONN_MAX_AGE["']?\s*[:=]\s*0\b|conn_max_age\s*=\s*0\b/,
    },
    { name: 'sslrootcert', value: '…', why: 'backend.why.sslInUrl', when: 'tls', present: /sslrootcert/ },
  ],
  breaks: [
    {
      what: 'backend.breaks.serverCursor',
      // With psycopg 3 “portal …”, with psycopg2 “cursor …”.
      error: 'portal "_django_curs_…" does not exist',
      when: 'transaction',
      found: /\.iterator\(/,
      isFatal: true,
    },
    {
      what: 'backend.breaks.sessionSettings',
      error: 'the setting is lost, or another client has it',
      when: 'transaction',
      found: /["']options["']\s*:\s*["']-c(?!\s*search_path=[\w,]*["'])/,
      isFatal: false,
    },
  ],
  code: (context) => {
    const { mode } = context;
    const options = { ...libpqTls(context), ...libpqOptions(context) };
    return [
      'DATABASES = {',
      '    "default": {',
      '        "ENGINE": "django.db.backends.postgresql",',
      '        "NAME": os.environ["POSTGRES_DB"],',
      '        "USER": os.environ["POSTGRES_USER"],',
      '        "PASSWORD": os.environ["POSTGRES_PASSWORD"],',
      '        "HOST": os.environ["POSTGRES_HOST"],',
      '        "PORT": os.environ["POSTGRES_PORT"],',
      ...(mode === 'transaction'
        ? ['        "CONN_MAX_AGE": 0,', '        "DISABLE_SERVER_SIDE_CURSORS": True,']
        : []),
      `        "OPTIONS": {${pyEntries(options)}},`,
      '    }',
      '}',
    ].join('\n');
  },
};
