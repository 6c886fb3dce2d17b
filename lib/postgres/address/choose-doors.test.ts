import { describe, expect, it } from 'vitest';
import { type Candidate, candidate } from './candidate';
import { chooseDoors } from './choose-doors';

const REF = 'abcdefghijklmnopqrst';
const OTHER = 'zyxwvutsrqponmlkjihg';
const POOLER = 'aws-0-eu-west-3.pooler.supabase.com';

function door(
  name: string,
  host: string,
  port: number,
  user = `postgres.${REF}`,
  database: string | null = 'postgres',
): Candidate {
  const parts = {
    host,
    port,
    user,
    password: 'pw',
    ...(database ? { database } : {}),
    otherHosts: [],
    parameters: {},
    findings: [],
  };
  return candidate(name, 'url', parts);
}

function chosen(...list: Candidate[]) {
  const { main, session, others } = chooseDoors(list);
  return { main: main?.name ?? null, session: session?.name ?? null, others: others.map(({ name }) => name) };
}

const TRANSACTION = door('DATABASE_URL', POOLER, 6543);
const SESSION = door('DIRECT_URL', POOLER, 5432);
const DIRECT = door('SUPABASE_DB', `db.${REF}.supabase.co`, 5432, 'postgres');

describe('chooseDoors', () => {
  it('takes the one that there is, whatever its name', () => {
    expect(chosen(TRANSACTION)).toEqual({ main: 'DATABASE_URL', session: null, others: [] });
    expect(chosen(SESSION)).toEqual({ main: 'DIRECT_URL', session: null, others: [] });
    expect(chosen()).toEqual({ main: null, session: null, others: [] });
  });

  /** Prisma's two keys, as supabase.com/partners/integrations/prisma shows them. */
  it('takes the key named so for sessions, in either order', () => {
    const expected = { main: 'DATABASE_URL', session: 'DIRECT_URL', others: [] };
    expect(chosen(TRANSACTION, SESSION)).toEqual(expected);
    expect(chosen(SESSION, TRANSACTION)).toEqual(expected);
  });

  it('takes the transaction door of a project for the backend, though the direct one came first', () => {
    const first = door('FIRST', `db.${REF}.supabase.co`, 5432, 'postgres');
    const second = door('SECOND', POOLER, 6543);
    expect(chosen(first, second)).toEqual({ main: 'SECOND', session: 'FIRST', others: [] });
  });

  it('never takes another project’s door for sessions', () => {
    const stranger = door('ELSEWHERE', `db.${OTHER}.supabase.co`, 5432, 'postgres');
    expect(chosen(TRANSACTION, stranger)).toEqual({
      main: 'DATABASE_URL',
      session: null,
      others: ['ELSEWHERE'],
    });
  });

  it('counts one door that is named twice once, but not two passwords of it', () => {
    const again = { ...TRANSACTION, name: 'COPY' };
    expect(chosen(TRANSACTION, again)).toEqual({ main: 'DATABASE_URL', session: null, others: [] });
    const other = { ...TRANSACTION, name: 'ROTATED', parts: { ...TRANSACTION.parts, password: 'next' } };
    expect(chosen(TRANSACTION, other).others).toEqual(['ROTATED']);
    const shouting = {
      ...TRANSACTION,
      name: 'UPPER',
      parts: { ...TRANSACTION.parts, host: POOLER.toUpperCase() },
    };
    expect(chosen(TRANSACTION, shouting).others).toEqual([]);
  });

  it('takes what is for production before what is for tests and local work', () => {
    const test = door('TEST_DATABASE_URL', 'localhost', 5432, 'app', 'test');
    const real = door('APP_URL', 'db.example.com', 5432, 'app', 'app');
    expect(chosen(test, real)).toMatchObject({ main: 'APP_URL', others: ['TEST_DATABASE_URL'] });
  });

  it('takes a whole door before one that lacks its database or its host', () => {
    const bare = door('A_URL', 'db.example.com', 5432, 'app', null);
    const whole = door('B_URL', 'db2.example.com', 5432, 'app', 'app');
    expect(chosen(bare, whole).main).toBe('B_URL');
    const parts = { user: 'app', password: 'pw', otherHosts: [], parameters: {}, findings: [] };
    expect(chosen(candidate('HOSTLESS', 'url', parts), bare).main).toBe('A_URL');
  });

  it('keeps every further door, so that nothing that was pasted is lost without a word', () => {
    const third = door('REPORTING_URL', 'reports.example.com', 5432, 'r', 'r');
    expect(chosen(TRANSACTION, SESSION, DIRECT, third)).toEqual({
      main: 'DATABASE_URL',
      session: 'DIRECT_URL',
      others: ['SUPABASE_DB', 'REPORTING_URL'],
    });
  });
});
