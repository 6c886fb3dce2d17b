import { app } from './app';
import { backend } from './backend';
import { check } from './check';
import { common } from './common';
import { connection } from './connection';
import { cutover } from './cutover';
import { data } from './data';
import { backendErrors } from './errors/backend-errors';
import { checkErrors } from './errors/check-errors';
import { clientErrors } from './errors/client-errors';
import { connectionErrors } from './errors/connection-errors';
import { credentialErrors } from './errors/credential-errors';
import { cutoverErrors } from './errors/cutover-errors';
import { dataErrors } from './errors/data-errors';
import { followErrors } from './errors/follow-errors';
import { generalErrors } from './errors/general-errors';
import { managementErrors } from './errors/management-errors';
import { pasteErrors } from './errors/paste-errors';
import { providerErrors } from './errors/provider-errors';
import { refusalErrors } from './errors/refusal-errors';
import { reportErrors } from './errors/report-errors';
import { schemaErrors } from './errors/schema-errors';
import { serverErrors } from './errors/server-errors';
import { testingErrors } from './errors/testing-errors';
import { trustErrors } from './errors/trust-errors';
import { follow } from './follow';
import { help } from './help';
import { plan } from './plan';
import { report } from './report';
import { run } from './run';
import { schema } from './schema';
import { steps } from './steps';
import { testing } from './testing';
import { trust } from './trust';
import { ui } from './ui';

/** Every text of the product in English; the other languages must have the same keys. */
export const en = {
  app,
  check,
  common,
  run,
  help,
  plan,
  connection,
  schema,
  backend,
  steps,
  testing,
  report,
  ui,
  trust,
  data,
  follow,
  cutover,
  errors: {
    ...generalErrors,
    ...checkErrors,
    ...credentialErrors,
    ...pasteErrors,
    ...connectionErrors,
    ...clientErrors,
    ...serverErrors,
    ...refusalErrors,
    ...providerErrors,
    ...managementErrors,
    ...schemaErrors,
    ...backendErrors,
    ...testingErrors,
    ...reportErrors,
    ...trustErrors,
    ...dataErrors,
    ...followErrors,
    ...cutoverErrors,
  },
} as const;
