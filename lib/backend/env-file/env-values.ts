import type { Door, DriverStack } from '../drivers/driver-stack';
import { driverUrl } from '../drivers/driver-url';

export interface EnvRequest {
  readonly stack: DriverStack;
  readonly runtime: Door;
  readonly password: string;
  /** Session-mode or direct door for the migrations tool. */
  readonly migrations: Door | null;
  readonly migrationsPassword: string;
  /** Key that the backend reads its URL from. */
  readonly urlKey: string;
  /** Keys that the backend reads the size of its pool from; those of the plan where it names none. */
  readonly poolKeys?: { readonly size: string; readonly overflow: string };
  readonly poolSize: number;
  readonly maxOverflow: number;
  readonly projectUrl: string | null;
  readonly anonKey: string | null;
  readonly serviceKey: string | null;
}

/** The keys of the plan's step 2.1 with their new values; holds secrets. */
export function envValues(request: EnvRequest): Record<string, string> {
  const { stack, runtime, migrations, projectUrl, anonKey, serviceKey } = request;
  const { host, port, database, user } = runtime.endpoint;
  return {
    [request.urlKey]: driverUrl(stack, runtime, request.password),
    ...(migrations && { DIRECT_URL: driverUrl(stack, migrations, request.migrationsPassword) }),
    POSTGRES_HOST: host,
    POSTGRES_PORT: String(port),
    POSTGRES_DB: database,
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: request.password,
    [request.poolKeys?.size ?? 'POSTGRES_POOL_SIZE']: String(request.poolSize),
    [request.poolKeys?.overflow ?? 'POSTGRES_MAX_OVERFLOW']: String(request.maxOverflow),
    ...(projectUrl && { SUPABASE_PROJECT_URL: projectUrl }),
    ...(anonKey && { SUPABASE_ANON_KEY: anonKey }),
    ...(serviceKey && { SUPABASE_SERVICE_ROLE_KEY: serviceKey }),
  };
}
