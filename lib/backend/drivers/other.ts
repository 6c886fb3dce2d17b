import type { DriverStack } from './driver-stack';
import { LIBPQ_FORMS } from './parameter-forms';
import { postgresUrl } from './postgres-url';
import { libpqTls } from './tls-params';

/** A driver that is known by name only: it gets the form of URL that most of them read, and no advice. */
export const other: DriverStack = {
  id: 'other',
  language: 'python',
  isUnadvised: true,
  parameters: LIBPQ_FORMS,
  schemes: ['postgres'],
  url: (door, password) => postgresUrl(door.endpoint, password, libpqTls(door)),
  pool: { says: /(?!)/, byDefault: null },
  settings: [],
  breaks: [],
  code: () => '# DATABASE_URL',
};
