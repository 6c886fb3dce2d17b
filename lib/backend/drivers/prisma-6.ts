import { posix } from 'node:path';
import { optionsText } from '../../postgres/address/write-options';
import type { DriverStack } from './driver-stack';
import { pathApart } from './parameter-forms';
import { postgresUrl } from './postgres-url';

/** Prisma's engine resolves the path from the schema's folder, not from where the process runs. */
function fromSchema(folder: string, caFile: string): string {
  return posix.isAbsolute(caFile) ? caFile : posix.relative(folder, caFile);
}

export const prisma6: DriverStack = {
  id: 'prisma-6',
  language: 'node',
  parameters: {
    startup: pathApart(
      () => null,
      (settings) => ({ url: { options: optionsText(settings) } }),
    ),
    schema: (schema) => ({ url: { schema } }),
    prefersSchema: true,
    names: {
      applicationName: 'application_name',
      connectTimeout: 'connect_timeout',
      poolMax: 'connection_limit',
      poolTimeout: 'pool_timeout',
    },
  },
  url: ({ endpoint, caFile, mode, schemaFolder = 'prisma' }, password) => {
    const verifies = endpoint.tls.mode.startsWith('verify') && caFile;
    const tls: Record<string, string> = verifies
      ? { sslcert: fromSchema(schemaFolder, caFile), sslaccept: 'strict' }
      : {};
    return postgresUrl(endpoint, password, {
      ...(mode === 'transaction' ? { pgbouncer: 'true', connection_limit: '5' } : {}),
      sslmode: endpoint.tls.mode === 'disable' ? 'disable' : 'require',
      ...tls,
    });
  },
  pool: { says: /[?&]connection_limit=(\d+)/, byDefault: null },
  settings: [
    {
      name: 'pgbouncer',
      value: 'true',
      why: 'backend.why.pgbouncerFlag',
      when: 'transaction',
      // On a driver adapter (engineType = "client") nothing is prepared by name, and the flag does nothing.
      present: /[?&]pgbouncer=true|new PrismaPg\(/,
    },
    {
      name: 'directUrl',
      isOptional: true,
      value: 'env("DIRECT_URL")',
      why: 'backend.why.directUrl',
      when: 'transaction',
      present: /directUrl\s*=/,
    },
  ],
  breaks: [
    {
      what: 'backend.breaks.namedStatements',
      error: 'prepared statement "s0" already exists',
      when: 'transaction',
      isFatal: true,
    },
    {
      what: 'backend.breaks.adapterVerifies',
      error: 'Error opening a TLS connection: self-signed certificate in certificate chain',
      when: 'tls',
      found: /new PrismaPg\(/,
      isFatal: false,
    },
    {
      what: 'backend.breaks.migrationLock',
      error: 'Error: P1002 … Timed out trying to acquire a postgres advisory lock',
      when: 'transaction',
      isFatal: false,
    },
  ],
  code: () =>
    [
      'datasource db {',
      '  provider  = "postgresql"',
      '  url       = env("DATABASE_URL")',
      '  directUrl = env("DIRECT_URL") // session mode: prisma migrate',
      '}',
    ].join('\n'),
};
