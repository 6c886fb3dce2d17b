import type { Credentials } from '../../postgres/address/endpoint';
import { listConnections } from '../../store/connections';
import { openSecrets } from '../../store/secrets';

/** How to reach a side of a migration, with its password opened; null while there is none. */
export async function credentialsOf(
  migrationId: string,
  side: 'source' | 'target',
): Promise<Credentials | null> {
  const endpoint = (await listConnections(migrationId)).get(side);
  if (!endpoint) return null;
  return { endpoint, password: (await openSecrets(migrationId)).get(`${side}.password`) ?? '' };
}
