import { describe, expect, it } from 'vitest';
import { isSameRole } from './is-same-role';

const REF = 'abcdefghijklmnopqrst';
const pooler = (user: string) => ({ host: 'aws-1-eu-central-1.pooler.supabase.com', port: 6543, user });
const direct = (user: string) => ({ host: `db.${REF}.supabase.co`, port: 5432, user });

describe('isSameRole', () => {
  it('knows a role by its name and project, through whatever door', () => {
    expect(isSameRole(pooler(`postgres.${REF}`), direct('postgres'))).toBe(true);
    expect(isSameRole(pooler(`postgres.${REF}`), { ...pooler(`postgres.${REF}`), port: 5432 })).toBe(true);
  });

  it('never lends one role’s password to another, nor to another project or server', () => {
    expect(isSameRole(pooler(`app.${REF}`), direct('postgres'))).toBe(false);
    expect(isSameRole(pooler('postgres.zzzzzzzzzzzzzzzzzzzz'), direct('postgres'))).toBe(false);
    const elsewhere = { host: 'h.example.com', port: 5432, user: 'postgres' };
    expect(isSameRole(elsewhere, direct('postgres'))).toBe(false);
    expect(isSameRole(elsewhere, { ...elsewhere, host: 'other.example.com' })).toBe(false);
  });
});
