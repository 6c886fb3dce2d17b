import type { Door } from '../drivers/driver-stack';
import { postgresUrl } from '../drivers/postgres-url';
import { libpqTls } from '../drivers/tls-params';
import { advisedUrl, type Combination } from './combination';
import { quotedError } from './quoted-error';

/** What libpq and its relatives are given for TLS, with further parameters and nothing for the pooling mode. */
const plainUrl =
  (more: Readonly<Record<string, string>> = {}) =>
  (door: Door, password: string) =>
    postgresUrl(door.endpoint, password, { ...libpqTls(door), ...more });

const PGX = { driver: 'pgx-4', kit: 'go', settings: 'advised', url: advisedUrl('pgx-4') } as const;
const PGX_COMBINATIONS: readonly Combination[] = [
  {
    ...PGX,
    name: 'as it comes',
    settings: 'naive',
    url: plainUrl(),
    predicted:
      /prepared statement "lrupsc_\d+_\d+" (does not exist|already exists) \(SQLSTATE (26000|42P05)\)/,
  },
  { ...PGX, name: 'advised', predicted: null },
  { ...PGX, name: 'simple protocol', task: 'simple protocol', url: plainUrl(), predicted: null },
  {
    ...PGX,
    name: 'without a cache',
    settings: 'naive',
    url: plainUrl({ statement_cache_capacity: '0' }),
    predicted: quotedError('pgx-4', 'noCache'),
  },
  {
    ...PGX,
    name: 'the flag of pgx 5',
    settings: 'naive',
    url: advisedUrl('pgx'),
    predicted: quotedError('pgx-4', 'execModeInPgx4'),
  },
  {
    ...PGX,
    name: '.Prepare()',
    task: 'prepare',
    predicted: quotedError('pgx-4', 'explicitPrepare'),
  },
];

const LIB_PQ = { driver: 'lib-pq', kit: 'go', settings: 'advised', url: advisedUrl('lib-pq') } as const;
const LIB_PQ_COMBINATIONS: readonly Combination[] = [
  {
    ...LIB_PQ,
    name: 'as it comes',
    settings: 'naive',
    url: plainUrl(),
    predicted: quotedError('lib-pq', 'twoTrips'),
  },
  { ...LIB_PQ, name: 'advised', predicted: null },
  {
    ...LIB_PQ,
    name: 'db.Prepare()',
    task: 'prepare',
    predicted: quotedError('lib-pq', 'explicitPrepare'),
  },
  {
    ...LIB_PQ,
    name: '[]byte as jsonb',
    task: 'jsonb',
    predicted: quotedError('lib-pq', 'bytesAsJson'),
  },
  { ...LIB_PQ, name: 'pq.NewListener()', task: 'listen', predicted: quotedError('lib-pq', 'listen') },
  { ...LIB_PQ, name: 'listener, session', mode: 'session', task: 'listen', predicted: null },
  { ...LIB_PQ, name: 'jsonb, session', mode: 'session', task: 'jsonb', predicted: null },
];

/** pgjdbc prepares by name from the fifth time on. */
const JDBC = {
  driver: 'jdbc',
  kit: 'java',
  settings: 'advised',
  url: advisedUrl('jdbc'),
  transactions: 12,
} as const;
const JDBC_COMBINATIONS: readonly Combination[] = [
  {
    ...JDBC,
    name: 'as it comes',
    settings: 'naive',
    url: (door, password) => JDBC.url({ ...door, mode: 'session' }, password),
    predicted: quotedError('jdbc', 'namedStatements'),
  },
  { ...JDBC, name: 'advised', predicted: null },
];

/** Drivers of Go and Java. */
export const PROGRAM_COMBINATIONS = [...PGX_COMBINATIONS, ...LIB_PQ_COMBINATIONS, ...JDBC_COMBINATIONS];
