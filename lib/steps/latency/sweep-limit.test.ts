import { expect, it } from 'vitest';
import { allowedSweep, sweepLimit } from './sweep-limit';

const REF = 'abcdefghijklmnopqrst';
const endpoint = (host: string, port: number, user = `postgres.${REF}`) => {
  return { host, port, user, database: 'postgres', tls: { mode: 'require' as const } };
};
const POOLER = 'aws-0-eu-central-1.pooler.supabase.com';

it('knows how many clients Supabase’s poolers take, by compute size', () => {
  expect(sweepLimit(endpoint(POOLER, 6543), 'nano')).toEqual({ by: 'pooler', known: 200 });
  expect(sweepLimit(endpoint(POOLER, 6543), 'medium')).toEqual({ by: 'pooler', known: 600 });
  expect(sweepLimit(endpoint(`db.${REF}.supabase.co`, 6543, 'postgres'), 'small')).toEqual({
    by: 'pooler',
    known: 400,
  });
  expect(sweepLimit(endpoint(POOLER, 5432), '16xl')).toEqual({ by: 'sessionPool', known: 15 });
});

it('leaves it to the server where there is no pooler of Supabase’s', () => {
  expect(sweepLimit(endpoint(`db.${REF}.supabase.co`, 5432, 'postgres'), 'nano').known).toBeNull();
  expect(sweepLimit(endpoint('10.0.0.7', 6543, 'app'), 'nano')).toEqual({ by: 'server', known: null });
});

it('goes as far as was asked, and never above four fifths of what is taken', () => {
  const pooler = sweepLimit(endpoint(POOLER, 6543), 'nano');
  expect(allowedSweep(50, pooler, 3)).toEqual({ connections: 50, limitedBy: null });
  expect(allowedSweep(500, pooler, 3)).toEqual({ connections: 160, limitedBy: 'pooler' });
  const session = sweepLimit(endpoint(POOLER, 5432), 'nano');
  expect(allowedSweep(50, session, 40)).toEqual({ connections: 12, limitedBy: 'sessionPool' });
  expect(allowedSweep(50, session, 5)).toEqual({ connections: 4, limitedBy: 'server' });
  const direct = { by: 'server', known: null } as const;
  expect(allowedSweep(100, direct, 40)).toEqual({ connections: 32, limitedBy: 'server' });
  expect(allowedSweep(100, direct, 0)).toEqual({ connections: 1, limitedBy: 'server' });
  expect(allowedSweep(100, direct, null)).toEqual({ connections: 100, limitedBy: null });
});
