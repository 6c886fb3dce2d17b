import type { SupabasePlan } from '../../plan/report-ids';
import { COMPUTE_LIMITS, type ComputeId, FREE_PLAN_BYTES } from '../../postgres/address/compute-sizes';

/** When these figures were compiled; the report prints it, since prices and limits change. */
export const FACTS_AS_OF = '2026-11-24';

const GB = 1e9;

/** A plan with a compute size, as it can be bought. Money in US dollars a month, sizes in bytes. */
export interface PlanFacts {
  readonly id: SupabasePlan;
  readonly monthly: number;
  readonly databaseBytes: number;
  /** Connections a pooler takes from clients, and those Postgres itself takes. */
  readonly poolerClients: number;
  readonly directConnections: number;
  readonly egressBytes: number;
  /** Free: a database that outgrows its limit becomes read-only. Paid: the disk grows and costs more. */
  readonly isHardLimit: boolean;
}

const PRO = 25;
/** Paid plans carry this much compute already. */
const COMPUTE_CREDIT = 10;
const PRO_EGRESS = 250 * GB;

function pro(id: PlanFacts['id'], compute: ComputeId, price: number, size: number): PlanFacts {
  return {
    id,
    monthly: PRO + Math.max(0, price - COMPUTE_CREDIT),
    databaseBytes: size * GB,
    poolerClients: COMPUTE_LIMITS[compute].poolerClients,
    directConnections: COMPUTE_LIMITS[compute].connections,
    egressBytes: PRO_EGRESS,
    isHardLimit: false,
  };
}

/** Cheapest first. Source: Supabase's pages on compute and disk, billing, and egress. */
export const PLAN_FACTS: readonly PlanFacts[] = [
  {
    id: 'free',
    monthly: 0,
    databaseBytes: FREE_PLAN_BYTES,
    poolerClients: COMPUTE_LIMITS.nano.poolerClients,
    directConnections: COMPUTE_LIMITS.nano.connections,
    egressBytes: 5 * GB,
    isHardLimit: true,
  },
  pro('pro_micro', 'micro', 10, 10),
  pro('pro_small', 'small', 15, 50),
  pro('pro_medium', 'medium', 60, 100),
  pro('pro_large', 'large', 110, 200),
  pro('pro_xl', 'xl', 210, 500),
  pro('pro_2xl', '2xl', 410, 1_000),
];

export const DISK_INCLUDED_BYTES = 8 * GB;
/** US dollars a month for each further GB of disk. */
export const DISK_PER_GB = 0.125;
