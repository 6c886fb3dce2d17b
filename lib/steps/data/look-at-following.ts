import type { Credentials } from '../../postgres/address/endpoint';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { followObstacles, readFollowFacts } from '../../postgres/replication/follow-facts';
import { followProvider } from '../../postgres/replication/follow-provider';
import { withSource } from '../../postgres/with-client';

/** Whether the source can be followed, and what of others is there; null where it cannot be asked, as before PostgreSQL 11. */
export async function lookAtFollowing(source: Credentials, signal: AbortSignal) {
  try {
    return await withSource(
      source,
      async (client) => {
        const facts = await readFollowFacts(client);
        const provider = followProvider(source.endpoint.host, facts.marks);
        return {
          leftovers: await findFollowLeftovers(client),
          obstacles: [...followObstacles(facts)],
          provider: provider?.name ?? null,
        };
      },
      { signal },
    );
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
