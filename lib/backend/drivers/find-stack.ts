import { asyncpg } from './asyncpg';
import { django } from './django';
import type { DriverId } from './driver-id';
import type { DriverStack } from './driver-stack';
import { drizzle } from './drizzle';
import { jdbc } from './jdbc';
import { knex } from './knex';
import { libPq } from './lib-pq';
import { nodePostgres } from './node-postgres';
import { pgx } from './pgx';
import { pgx4 } from './pgx-4';
import { postgresJs } from './postgres-js';
import { prisma6 } from './prisma-6';
import { prisma7 } from './prisma-7';
import { psycopg2 } from './psycopg2';
import { psycopg3 } from './psycopg3';
import { rails } from './rails';
import { sequelize } from './sequelize';
import { sqlalchemyAsyncpg } from './sqlalchemy-asyncpg';
import { sqlx } from './sqlx';
import { typeorm } from './typeorm';

const STACKS: Record<DriverId, DriverStack> = {
  'sqlalchemy-asyncpg': sqlalchemyAsyncpg,
  asyncpg,
  psycopg2,
  psycopg3,
  django,
  'node-postgres': nodePostgres,
  'postgres-js': postgresJs,
  'prisma-6': prisma6,
  'prisma-7': prisma7,
  drizzle,
  typeorm,
  sequelize,
  knex,
  pgx,
  'pgx-4': pgx4,
  'lib-pq': libPq,
  jdbc,
  rails,
  sqlx,
};

/** What is known about a driver. */
export function findStack(id: DriverId): DriverStack {
  return STACKS[id];
}
