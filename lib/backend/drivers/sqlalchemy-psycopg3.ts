import type { DriverStack } from './driver-stack';
import { SQLALCHEMY_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { psycopg3 } from './psycopg3';
import { SQLALCHEMY_POOL, sqlalchemyCode } from './sqlalchemy-sync';
import { libpqTls } from './tls-params';

export const sqlalchemyPsycopg3: DriverStack = {
  ...psycopg3,
  id: 'sqlalchemy-psycopg3',
  schemes: ['postgresql+psycopg_async'],
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door), 'postgresql+psycopg'),
  parameters: SQLALCHEMY_FORMS,
  pool: SQLALCHEMY_POOL,
  code: sqlalchemyCode(['    connect_args={"prepare_threshold": None},']),
};
