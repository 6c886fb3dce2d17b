import { aiopg } from './aiopg';
import { asyncpg } from './asyncpg';
import { bunPgdriver } from './bun-pgdriver';
import { databases } from './databases';
import { diesel } from './diesel';
import { django } from './django';
import { doctrine } from './doctrine';
import type { DriverId } from './driver-id';
import type { DriverStack } from './driver-stack';
import { drizzle } from './drizzle';
import { drizzlePostgresJs } from './drizzle-postgres-js';
import { ecto } from './ecto';
import { gorm } from './gorm';
import { jdbc } from './jdbc';
import { knex } from './knex';
import { kysely } from './kysely';
import { laravel } from './laravel';
import { libPq } from './lib-pq';
import { mikroOrm } from './mikro-orm';
import { neonServerless } from './neon-serverless';
import { nodePostgres } from './node-postgres';
import { npgsql } from './npgsql';
import { other } from './other';
import { pgx } from './pgx';
import { pgx4 } from './pgx-4';
import { postgresJs } from './postgres-js';
import { prisma6 } from './prisma-6';
import { prisma6Adapter } from './prisma-6-adapter';
import { prisma7 } from './prisma-7';
import { psycopg2 } from './psycopg2';
import { psycopg3 } from './psycopg3';
import { r2dbc } from './r2dbc';
import { rails } from './rails';
import { sequelize } from './sequelize';
import { sqlalchemyAsyncpg } from './sqlalchemy-asyncpg';
import { sqlalchemyPsycopg2 } from './sqlalchemy-psycopg2';
import { sqlalchemyPsycopg3 } from './sqlalchemy-psycopg3';
import { sqlx } from './sqlx';
import { tokioPostgres } from './tokio-postgres';
import { tortoise } from './tortoise';
import { typeorm } from './typeorm';
import { vercelPostgres } from './vercel-postgres';

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
  'sqlalchemy-psycopg2': sqlalchemyPsycopg2,
  'sqlalchemy-psycopg3': sqlalchemyPsycopg3,
  databases,
  tortoise,
  aiopg,
  'drizzle-postgres-js': drizzlePostgresJs,
  kysely,
  'mikro-orm': mikroOrm,
  'prisma-6-adapter': prisma6Adapter,
  'neon-serverless': neonServerless,
  'vercel-postgres': vercelPostgres,
  gorm,
  'bun-pgdriver': bunPgdriver,
  r2dbc,
  'tokio-postgres': tokioPostgres,
  diesel,
  laravel,
  doctrine,
  ecto,
  npgsql,
  sqlx,
  other,
};

/** What is known about a driver. */
export function findStack(id: DriverId): DriverStack {
  return STACKS[id];
}
