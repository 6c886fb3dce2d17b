import { describe, expect, it } from 'vitest';
import type { ConnectionParameters } from './connection-parameters';
import { endpointOf } from './endpoint-of';
import { parseConnection } from './parse-connection';
import { writeConnection } from './write-connection';

const POOLER = 'postgres.abcdefghijklmnopqrst:pw@aws-1-eu-central-1.pooler.supabase.com:6543/postgres';

/** text → what goes on with the endpoint. Sources: each driver's own page on connection parameters. */
const CARRIED: readonly (readonly [string, ConnectionParameters])[] = [
  ['postgresql://u:p@h/d?schema=app', { searchPath: ['app'] }],
  ['jdbc:postgresql://h/d?currentSchema=app,public&user=u', { searchPath: ['app', 'public'] }],
  [`postgresql://${POOLER}?options=-c%20search_path%3Dapp`, { searchPath: ['app'] }],
  ['postgresql://u:p@h/d?options=-csearch_path%3D"My%5C%20App",public', { searchPath: ['My App', 'public'] }],
  [
    "host=h user=u options='-c statement_timeout=5s --lock-timeout=1s'",
    { settings: { statement_timeout: '5s', lock_timeout: '1s' } },
  ],
  ['Host=h;Username=u;Search Path=app;Maximum Pool Size=20', { searchPath: ['app'], pool: { max: 20 } }],
  [
    'postgresql://u:p@h/d?pgbouncer=true&connection_limit=1&pool_timeout=20',
    { isPgBouncer: true, pool: { max: 1, timeoutSeconds: 20 } },
  ],
  [
    'postgresql://u:p@h/d?sslcert=client.crt&sslkey=client.key',
    { clientCertificate: { cert: 'client.crt', key: 'client.key' } },
  ],
  ['postgresql://u:p@h/d?sslnegotiation=direct', { sslNegotiation: 'direct' }],
  [
    'postgresql://u:p@h1:1,h2:2/d?target_session_attrs=read-write',
    { otherHosts: [{ host: 'h2', port: 2 }], targetSessionAttrs: 'read-write' },
  ],
  [
    'jdbc:postgresql://h1,h2/d?targetServerType=primary',
    { otherHosts: [{ host: 'h2', port: 5432 }], targetSessionAttrs: 'primary' },
  ],
  [
    'postgresql://o:x@ep-a-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
    { channelBinding: 'require' },
  ],
  [`postgresql://${POOLER}?channel_binding=require`, {}],
];

describe('the parameters of a connection text', () => {
  it.each(CARRIED)('of %j are carried in the endpoint', (text, carried) => {
    const parsed = parseConnection(text);
    expect(parsed.parameters).toEqual(carried);
    const endpoint = endpointOf({ ...parsed, user: 'u' }, 'auto', undefined);
    expect(endpoint?.parameters ?? {}).toEqual(carried);
    expect(parsed.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  it.each(CARRIED)('of %j survive being written back', (text) => {
    const parsed = parseConnection(text);
    const { parameters, tlsMode } = parseConnection(writeConnection(parsed));
    expect({ parameters, tlsMode }).toEqual({ parameters: parsed.parameters, tlsMode: parsed.tlsMode });
  });

  it.each([
    ['jdbc:postgresql://h/d?ssl=true', 'verify-full'],
    ['postgresql://u:p@h/d?sslrootcert=system', 'verify-full'],
    ['postgresql://u:p@h/d?sslmode=require&sslaccept=strict', 'verify-full'],
    ['PGHOST=h\nPGUSER=u\nPGSSLMODE=verify-full', 'verify-full'],
    ['jdbc:postgresql://h/d?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory', 'require'],
    ['Host=h;Username=u;SSL Mode=VerifyFull', 'verify-full'],
  ])('makes no TLS wish of %j weaker', (text, mode) => {
    expect(parseConnection(text).tlsMode).toBe(mode);
  });

  it('names what it leaves out, and why', () => {
    const { leftOut } = parseConnection(
      'postgresql://u:p@h1,h2/d?keepalives=1&prepareThreshold=0&wibble=x&sslkey=k',
    );
    expect(leftOut.map(({ part, reason }) => [part, reason])).toEqual([
      ['keepalives', 'client-setting'],
      ['preparethreshold', 'driver-setting'],
      ['wibble', 'unknown'],
      ['sslkey', 'file-elsewhere'],
      ['h2:5432', 'other-host'],
    ]);
  });
});
