import type { ErrorCode } from '../../../platform/errors/error-code';
import type { Credentials } from '../../../postgres/address/endpoint';
import { lockout } from '../../../postgres/address/lockout';
import { classifyError, type ErrorContext } from '../../../postgres/classify-error';
import { climb } from '../../../postgres/diagnose/climb';
import type { LadderOptions } from '../../../postgres/diagnose/ladder-options';
import { openProbe, type Probe, type ProbeOptions } from '../../../postgres/diagnose/open-probe';
import { sql } from '../../../postgres/sql';

/** The code of the first rung that fails, as the operator sees it on the ladder. */
export async function codeOnLadder(
  credentials: Credentials,
  options: Partial<LadderOptions> = {},
): Promise<ErrorCode | null> {
  const calm = lockout('not-supabase', { count: 0, lastAt: null }, new Date());
  const report = await climb(credentials, { lockout: calm, mustWrite: false, timeoutMs: 700, ...options });
  return report.rungs.find(({ state }) => state === 'fail')?.error?.code ?? null;
}

/** The code of what a driver's connection and the body throw; null when nothing does. */
export async function codeOfUse(
  credentials: Credentials,
  use: (probe: Probe) => Promise<unknown> = (probe) => probe.rows(sql`select 1`),
  options: Partial<ProbeOptions> & ErrorContext = {},
): Promise<ErrorCode | null> {
  const { endpoint = credentials.endpoint, ...more } = options;
  try {
    const probe = await openProbe(credentials, { timeoutMs: 700, ...more });
    try {
      await use(probe);
      return null;
    } finally {
      await probe.close();
    }
  } catch (error) {
    return classifyError(error, { endpoint }).code;
  }
}
