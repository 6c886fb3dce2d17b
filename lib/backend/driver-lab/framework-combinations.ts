import type { Door } from '../drivers/driver-stack';
import { postgresUrl } from '../drivers/postgres-url';
import { libpqTls } from '../drivers/tls-params';
import { advisedUrl, type Combination } from './combination';
import { quotedError } from './quoted-error';

/** What libpq and its relatives are given for TLS, and nothing for the pooling mode. */
const plainUrl = (door: Door, password: string) => postgresUrl(door.endpoint, password, libpqTls(door));

const LOST_CURSOR = quotedError('django', 'serverCursor');
const DJANGO = { driver: 'django', url: advisedUrl('django') } as const;

/** Once with Debian's Django and psycopg2, once with the newest and psycopg 3. */
const DJANGO_COMBINATIONS: readonly Combination[] = [
  { ...DJANGO, name: '.iterator()', settings: 'naive', predicted: LOST_CURSOR },
  { ...DJANGO, name: 'advised', settings: 'advised', predicted: null },
  { ...DJANGO, name: 'newest, .iterator()', kit: 'python', settings: 'naive', predicted: LOST_CURSOR },
  { ...DJANGO, name: 'newest, advised', kit: 'python', settings: 'advised', predicted: null },
];

const RAILS = { driver: 'rails', kit: 'ruby', settings: 'advised', url: advisedUrl('rails') } as const;
const withoutLocks = (door: Door, password: string) => `${RAILS.url(door, password)}&advisory_locks=false`;

const RAILS_COMBINATIONS: readonly Combination[] = [
  // Before any other of Rails: what those set for their sessions stays on the pooler’s connections.
  { ...RAILS, name: 'an interval', task: 'interval', predicted: /an interval came back as nil/ },
  {
    ...RAILS,
    name: 'as it comes',
    settings: 'naive',
    url: plainUrl,
    predicted: quotedError('rails', 'namedStatements'),
  },
  { ...RAILS, name: 'advised', predicted: null },
  // Before the one that leaves its lock behind: that blocks every later migration, in whatever mode.
  { ...RAILS, name: 'migrate, session', task: 'migrate', mode: 'session', predicted: null },
  {
    ...RAILS,
    name: 'db:migrate',
    task: 'migrate',
    predicted: quotedError('rails', 'migrationLock'),
    transactions: 20,
  },
  { ...RAILS, name: 'migrate, no locks', task: 'migrate', url: withoutLocks, predicted: null },
  { ...RAILS, name: 'interval, session', task: 'interval', mode: 'session', predicted: null },
];

/** Frameworks with an object mapper of their own. */
export const FRAMEWORK_COMBINATIONS = [...DJANGO_COMBINATIONS, ...RAILS_COMBINATIONS];
