import type { DriverStack } from './driver-stack';
import { psycopg2 } from './psycopg2';

/** psycopg2 below, so libpq reads the URL and nothing is prepared by name. */
export const aiopg: DriverStack = {
  ...psycopg2,
  id: 'aiopg',
  pool: { says: /\bmaxsize\s*=\s*(\d+)/, inside: /aiopg/, byDefault: 10 },
  code: ({ poolSize }) =>
    ['import aiopg', '', `pool = await aiopg.create_pool(settings.database_url, maxsize=${poolSize})`].join(
      '\n',
    ),
};
