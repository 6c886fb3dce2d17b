import { advisedUrl, type Combination, type LabDriver } from './combination';
import type { LabKitName } from './lab-kits';

const DRIVERS: readonly (readonly [LabDriver, LabKitName?])[] = [
  ['asyncpg'],
  ['sqlalchemy-asyncpg'],
  ['psycopg2'],
  ['psycopg3', 'python'],
  ['django'],
  ['django', 'python'],
  ['node-postgres'],
  ['postgres-js'],
  ['drizzle'],
  ['typeorm'],
  ['knex'],
  ['sequelize'],
  ['prisma-7', 'prisma-7'],
  ['pgx-4', 'go'],
  ['lib-pq', 'go'],
  ['jdbc', 'java'],
  ['rails', 'ruby'],
];

/** In session mode the advice has only a URL to give: everything that breaks in transaction mode has to work. */
export const SESSION_COMBINATIONS: readonly Combination[] = DRIVERS.map(([driver, kit]) => ({
  driver,
  name: 'in session mode',
  ...(kit && { kit }),
  mode: 'session',
  settings: 'naive',
  url: advisedUrl(driver),
  predicted: null,
  // As often as the habits of psycopg 3 and pgjdbc need.
  transactions: 12,
}));
