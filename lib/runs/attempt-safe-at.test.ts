import { expect, it } from 'vitest';
import { connectionEvidence } from '../plan/evidence/connection-evidence';
import { sourceConnectionEvidence } from '../plan/evidence/source-connection-evidence';
import { connection } from '../steps/connection/connection';
import { sourceConnection } from '../steps/connection/source-connection';
import { keepEvidence } from '../steps/testing/keep-evidence';
import { createTestContext } from '../steps/testing/test-context';
import { attemptSafeAt } from './attempt-safe-at';

const now = new Date('2026-11-24T10:00:00Z');
const later = '2026-11-24T10:20:00.000Z';
/** Nothing listens there, so both ladders end before anybody signs in. */
const closed = {
  endpoint: { host: '127.0.0.1', port: 1, database: 'd', user: 'u', tls: { mode: 'disable' as const } },
  password: 'p',
};

it('reads the time from a source’s and from a target’s evidence, while it lies ahead', async () => {
  const ctx = createTestContext({ connections: { target: closed, source: closed } });
  const target = await keepEvidence(ctx, connectionEvidence, connection);
  const source = await keepEvidence(ctx, sourceConnectionEvidence, sourceConnection);
  for (const idle of [target, source, null, {}]) expect(attemptSafeAt(idle, now)).toBeNull();
  const held = { ...source.attempts, failures: 2, safeAt: later };
  const banned = { ...target, target: { ...target.target, attempts: held } };
  for (const near of [{ ...source, attempts: held }, banned]) {
    expect(attemptSafeAt(near, now)?.toISOString()).toBe(later);
    expect(attemptSafeAt(near, new Date('2026-11-24T11:00:00Z'))).toBeNull();
  }
});
