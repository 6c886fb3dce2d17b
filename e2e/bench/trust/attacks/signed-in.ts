import { newToken, tokenHash } from '../../../../lib/platform/vault/token';
import { createMigration } from '../../../../lib/runs/create-migration';
import { insertOperator } from '../../../../lib/store/operators';
import { closePool } from '../../../../lib/store/pool';
import { stateClient } from '../../../../lib/store/query';
import { insertSession } from '../../../../lib/store/sessions';
import type { Product } from '../../product';
import { pointToStateOf } from '../../testing/prepare-access';

export interface SignedIn {
  readonly url: string;
  readonly cookie: string;
  readonly migrationId: string;
}

/** Somebody signed in to a product, with a migration of that name; this process looks at its state from then on. */
export async function signIn({ url, dataDir }: Product, name: string): Promise<SignedIn> {
  pointToStateOf(dataDir);
  await closePool();
  const cookie = newToken();
  const { id } = await insertOperator(stateClient, `Attack ${cookie.slice(0, 6)}`, 'operator');
  await insertSession(tokenHash(cookie), id, 'bench');
  const migration = await createMigration({ name, kind: 'supabase', by: 'bench' });
  return { url, cookie, migrationId: migration.id };
}
