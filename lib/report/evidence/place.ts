import { z } from 'zod';
import type { Endpoint } from '../../postgres/address/endpoint';
import type { PlaceSection } from './section-schemas';

/** Each part is read by itself, so that one that is missing, or of another shape, hides no other. */
const Ladder = z.object({
  server: z.object({ version: z.string() }).nullish().catch(null),
  size: z.object({ bytes: z.number() }).nullish().catch(null),
  tls: z.object({ protocol: z.string().nullable(), chainError: z.string().nullable() }).nullish().catch(null),
  pooling: z.object({ observed: z.string() }).nullish().catch(null),
  place: z.object({ region: z.string().nullable() }).nullish().catch(null),
});

/** The ladder that a connection step climbed: at the top (source) or below `target`. */
const Evidence = z.union([
  z.object({ target: z.object({ report: Ladder }) }).transform(({ target }) => target.report),
  z.object({ report: Ladder }).transform(({ report }) => report),
]);

/** Where a database is: the stored endpoint, and what a connection step saw of it. */
export function readPlace(endpoint: Endpoint | undefined, evidence: unknown): PlaceSection | null {
  if (!endpoint) return null;
  const seen = Evidence.safeParse(evidence).data;
  return {
    host: endpoint.host,
    port: endpoint.port,
    database: endpoint.database,
    user: endpoint.user,
    version: seen?.server?.version ?? null,
    tls: [endpoint.tls.mode, seen?.tls?.protocol].filter(Boolean).join(', '),
    pooling: seen?.pooling?.observed ?? null,
    region: seen?.place?.region ?? null,
    sizeBytes: seen?.size?.bytes ?? null,
  };
}
