import type { Cost } from './cost-schema';
import { DISK_INCLUDED_BYTES, DISK_PER_GB, FACTS_AS_OF, PLAN_FACTS, type PlanFacts } from './plan-facts';

export interface Usage {
  readonly databaseBytes: number | null;
  /** Connections the backend may open: pool size and overflow of every process. */
  readonly connections: number | null;
  readonly egressBytesPerMonth: number | null;
}

const limit = (used: number | null, allowed: number) => ({
  used,
  limit: allowed,
  fits: used === null ? null : used <= allowed,
});

function monthly(plan: PlanFacts, databaseBytes: number | null): number {
  const extra = plan.isHardLimit ? 0 : Math.max(0, (databaseBytes ?? 0) - DISK_INCLUDED_BYTES);
  return Math.round((plan.monthly + (extra / 1e9) * DISK_PER_GB) * 100) / 100;
}

/**
 * Sets what was seen of the target against each plan and names the cheapest one that fits. What was not measured
 * does not rule a plan out, but without a database size there is no cheapest plan. Pure; the facts carry their date.
 */
export function estimateCost(usage: Usage): Cost {
  const plans = PLAN_FACTS.map((plan) => {
    const size = limit(usage.databaseBytes, plan.databaseBytes);
    const clients = limit(usage.connections, plan.poolerClients);
    const egress = limit(usage.egressBytesPerMonth, plan.egressBytes);
    const isRuledOut = [size, clients, egress].some((entry) => entry.fits === false);
    // The size decides first: a yes without it would be a guess.
    const fits = isRuledOut ? false : size.fits;
    return { id: plan.id, monthly: monthly(plan, usage.databaseBytes), size, clients, egress, fits };
  });
  const cheapest = plans.filter((plan) => plan.fits).sort((a, b) => a.monthly - b.monthly)[0];
  return {
    ...usage,
    plans,
    cheapest: usage.databaseBytes === null ? null : (cheapest?.id ?? null),
    factsAsOf: FACTS_AS_OF,
  };
}
