import { describe, expect, it } from 'vitest';
import { ENDPOINT_KINDS } from './classify-endpoint';
import { lockout } from './lockout';

const NOW = new Date('2026-11-27T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

/**
 * supabase.com/docs/guides/platform/network-bans: "2 wrong passwords" ban an address for 30 minutes at a project's own
 * host; the shared pooler blocks after ten failures within 150 seconds (Supavisor's circuit breaker).
 */
describe('lockout', () => {
  it.each([
    ['direct', 0, 0, false],
    ['direct', 1, 1, false],
    ['direct', 2, 1, true],
    ['direct', 2, 1799, true],
    ['direct', 2, 1800, false],
    ['direct', 2, 1801, false],
    ['dedicated-pooler', 2, 60, true],
    ['read-replica', 2, 60, true],
    ['unknown-supabase', 2, 60, true],
    ['shared-transaction', 4, 1, false],
    ['shared-transaction', 5, 1, true],
    ['shared-session', 5, 149, true],
    ['shared-session', 5, 150, false],
    ['shared-session', 100, 151, false],
    ['not-supabase', 100, 1, false],
  ] as const)('at %s after %i refusals, the last %i s ago: held %s', (kind, count, seconds, isHeld) => {
    const judged = lockout(kind, { count, lastAt: count > 0 ? ago(seconds) : null }, NOW);
    expect(judged.isHeld).toBe(isHeld);
    expect(judged.safeAt === null).toBe(!isHeld);
    if (judged.safeAt) {
      expect(judged.safeAt.getTime()).toBe(ago(seconds).getTime() + judged.windowSeconds * 1000);
      // Once that moment is there, the next attempt may be made.
      expect(lockout(kind, { count, lastAt: ago(seconds) }, judged.safeAt).isHeld).toBe(false);
    }
  });

  it('counts nothing that is older than the window, so that an old slip holds nobody', () => {
    expect(lockout('direct', { count: 9, lastAt: ago(4000) }, NOW)).toMatchObject({
      count: 0,
      isHeld: false,
    });
    expect(lockout('direct', { count: 1, lastAt: ago(10) }, NOW)).toMatchObject({ count: 1, limit: 3 });
  });

  it('knows a limit for every host of Supabase, and none elsewhere', () => {
    for (const kind of ENDPOINT_KINDS) {
      const { limit } = lockout(kind, { count: 0, lastAt: null }, NOW);
      expect([kind, limit === null]).toEqual([kind, kind === 'not-supabase']);
    }
  });

  it('never holds without a refusal, and always leaves one attempt before the ban', () => {
    for (const kind of ENDPOINT_KINDS) {
      const { limit } = lockout(kind, { count: 0, lastAt: null }, NOW);
      if (limit === null) continue;
      const held = Array.from(
        { length: limit + 1 },
        (_, count) => lockout(kind, { count, lastAt: ago(1) }, NOW).isHeld,
      );
      expect(held[0]).toBe(false);
      expect(held[limit - 1]).toBe(true);
      // Once held it stays held with every further refusal.
      expect(held.slice(held.indexOf(true))).not.toContain(false);
    }
  });
});
