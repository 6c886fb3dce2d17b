import { z } from 'zod';
import { leadingProjectRef } from './project-ref';

/** What a host and port are. The same port means different things on different hosts, so the host decides first. */
export const ENDPOINT_KINDS = [
  'direct',
  'dedicated-pooler',
  'shared-session',
  'shared-transaction',
  'read-replica',
  'unknown-supabase',
  'not-supabase',
] as const;
export const EndpointKind = z.enum(ENDPOINT_KINDS);
export type EndpointKind = z.infer<typeof EndpointKind>;

export const EndpointClass = z.object({
  kind: EndpointKind,
  /** What the address promises; only the ladder observes it. `unknown` outside Supabase. */
  pooling: z.enum(['none', 'session', 'transaction', 'unknown']),
  /** The project the host or user name belongs to. */
  ref: z.string().nullable(),
  /** Only a pooler's host names one. */
  region: z.string().nullable(),
  /** Databases of Supabase resolve to IPv6 only (unless the add-on was bought); poolers to IPv4 only. */
  family: z.enum(['ipv6', 'ipv4', 'any']),
});
export type EndpointClass = z.infer<typeof EndpointClass>;

/** The ref in a pooler's user name: what follows its last dot (`postgres.REF`, `role.REF`). */
export function refOfUser(user: string): string | null {
  const dot = user.lastIndexOf('.');
  return dot < 0 ? null : leadingProjectRef(user.slice(dot + 1));
}

function sharedPooler(host: string, port: number, user: string): EndpointClass {
  const region = /^[a-z]+-\d+-([a-z0-9-]+)\.pooler\./.exec(host)?.[1] ?? null;
  const tenant = user.slice(user.lastIndexOf('.') + 1);
  const isReplica = user.includes('.') && leadingProjectRef(tenant) !== null && tenant.length > 20;
  const pooling = port === 6543 ? 'transaction' : port === 5432 ? 'session' : 'unknown';
  const place = { ref: refOfUser(user), region, family: 'ipv4' as const, pooling } as const;
  if (isReplica) return { kind: 'read-replica', ...place };
  if (pooling === 'unknown') return { kind: 'unknown-supabase', ...place };
  return { kind: pooling === 'transaction' ? 'shared-transaction' : 'shared-session', ...place };
}

function databaseHost(identifier: string, port: number): EndpointClass {
  const ref = leadingProjectRef(identifier);
  const place = { ref, region: null, family: 'ipv6' as const } as const;
  const pooling = port === 6543 ? 'transaction' : port === 5432 ? 'none' : 'unknown';
  if (ref === null || pooling === 'unknown') return { kind: 'unknown-supabase', pooling, ...place };
  if (identifier.length > 20) return { kind: 'read-replica', pooling, ...place };
  return { kind: port === 6543 ? 'dedicated-pooler' : 'direct', pooling, ...place };
}

/**
 * Says what a host, port and user mean at Supabase (facts: supabase.com/docs "Connecting to Postgres"). Pure; dials
 * nothing. A pooler's host is never derived: its cluster number cannot be known from the region.
 */
export function classifyEndpoint(endpoint: {
  readonly host: string;
  readonly port: number;
  readonly user?: string;
}): EndpointClass {
  const host = endpoint.host.toLowerCase().replace(/\.$/, '');
  const user = endpoint.user ?? '';
  if (/\.pooler\.supabase\.(com|co|red|green)$/.test(host)) return sharedPooler(host, endpoint.port, user);
  const database = /^db\.([a-z0-9-]+)\.supabase\.(co|red|green)$/.exec(host);
  if (database) return databaseHost(database[1] ?? '', endpoint.port);
  const isSupabase = /(^|\.)supabase\.(com|co|red|green|net|in)$/.test(host);
  const kind = isSupabase ? 'unknown-supabase' : 'not-supabase';
  const ref = isSupabase ? leadingProjectRef(host.split('.')[0] ?? '') : null;
  return { kind, pooling: 'unknown', ref, region: null, family: 'any' };
}

/** True where the server's certificate comes from Supabase's own root. */
export function isSupabaseDatabaseHost(host: string): boolean {
  return classifyEndpoint({ host, port: 5432 }).kind !== 'not-supabase';
}
