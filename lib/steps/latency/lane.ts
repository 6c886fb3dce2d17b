import type { Side, WorkloadId } from '../../plan/evidence/latency-evidence';
import type { Credentials } from '../../postgres/address/endpoint';
import { type ConnectTimings, openSamplerConnection } from '../../postgres/sampler-connection';
import { workloadShots } from './workload-shots';

/** One side of a measurement: fires one repetition at a time and says how long it took. */
export interface Lane {
  readonly side: Side;
  /** False when the connection was lost: firing again is of no use. */
  readonly isOpen: boolean;
  /** ms of one repetition; rejects with the server's error. */
  fire(): Promise<number>;
  close(): void;
}

export interface LaneOptions {
  readonly side: Side;
  readonly credentials: Credentials;
  readonly workload: WorkloadId;
  readonly probeSchema: string;
  readonly signal: AbortSignal;
  /** Told how each connection of the `connect` workload was spent. */
  readonly onConnect?: (timings: ConnectTimings) => void;
}

/** Each repetition opens a connection of its own and closes it: TCP, TLS and login, as a backend without a pool. */
function connectLane({ side, credentials, signal, onConnect }: LaneOptions): Lane {
  let isOpen = true;
  return {
    side,
    get isOpen() {
      return isOpen;
    },
    fire: async () => {
      try {
        const connection = await openSamplerConnection(credentials, signal);
        const { dns, tcp, tls, auth } = connection.timings;
        onConnect?.(connection.timings);
        connection.close();
        return dns + tcp + tls + auth;
      } catch (error) {
        // One refused login is enough: repeating it can get the address banned.
        isOpen = false;
        throw error;
      }
    },
    close: () => undefined,
  };
}

/** Opens what the workload needs on one side. Rejects when the server cannot be reached. */
export async function openLane(options: LaneOptions): Promise<Lane> {
  if (options.workload === 'connect') return connectLane(options);
  const connection = await openSamplerConnection(options.credentials, options.signal);
  const shots = workloadShots(options.workload, options.probeSchema);
  return {
    side: options.side,
    get isOpen() {
      return connection.isOpen;
    },
    fire: () => connection.time(shots),
    close: () => connection.close(),
  };
}
