import type { Door } from './driver-stack';

/**
 * TLS parameters as libpq, pgx, lib/pq, pgjdbc and sqlx read them. `systemRoots`: how one says that the system's roots
 * are to be trusted; what is no libpq does so by itself.
 */
export function libpqTls(
  { endpoint, caFile }: Pick<Door, 'endpoint' | 'caFile'>,
  systemRoots: Readonly<Record<string, string>> = { sslrootcert: 'system' },
): Record<string, string> {
  const { mode } = endpoint.tls;
  const verifies = mode === 'verify-ca' || mode === 'verify-full';
  const isSystem = endpoint.parameters?.rootCertificate === 'system';
  if (mode === 'verify-full' && !caFile && isSystem) return { sslmode: mode, ...systemRoots };
  if (verifies && caFile) return { sslmode: mode, sslrootcert: caFile };
  return { sslmode: verifies ? 'require' : mode };
}

/**
 * TLS parameters as node-postgres reads them: its `require` means verify-full, so encrypting without verifying has
 * to be asked for in libpq's own meaning.
 */
export function nodePgTls({ endpoint, caFile }: Pick<Door, 'endpoint' | 'caFile'>): Record<string, string> {
  const { mode } = endpoint.tls;
  if (mode === 'disable') return {};
  if (mode === 'verify-full' && !caFile && endpoint.parameters?.rootCertificate === 'system')
    return { sslmode: 'verify-full' };
  if (mode !== 'require' && caFile) return { sslmode: 'verify-full', sslrootcert: caFile };
  return { uselibpqcompat: 'true', sslmode: 'require' };
}
