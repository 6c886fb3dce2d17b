import { env } from '../platform/env';
import { type Cluster, type ClusterOptions, startCluster } from '../servers/embedded/cluster';
import { clusterHome } from '../servers/embedded/cluster-home';
import { clusterPassword } from '../servers/embedded/cluster-password';
import { freePort } from '../servers/embedded/free-port';
import { keepStateUp } from './keep-state-up';

export interface StateServer {
  readonly url: string;
  /** Null when the state lives in the operator's own server (MUDANZA_DATABASE_URL). */
  readonly cluster: Cluster | null;
  /** Starts the embedded server again whenever it dies; gives the function that ends this. */
  readonly keepUp: (say: (text: string) => void) => () => Promise<void>;
}

/** The state database: the operator's own, or the embedded PostgreSQL, started here. */
export async function startStateServer(): Promise<StateServer> {
  const { MUDANZA_DATABASE_URL } = env();
  if (MUDANZA_DATABASE_URL)
    return { url: MUDANZA_DATABASE_URL, cluster: null, keepUp: () => async () => undefined };
  const dataDir = clusterHome('state');
  const options: ClusterOptions = {
    dataDir,
    port: await freePort(),
    superuser: 'mudanza',
    password: clusterPassword('state'),
    settings: { max_connections: '100' },
  };
  const cluster = await startCluster(options);
  const password = encodeURIComponent(cluster.password);
  const url = `postgresql://${cluster.superuser}:${password}@${cluster.host}:${cluster.port}/postgres`;
  // Web server and runner know the address from their start, so it comes back at the same port.
  const start = () => startCluster({ ...options, port: cluster.port });
  return { url, cluster, keepUp: (say) => keepStateUp({ dataDir, start, say }) };
}
