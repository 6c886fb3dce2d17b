import type { DoorStartup } from '../../backend/drivers/door-startup';
import type { CodeContext, PoolingMode } from '../../backend/drivers/driver-stack';
import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { classifyEndpoint, isSupabaseDatabaseHost } from '../../postgres/address/classify-endpoint';
import type { Endpoint } from '../../postgres/address/endpoint';
import { SUPABASE_ROOT_CA } from '../../postgres/address/supabase-root-ca';
import type { LadderReport } from '../../postgres/diagnose/climb';

/** Where the CA's PEM is put in the backend's folder. It is public, so it may be committed. */
export const CA_FILE = 'certs/database-ca.crt';

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

/**
 * What the ladder saw at this very address; null where it did not look, or looked elsewhere. Who keeps his server
 * process has a pooler in session mode or none: only without one does a setting of the startup packet arrive.
 */
export function observedMode(seen: LadderReport | undefined, endpoint: Endpoint): PoolingMode | null {
  if (!seen || !isSeen(seen, endpoint)) return null;
  if (seen.pooling?.observed === 'transaction') return 'transaction';
  if (seen.pooling?.observed !== 'session') return null;
  if (seen.place.pooling === 'session') return 'session';
  return seen.place.pooling === 'none' || seen.startup?.options === 'honoured' ? 'none' : 'session';
}

const isSeen = (seen: LadderReport | undefined, { host, port }: Endpoint) =>
  seen?.endpoint.host === host && seen.endpoint.port === port;

/** What became of a setting in the startup packet at this very address; null where the ladder did not look there. */
export function observedStartup(seen: LadderReport | undefined, endpoint: Endpoint): DoorStartup | null {
  return (isSeen(seen, endpoint) && seen?.startup?.options) || null;
}

/** The `search_path` that whoever signs in at this address has without asking; null where nobody looked. */
export function observedSearchPath(seen: LadderReport | undefined, endpoint: Endpoint): string | null {
  return (isSeen(seen, endpoint) && seen?.server?.searchPath) || null;
}

/** A second door's startup: what its address promises, else as careful as the first one's. */
export function secondStartup(endpoint: Endpoint, first: DoorStartup): DoorStartup {
  const promised = promisedStartup(endpoint);
  return promised === 'unknown' && first === 'refused' ? first : promised;
}

/** What is known of an address's door: Supabase says which poolers drop and which refuse a setting at the start. */
export function promisedStartup(endpoint: Endpoint): DoorStartup {
  const { kind } = classifyEndpoint(endpoint);
  if (kind === 'shared-session' || kind === 'shared-transaction') return 'dropped';
  if (kind === 'dedicated-pooler') return 'refused';
  return kind === 'direct' ? 'honoured' : 'unknown';
}

export interface Doors {
  /** What became of a setting in the startup packet, observed where the ladder looked. */
  readonly startup: DoorStartup;
  /** What the role has by itself there; null where nobody looked. */
  readonly searchPath: string | null;
  readonly runtime: CodeContext;
  /** False where the mode of `runtime` is only what the address promises. */
  readonly isObserved: boolean;
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
  const open = (endpoint: Endpoint, mode: PoolingMode, startup: DoorStartup): CodeContext => ({
    endpoint,
    mode,
    startup,
    poolSize,
    caFile: caOf(endpoint) === null ? null : CA_FILE,
  });
  const seen = await ctx.evidenceOf(connectionEvidence);
  const report = seen?.target.report;
  const observed = observedMode(report, target.endpoint);
  const startup = observedStartup(report, target.endpoint) ?? promisedStartup(target.endpoint);
  return {
    runtime: open(target.endpoint, observed ?? promisedMode(target.endpoint), startup),
    isObserved: observed !== null,
    startup,
    searchPath: observedSearchPath(report, target.endpoint),
    migrations: session && open(session.endpoint, 'session', secondStartup(session.endpoint, startup)),
    password: target.password,
    migrationsPassword: session?.password ?? target.password,
  };
}
