import { say } from '../../i18n/message';
import type { Climbed } from '../../plan/evidence/climbed';
import type { StepContext } from '../../plan/step-context';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import type { Credentials } from '../../postgres/address/endpoint';
import { lockout } from '../../postgres/address/lockout';
import { climb } from '../../postgres/diagnose/climb';
import type { LadderOptions } from '../../postgres/diagnose/ladder-options';
import type { Rung } from '../../postgres/diagnose/rung';

function sayRung(ctx: StepContext, rung: Rung): void {
  const level = rung.state === 'fail' ? 'error' : rung.state === 'warn' ? 'warn' : 'info';
  ctx.log('debug', say(`connection.rung.${rung.id}` as const), {
    state: rung.state,
    ms: rung.ms,
    facts: rung.facts,
  });
  ctx.log(level, rung.message, rung.error);
}

/**
 * Climbs the ladder for a step: says each rung as it is settled, counts refusals, and lets the guard hold the one
 * attempt to sign in back when a ban is near.
 */
export async function climbConnection(
  ctx: StepContext,
  credentials: Credentials,
  options: Pick<LadderOptions, 'mustWrite' | 'limitBytes'> & { readonly mayRiskBan: boolean },
): Promise<Climbed> {
  const { endpoint } = credentials;
  const { kind } = classifyEndpoint(endpoint);
  const before = await ctx.recentAuthFailures(endpoint.host);
  const report = await climb(credentials, {
    ...options,
    signal: ctx.signal,
    lockout: lockout(kind, before, new Date()),
    onRung: (rung) => sayRung(ctx, rung),
  });
  if (report.isRefused) await ctx.noteAuthFailure(endpoint.host);
  const now = lockout(kind, await ctx.recentAuthFailures(endpoint.host), new Date());
  const { count, limit, windowSeconds, safeAt } = now;
  const attempts = { failures: count, limit, windowSeconds, safeAt: safeAt?.toISOString() ?? null };
  if (report.isRefused) ctx.log('warn', say('connection.auth.counted', { count, limit: limit ?? 0 }));
  return { report, attempts };
}
