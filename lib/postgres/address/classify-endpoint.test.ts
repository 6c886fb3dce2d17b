import { describe, expect, it } from 'vitest';
import { classifyEndpoint } from './classify-endpoint';

const REF = 'abcdefghijklmnopqrst';

const CASES: readonly (readonly [string, number, string, string, string, string | null, string | null])[] = [
  [`db.${REF}.supabase.co`, 5432, 'postgres', 'direct', 'none', REF, null],
  [`DB.${REF.toUpperCase()}.SUPABASE.CO.`, 5432, 'postgres', 'direct', 'none', REF, null],
  [`db.${REF}.supabase.co`, 6543, 'postgres', 'dedicated-pooler', 'transaction', REF, null],
  [`db.${REF}.supabase.red`, 5432, 'postgres', 'direct', 'none', REF, null],
  [`db.${REF}-rr-us-east-1-xyzab.supabase.co`, 5432, 'postgres', 'read-replica', 'none', REF, null],
  [
    'aws-0-eu-west-3.pooler.supabase.com',
    5432,
    `postgres.${REF}`,
    'shared-session',
    'session',
    REF,
    'eu-west-3',
  ],
  [
    'aws-1-us-east-1.pooler.supabase.com',
    6543,
    `app.role.${REF}`,
    'shared-transaction',
    'transaction',
    REF,
    'us-east-1',
  ],
  ['fly-0-ams.pooler.supabase.com', 6543, 'postgres', 'shared-transaction', 'transaction', null, 'ams'],
  ['odd.pooler.supabase.com', 6543, `postgres.${REF}`, 'shared-transaction', 'transaction', REF, null],
  [
    'aws-0-eu-west-3.pooler.supabase.com',
    6432,
    `postgres.${REF}`,
    'unknown-supabase',
    'unknown',
    REF,
    'eu-west-3',
  ],
  [
    'aws-0-eu-west-3.pooler.supabase.com',
    6543,
    `postgres.${REF}-rr-eu-west-3-abcde`,
    'read-replica',
    'transaction',
    REF,
    'eu-west-3',
  ],
  [`db.${REF}.supabase.co`, 7000, 'postgres', 'unknown-supabase', 'unknown', REF, null],
  [`${REF}.supabase.co`, 5432, 'postgres', 'unknown-supabase', 'unknown', REF, null],
  ['db.short.supabase.co', 5432, 'postgres', 'unknown-supabase', 'none', null, null],
  ['localhost', 6543, 'postgres', 'not-supabase', 'unknown', null, null],
  ['pooler.supabase.com.evil.example', 6543, `postgres.${REF}`, 'not-supabase', 'unknown', null, null],
  ['notsupabase.co', 5432, 'postgres', 'not-supabase', 'unknown', null, null],
];

describe('classifyEndpoint', () => {
  it.each(CASES)('%s:%i as %s is %s', (host, port, user, kind, pooling, ref, region) => {
    expect(classifyEndpoint({ host, port, user })).toMatchObject({ kind, pooling, ref, region });
  });
});
