import { z } from 'zod';
import type { Endpoint } from '../../postgres/endpoint';
import type { PlaceSection } from './section-schemas';

/** Fields that connection steps may have seen; each is read by itself, so one that is missing hides no other. */
const Seen = z.object({
  version: z.string().nullish().catch(null),
  tls: z.string().nullish().catch(null),
  pooling: z.string().nullish().catch(null),
  region: z.string().nullish().catch(null),
  sizeBytes: z.number().nullish().catch(null),
});

const REGION = /^[a-z]+-\d+-([a-z0-9-]+)\.pooler\.supabase\.com$/;

/** Where a database is: the stored endpoint, and what a connection step saw of it. */
export function readPlace(endpoint: Endpoint | undefined, evidence: unknown): PlaceSection | null {
  if (!endpoint) return null;
  const seen = Seen.safeParse(evidence).data;
  return {
    host: endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    version: seen?.version ?? null,
    tls: seen?.tls ?? endpoint.tls.mode,
    pooling: seen?.pooling ?? null,
    region: seen?.region ?? REGION.exec(endpoint.host)?.[1] ?? null,
    sizeBytes: seen?.sizeBytes ?? null,
  };
}
