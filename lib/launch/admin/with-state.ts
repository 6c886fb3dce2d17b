import { env, overrideEnv } from '../../platform/env';
import { clusterHome } from '../../servers/embedded/cluster-home';
import { readPostmaster } from '../../servers/embedded/postmaster';
import { closePool } from '../../store/pool';
import { startStateServer } from '../state-server';

/**
 * Runs a command on the state database: the operator's own, or the embedded one, which is started when the product is
 * not up and stopped again afterwards.
 */
export async function withState<T>(use: () => Promise<T>): Promise<T> {
  const isUp = env().MUDANZA_DATABASE_URL !== undefined || readPostmaster(clusterHome('state')) !== null;
  const state = await startStateServer();
  overrideEnv({ MUDANZA_STATE_URL: state.url });
  try {
    return await use();
  } finally {
    await closePool();
    if (!isUp) await state.cluster?.stop();
  }
}
