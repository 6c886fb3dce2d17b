import type { DriverStack } from './driver-stack';
import { SQLALCHEMY_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { psycopg2 } from './psycopg2';
import { SQLALCHEMY_POOL, sqlalchemyCode } from './sqlalchemy-sync';
import { libpqTls } from './tls-params';

export const sqlalchemyPsycopg2: DriverStack = {
  ...psycopg2,
  id: 'sqlalchemy-psycopg2',
  schemes: ['postgresql'],
  // The plain scheme means another driver from SQLAlchemy 2.1 on, so it is spelt out.
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door), 'postgresql+psycopg2'),
  parameters: SQLALCHEMY_FORMS,
  pool: SQLALCHEMY_POOL,
  code: sqlalchemyCode([]),
};
