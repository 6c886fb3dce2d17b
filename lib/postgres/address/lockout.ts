import type { EndpointKind } from './classify-endpoint';

export interface Failures {
  readonly count: number;
  readonly lastAt: Date | null;
}

/** Where refused sign-ins lead at a host, and whether another one may be risked now. */
export interface Lockout {
  /** Refusals counted inside the window. */
  readonly count: number;
  /** Refusals after which the server bans the address; null where no such rule is known. */
  readonly limit: number | null;
  readonly windowSeconds: number;
  /** True when the next refusal could be the one that bans: no attempt is made then. */
  readonly isHeld: boolean;
  /** When an attempt is safe again; null = now. */
  readonly safeAt: Date | null;
}

interface Rule {
  readonly limit: number;
  readonly holdAt: number;
  readonly windowSeconds: number;
}

/**
 * Direct and dedicated: fail2ban with maxretry 3, ban 30 minutes; the documentation says "2 wrong passwords", so the
 * second one already holds. Shared pooler: ten failures in 150 seconds block for two minutes; half of that holds,
 * since other clients behind the same address count too.
 */
const OWN_HOST: Rule = { limit: 3, holdAt: 2, windowSeconds: 1800 };
const SHARED: Rule = { limit: 10, holdAt: 5, windowSeconds: 150 };

function ruleOf(kind: EndpointKind): Rule | null {
  if (kind === 'not-supabase') return null;
  return kind === 'shared-session' || kind === 'shared-transaction' ? SHARED : OWN_HOST;
}

/** Judges the refusals noted at a host. Pure: the caller counts them and passes the time. */
export function lockout(kind: EndpointKind, failures: Failures, now: Date): Lockout {
  const rule = ruleOf(kind);
  if (!rule) return { count: failures.count, limit: null, windowSeconds: 1800, isHeld: false, safeAt: null };
  const { limit, holdAt, windowSeconds } = rule;
  const end = failures.lastAt ? new Date(failures.lastAt.getTime() + windowSeconds * 1000) : null;
  const count = end && end > now ? failures.count : 0;
  const isHeld = count >= holdAt;
  return { count, limit, windowSeconds, isHeld, safeAt: isHeld ? end : null };
}
