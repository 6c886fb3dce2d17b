import type { SweepBound } from '../../plan/evidence/latency-evidence';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import { COMPUTE_LIMITS, type ComputeId } from '../../postgres/address/compute-sizes';
import type { Endpoint } from '../../postgres/address/endpoint';

/** Of what a server or pooler takes, how much the sweep may use: the backend's users need the rest. */
export const FAIR_SHARE = 0.8;
/** Clients of Supabase's session mode: as many as the pool has connections, 15 unless somebody raised it. */
const SESSION_POOL = 15;

export interface SweepLimit {
  readonly by: SweepBound;
  /** Connections that are known to be taken; null where only the server can tell, when the sweep begins. */
  readonly known: number | null;
}

/** What is known of an endpoint's limit without dialling it: Supabase's poolers take clients by compute size. Pure. */
export function sweepLimit(endpoint: Endpoint, compute: ComputeId): SweepLimit {
  const { kind, pooling } = classifyEndpoint(endpoint);
  if (kind === 'not-supabase' || pooling === 'none') return { by: 'server', known: null };
  if (kind === 'shared-session' || pooling === 'session') return { by: 'sessionPool', known: SESSION_POOL };
  return { by: 'pooler', known: COMPUTE_LIMITS[compute].poolerClients };
}

export interface AllowedSweep {
  readonly connections: number;
  /** Null where the operator asked for no more than is allowed. */
  readonly limitedBy: SweepBound | null;
}

/**
 * How far the sweep may go. In transaction mode clients share the pool's connections, so there the server's free ones
 * (`free`) do not bound it; everywhere else each of ours is one of them. Pure.
 */
export function allowedSweep(asked: number, limit: SweepLimit, free: number | null): AllowedSweep {
  const share = (of: number) => Math.max(1, Math.floor(of * FAIR_SHARE));
  const bounds: { connections: number; limitedBy: SweepBound | null }[] = [
    { connections: asked, limitedBy: null },
    ...(limit.known === null ? [] : [{ connections: share(limit.known), limitedBy: limit.by }]),
    ...(limit.by === 'pooler' || free === null
      ? []
      : [{ connections: share(free), limitedBy: 'server' as const }]),
  ];
  return bounds.reduce((least, bound) => (bound.connections < least.connections ? bound : least));
}
