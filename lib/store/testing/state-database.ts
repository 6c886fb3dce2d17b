import { overrideEnv } from '../../platform/env';
import { createTestDatabase } from '../../servers/embedded/testing/test-database';
import { stopListening } from '../listen';
import { migrateState } from '../migrate-state';
import { closePool } from '../pool';

/**
 * A fresh state database for one suite, on the test server without TLS, with every state file applied; the
 * store's pool points to it until `drop`.
 */
export async function createStateDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const database = await createTestDatabase('source');
  const { host, port, user, database: name } = database.direct.endpoint;
  const url = `postgresql://${user}:${encodeURIComponent(database.direct.password)}@${host}:${port}/${name}`;
  overrideEnv({ MUDANZA_STATE_URL: url });
  await migrateState();
  return {
    url,
    drop: async () => {
      await stopListening();
      await closePool();
      await database.drop();
    },
  };
}
