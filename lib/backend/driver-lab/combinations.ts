import type { ClientDriver } from '../clients/run-client';
import type { Door } from '../drivers/driver-stack';
import { findStack } from '../drivers/find-stack';
import { postgresUrl } from '../drivers/postgres-url';

/** One way of setting a driver up against a transaction-mode pooler, and what is predicted to come of it. */
export interface Combination {
  readonly driver: ClientDriver;
  readonly name: string;
  readonly settings: 'naive' | 'advised';
  readonly url: (door: Door, password: string) => string;
  /** Passes the CA by code, as the advice does where the URL cannot. */
  readonly givesCa?: boolean;
  /** The error that must be seen; null: every transaction must commit. */
  readonly predicted: RegExp | null;
  /** The same for a version of the driver that lacks the advised setting. */
  readonly predictedOld?: RegExp;
  /** Transactions that each client needs at least before the driver shows its habit. */
  readonly transactions?: number;
  /** Also part of the test suite, which has less time than the benchmark. */
  readonly isInSuite?: boolean;
}

const advisedUrl = (driver: ClientDriver) => (door: Door, password: string) =>
  findStack(driver).url(door, password);
const sslmodeRequire =
  (scheme = 'postgresql') =>
  (door: Door, password: string) =>
    postgresUrl(door.endpoint, password, { sslmode: 'require' }, scheme);

const NAMED = /prepared statement ".*" (does not exist|already exists)/;
const UNTRUSTED = /self-signed certificate|unable to (verify|get)/;

/** What the advice for transaction mode claims, as a table that real clients settle. */
export const COMBINATIONS: readonly Combination[] = [
  {
    driver: 'asyncpg',
    name: 'as it comes',
    settings: 'naive',
    url: advisedUrl('asyncpg'),
    predicted: NAMED,
    isInSuite: true,
  },
  {
    driver: 'asyncpg',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('asyncpg'),
    givesCa: true,
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'sqlalchemy-asyncpg',
    name: '?sslmode=require',
    settings: 'naive',
    url: sslmodeRequire('postgresql+asyncpg'),
    predicted: /unexpected keyword argument 'sslmode'/,
    isInSuite: true,
  },
  {
    driver: 'sqlalchemy-asyncpg',
    name: 'as it comes',
    settings: 'naive',
    url: advisedUrl('sqlalchemy-asyncpg'),
    predicted: NAMED,
  },
  {
    driver: 'sqlalchemy-asyncpg',
    name: 'advised',
    settings: 'advised',
    url: (door, password) => postgresUrl(door.endpoint, password, {}, 'postgresql+asyncpg'),
    givesCa: true,
    predicted: null,
    // SQLAlchemy 1.4 cannot name its statements, so the other settings alone are not enough.
    predictedOld: NAMED,
  },
  { driver: 'psycopg2', name: 'as it comes', settings: 'naive', url: sslmodeRequire(), predicted: null },
  {
    driver: 'psycopg2',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('psycopg2'),
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'psycopg2',
    name: '?pgbouncer=true',
    settings: 'naive',
    url: (door, password) => postgresUrl(door.endpoint, password, { sslmode: 'require', pgbouncer: 'true' }),
    predicted: /invalid URI query parameter: "pgbouncer"/,
  },
  {
    driver: 'node-postgres',
    name: 'named queries',
    settings: 'naive',
    url: advisedUrl('node-postgres'),
    predicted: NAMED,
    isInSuite: true,
  },
  {
    driver: 'node-postgres',
    name: '?sslmode=require',
    settings: 'advised',
    url: sslmodeRequire(),
    predicted: UNTRUSTED,
    isInSuite: true,
  },
  {
    driver: 'node-postgres',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('node-postgres'),
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'postgres-js',
    name: 'as it comes',
    settings: 'naive',
    url: advisedUrl('postgres-js'),
    predicted: NAMED,
    isInSuite: true,
  },
  {
    driver: 'postgres-js',
    name: '?pgbouncer=true',
    settings: 'advised',
    url: (door, password) => postgresUrl(door.endpoint, password, { sslmode: 'require', pgbouncer: 'true' }),
    predicted: /pgbouncer/,
  },
  {
    driver: 'postgres-js',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('postgres-js'),
    givesCa: true,
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'drizzle',
    name: '.prepare(name)',
    settings: 'naive',
    url: advisedUrl('drizzle'),
    predicted: NAMED,
  },
  {
    driver: 'drizzle',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('drizzle'),
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'typeorm',
    name: '?sslmode=require',
    settings: 'naive',
    url: sslmodeRequire(),
    predicted: UNTRUSTED,
  },
  {
    driver: 'typeorm',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('typeorm'),
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'knex',
    name: '?sslmode=require',
    settings: 'naive',
    url: sslmodeRequire(),
    predicted: UNTRUSTED,
  },
  {
    driver: 'knex',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('knex'),
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'sequelize',
    name: '?sslmode=require',
    settings: 'naive',
    url: sslmodeRequire(),
    predicted: UNTRUSTED,
  },
  {
    driver: 'sequelize',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('sequelize'),
    givesCa: true,
    predicted: null,
    isInSuite: true,
  },
  {
    driver: 'psycopg3',
    name: 'as it comes',
    settings: 'naive',
    url: advisedUrl('psycopg3'),
    predicted: NAMED,
    transactions: 12,
  },
  {
    driver: 'psycopg3',
    name: 'advised',
    settings: 'advised',
    url: advisedUrl('psycopg3'),
    predicted: null,
    transactions: 12,
  },
];
