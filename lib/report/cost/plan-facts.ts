import type { SupabasePlan } from '../report-ids';

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

function pro(id: PlanFacts['id'], compute: number, size: number, clients: number, direct: number): PlanFacts {
  return {
    id,
    monthly: PRO + Math.max(0, compute - COMPUTE_CREDIT),
    databaseBytes: size * GB,
    poolerClients: clients,
    directConnections: direct,
    egressBytes: PRO_EGRESS,
    isHardLimit: false,
  };
}

/** Cheapest first. Source: Supabase's pages on compute and disk, billing, and egress. */
export const PLAN_FACTS: readonly PlanFacts[] = [
  {
    id: 'free',
    monthly: 0,
    databaseBytes: 0.5 * GB,
    poolerClients: 200,
    directConnections: 60,
    egressBytes: 5 * GB,
    isHardLimit: true,
  },
  pro('pro_micro', 10, 10, 200, 60),
  pro('pro_small', 15, 50, 400, 90),
  pro('pro_medium', 60, 100, 600, 120),
  pro('pro_large', 110, 200, 800, 160),
  pro('pro_xl', 210, 500, 1_000, 240),
  pro('pro_2xl', 410, 1_000, 1_500, 380),
];

export const DISK_INCLUDED_BYTES = 8 * GB;
/** US dollars a month for each further GB of disk. */
export const DISK_PER_GB = 0.125;
