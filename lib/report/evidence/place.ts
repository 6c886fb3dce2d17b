import type { Endpoint } from '../../postgres/address/endpoint';
import type { LadderReport } from '../../postgres/diagnose/climb';
import type { PlaceSection } from './section-schemas';

/** Where a database is: the stored endpoint, and what a connection step saw of it. */
export function readPlace(
  endpoint: Endpoint | undefined,
  seen: LadderReport | undefined,
): PlaceSection | null {
  if (!endpoint) return null;
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
