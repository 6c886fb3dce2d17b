import { z } from 'zod';
import type { CodeContext, PoolingMode } from '../../backend/drivers/driver-stack';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { classifyEndpoint, isSupabaseDatabaseHost } from '../../postgres/address/classify-endpoint';
import type { Endpoint } from '../../postgres/address/endpoint';
import { SUPABASE_ROOT_CA } from '../../postgres/address/supabase-root-ca';

/** Where the CA's PEM is put in the backend's folder. It is public, so it may be committed. */
export const CA_FILE = 'certs/database-ca.crt';

/** Part of the connection step's evidence: what the ladder saw, where it ran. */
const Observed = z.looseObject({ pooling: z.looseObject({ observed: z.string() }).nullish() });

/** PEM of the CA that signs an endpoint's certificate, or null when the system's own roots have to do. */
export function caOf(endpoint: Endpoint): string | null {
  return endpoint.tls.ca ?? (isSupabaseDatabaseHost(endpoint.host) ? SUPABASE_ROOT_CA : null);
}

function promisedMode(endpoint: Endpoint): PoolingMode {
  const { pooling } = classifyEndpoint(endpoint);
  if (pooling !== 'unknown') return pooling;
  // Not a Supabase address: the port tells poolers apart, and the careful settings do no harm elsewhere.
  return endpoint.port === 5432 ? 'none' : 'transaction';
}

/** The mode that the ladder observed, else what the address promises. */
async function runtimeMode(ctx: StepContext, endpoint: Endpoint): Promise<PoolingMode> {
  const evidence = Observed.safeParse(await ctx.evidenceOf('connection'));
  const seen = evidence.success ? evidence.data.pooling?.observed : undefined;
  return seen === 'transaction' || seen === 'session' ? seen : promisedMode(endpoint);
}

export interface Doors {
  readonly runtime: CodeContext;
  /** For the migrations tool; null when the migration has no session-mode or direct door. */
  readonly migrations: CodeContext | null;
  readonly password: string;
  readonly migrationsPassword: string;
}

/** The doors a backend uses, with their passwords. Throws MUD-008 when the target is not known yet. */
export async function doorsOf(ctx: StepContext, poolSize: number): Promise<Doors> {
  const target = await ctx.credentialsFor('target');
  if (!target) throw new MudanzaError('MUD-008', { params: { secret: 'target.password' } });
  const session = await ctx.credentialsFor('session');
  const open = (endpoint: Endpoint, mode: PoolingMode): CodeContext => ({
    endpoint,
    mode,
    poolSize,
    caFile: caOf(endpoint) === null ? null : CA_FILE,
  });
  const mode = await runtimeMode(ctx, target.endpoint);
  return {
    runtime: open(target.endpoint, mode),
    migrations: session && open(session.endpoint, 'session'),
    password: target.password,
    migrationsPassword: session?.password ?? target.password,
  };
}
