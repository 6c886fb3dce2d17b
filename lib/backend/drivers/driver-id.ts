/** Every stack that Mudanza can advise. */
export const DRIVER_IDS = [
  'sqlalchemy-asyncpg',
  'asyncpg',
  'psycopg2',
  'psycopg3',
  'django',
  'node-postgres',
  'postgres-js',
  'prisma-6',
  'prisma-7',
  'drizzle',
  'typeorm',
  'sequelize',
  'knex',
  'pgx',
  'pgx-4',
  'lib-pq',
  'jdbc',
  'rails',
  'sqlx',
] as const;
export type DriverId = (typeof DRIVER_IDS)[number];

/** Names as their makers write them. */
export const DRIVER_LABEL: Record<DriverId, string> = {
  'sqlalchemy-asyncpg': 'SQLAlchemy + asyncpg',
  asyncpg: 'asyncpg',
  psycopg2: 'psycopg2',
  psycopg3: 'psycopg 3',
  django: 'Django',
  'node-postgres': 'node-postgres (pg)',
  'postgres-js': 'postgres.js',
  'prisma-6': 'Prisma ≤ 6',
  'prisma-7': 'Prisma 7',
  drizzle: 'Drizzle',
  typeorm: 'TypeORM',
  sequelize: 'Sequelize',
  knex: 'Knex',
  pgx: 'pgx 5',
  'pgx-4': 'pgx 4',
  'lib-pq': 'lib/pq',
  jdbc: 'JDBC / Hibernate',
  rails: 'Rails (Active Record)',
  sqlx: 'sqlx (Rust)',
};

/** True when a text (from a form) names a driver. */
export function isDriverId(text: string): text is DriverId {
  return DRIVER_IDS.some((id) => id === text);
}
