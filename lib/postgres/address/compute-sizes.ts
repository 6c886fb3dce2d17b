/** Supabase's compute sizes, smallest first; the free plan has Nano. */
export const COMPUTE_IDS = [
  'nano',
  'micro',
  'small',
  'medium',
  'large',
  'xl',
  '2xl',
  '4xl',
  '8xl',
  '12xl',
  '16xl',
] as const;
export type ComputeId = (typeof COMPUTE_IDS)[number];

export interface ComputeLimits {
  /** Connections that Postgres itself takes. */
  readonly connections: number;
  /** Connections that a pooler takes from clients. */
  readonly poolerClients: number;
}

/** Source: Supabase's page on compute and disk, November 2026. */
export const COMPUTE_LIMITS: Readonly<Record<ComputeId, ComputeLimits>> = {
  nano: { connections: 60, poolerClients: 200 },
  micro: { connections: 60, poolerClients: 200 },
  small: { connections: 90, poolerClients: 400 },
  medium: { connections: 120, poolerClients: 600 },
  large: { connections: 160, poolerClients: 800 },
  xl: { connections: 240, poolerClients: 1_000 },
  '2xl': { connections: 380, poolerClients: 1_500 },
  '4xl': { connections: 480, poolerClients: 3_000 },
  '8xl': { connections: 490, poolerClients: 6_000 },
  '12xl': { connections: 500, poolerClients: 9_000 },
  '16xl': { connections: 500, poolerClients: 12_000 },
};

/** Bytes at which the free plan's database becomes read-only. */
export const FREE_PLAN_BYTES = 500_000_000;
