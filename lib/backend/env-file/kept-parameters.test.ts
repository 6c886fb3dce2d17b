import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../postgres/address/endpoint';
import { withKept } from './kept-parameters';
import { partValues } from './part-keys';
import { readEnv } from './read-env';

const endpoint: Endpoint = { host: 'new', port: 6543, database: 'd', user: 'u', tls: { mode: 'require' } };
const kept = (value: string, from: Endpoint = endpoint) =>
  withKept(from, `DATABASE_URL=${value}\n`, 'DATABASE_URL').parameters;

describe('what the old URL says of the program', () => {
  it.each([
    ['postgresql://u:p@old/x?schema=app', { searchPath: ['app'] }],
    ['jdbc:postgresql://old/x?currentSchema=app,public', { searchPath: ['app', 'public'] }],
    [
      'postgres://u:p@old/x?application_name=api&connect_timeout=3',
      { applicationName: 'api', connectTimeoutSeconds: 3 },
    ],
    ['postgres://u:p@old/x?connection_limit=3&pool_timeout=9', { pool: { max: 3, timeoutSeconds: 9 } }],
    ['postgres://u:p@old/x?options=-c%20statement_timeout%3D5s', { settings: { statement_timeout: '5s' } }],
    [
      'postgres://u:p@old/x?sslmode=disable&sslcert=a.crt&target_session_attrs=primary&channel_binding=require',
      undefined,
    ],
    ['mysql://u:p@old/x?schema=app', undefined],
    ['', undefined],
  ])('of %s is kept, and what belonged to the old server is not', (value, wanted) => {
    expect(kept(value)).toEqual(wanted);
  });

  it('gives way to what the target’s own text says, setting by setting', () => {
    const own = { ...endpoint, parameters: { searchPath: ['mine'], settings: { jit: 'off' } } };
    const value = 'postgres://u:p@old/x?options=-c%20search_path%3Dapp%20-c%20jit%3Don%20-c%20work_mem%3D4MB';
    expect(kept(value, own)).toEqual({ searchPath: ['mine'], settings: { jit: 'off', work_mem: '4MB' } });
  });
});

describe('the parts of a connection under other names', () => {
  const parts = { host: 'H', port: '1', database: 'D', user: 'U', password: 'P' };
  it.each<[string, Record<string, string>]>([
    [
      'DB_HOST=x\nDB_PORT=5432\nDB_DATABASE=a\nDB_USERNAME=b\nDB_PASSWORD=c\n',
      { DB_HOST: 'H', DB_PORT: '1', DB_DATABASE: 'D', DB_USERNAME: 'U', DB_PASSWORD: 'P' },
    ],
    ['POSTGRES_SERVER=x\nPOSTGRES_USER=b\n', { POSTGRES_SERVER: 'H', POSTGRES_USER: 'U' }],
    ['PGHOST=x\nPGPASSWORD=c\n', { PGHOST: 'H', PGPASSWORD: 'P' }],
    // Without a host it is another thing, and a MySQL beside the Postgres is not touched.
    ['DB_PASSWORD=c\n', {}],
    ['DB_CONNECTION=mysql\nDB_HOST=x\nDB_PASSWORD=c\n', {}],
    ['DB_HOST=x\nDB_PORT=3306\n', {}],
  ])('%j', (text, wanted) => {
    expect(partValues(readEnv(text), parts)).toEqual(wanted);
  });
});
