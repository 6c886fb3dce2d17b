import { type Cluster, startCluster } from '../embedded/cluster';
import { clusterHome } from '../embedded/cluster-home';
import { clusterPassword } from '../embedded/cluster-password';
import { freePort } from '../embedded/free-port';
import { env } from '../env';

export interface StateServer {
  readonly url: string;
  /** Null when the state lives in the operator's own server (MUDANZA_DATABASE_URL). */
  readonly cluster: Cluster | null;
}

/** The state database: the operator's own, or the embedded PostgreSQL, started here. */
export async function startStateServer(): Promise<StateServer> {
  const { MUDANZA_DATABASE_URL } = env();
  if (MUDANZA_DATABASE_URL) return { url: MUDANZA_DATABASE_URL, cluster: null };
  const cluster = await startCluster({
    dataDir: clusterHome('state'),
    port: await freePort(),
    superuser: 'mudanza',
    password: clusterPassword('state'),
    settings: { max_connections: '100' },
  });
  const password = encodeURIComponent(cluster.password);
  const url = `postgresql://${cluster.superuser}:${password}@${cluster.host}:${cluster.port}/postgres`;
  return { url, cluster };
}
