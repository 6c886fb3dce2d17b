import type { Credentials } from '../../postgres/address/endpoint';
import { listConnections } from '../../store/connections';
import { openSecrets } from '../../store/secrets';

/** How to reach a migration's target, with its password opened; null while there is none. */
export async function targetOf(migrationId: string): Promise<Credentials | null> {
  const endpoint = (await listConnections(migrationId)).get('target');
  if (!endpoint) return null;
  return { endpoint, password: (await openSecrets(migrationId)).get('target.password') ?? '' };
}
