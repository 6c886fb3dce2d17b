import { isSupabaseDatabaseHost } from './classify-endpoint';
import { SUPABASE_ROOT_CA } from './supabase-root-ca';

export interface TrustAnchor {
  readonly source: 'uploaded' | 'supabase' | 'system';
  /** PEM; absent = what Node brings along. */
  readonly ca?: string;
}

/** What a server's certificate is verified against: the uploaded CA, else Supabase's root for its hosts, else the system's. */
export function trustAnchor(host: string, uploaded: string | undefined): TrustAnchor {
  if (uploaded) return { source: 'uploaded', ca: uploaded };
  return isSupabaseDatabaseHost(host) ? { source: 'supabase', ca: SUPABASE_ROOT_CA } : { source: 'system' };
}
