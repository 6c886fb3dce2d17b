import { expect, it } from 'vitest';
import { attemptSafeAt } from './attempt-safe-at';

const now = new Date('2026-11-24T10:00:00Z');
const later = '2026-11-24T10:20:00.000Z';

it('reads the time from a source’s and from a target’s evidence, while it lies ahead', () => {
  expect(attemptSafeAt({ attempts: { safeAt: later } }, now)?.toISOString()).toBe(later);
  expect(attemptSafeAt({ target: { attempts: { safeAt: later } } }, now)?.toISOString()).toBe(later);
  expect(attemptSafeAt({ attempts: { safeAt: later } }, new Date('2026-11-24T11:00:00Z'))).toBeNull();
  for (const other of [null, {}, { attempts: { safeAt: null } }, { attempts: { safeAt: 'soon' } }])
    expect(attemptSafeAt(other, now)).toBeNull();
});
