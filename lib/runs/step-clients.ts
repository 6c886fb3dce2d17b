import type { ConnectionRole, SecretName, StepClients } from '../plan/step-context';
import { dataDir } from '../platform/data-dir';
import { MudanzaError } from '../platform/errors/mudanza-error';
import type { Credentials, Endpoint } from '../postgres/address/endpoint';
import { isSameRole } from '../postgres/address/is-same-role';
import type { TargetClient } from '../postgres/target-client';
import { withSource, withTarget } from '../postgres/with-client';
import { ownDiskFull } from '../servers/embedded/own-disk-full';
import type { ScratchServer } from '../servers/embedded/scratch-server';
import { listConnections } from '../store/connections';

const PASSWORD_OF: Record<ConnectionRole, SecretName> = {
  source: 'source.password',
  target: 'target.password',
  session: 'session.password',
};

interface Parts {
  readonly migrationId: string;
  readonly signal: AbortSignal;
  readonly scratch: ScratchServer;
  readonly secret: (name: SecretName) => Promise<string | null>;
  readonly notice: (text: string) => void;
}

/** Endpoint and password of a door as stored now, or null. The session door shares the target's password for the same role only. */
export async function credentialsFor(
  parts: Pick<Parts, 'migrationId' | 'secret'>,
  role: ConnectionRole,
): Promise<Credentials | null> {
  const connections = await listConnections(parts.migrationId);
  const endpoint: Endpoint | undefined = connections.get(role);
  if (!endpoint) return null;
  let password = await parts.secret(PASSWORD_OF[role]);
  const target = connections.get('target');
  const isShared = role === 'session' && target !== undefined && isSameRole(endpoint, target);
  if (password === null && isShared) password = await parts.secret('target.password');
  return { endpoint, password: password ?? '' };
}

/** The clients a step is handed: each call connects, uses and closes, and all of them end when the run is cancelled. */
export function stepClients(parts: Parts): StepClients {
  const need = async (role: ConnectionRole): Promise<Credentials> => {
    const found = await credentialsFor(parts, role);
    if (!found) throw new MudanzaError('MUD-008', { params: { secret: PASSWORD_OF[role] } });
    return found;
  };
  const heard =
    <T>(use: (client: TargetClient) => Promise<T>) =>
    (client: TargetClient) => {
      client.onNotice(parts.notice);
      return use(client);
    };
  const options = { signal: parts.signal };
  /** A practice server is on our own disk: when that is full, the cut that follows says nothing. */
  const named = <T>({ endpoint }: Credentials, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw endpoint.host === '127.0.0.1' ? ownDiskFull('practice', dataDir(), error) : error;
    });
  return {
    endpoint: async (role) => (await listConnections(parts.migrationId)).get(role) ?? null,
    withSource: async (use) => {
      const source = await need('source');
      return named(source, withSource(source, use, options));
    },
    withTarget: async (use) => {
      const target = await need('target');
      return named(target, withTarget(target, heard(use), options));
    },
    withSession: async (use) => {
      const session = await credentialsFor(parts, 'session');
      const door = session ?? (await need('target'));
      return named(door, withTarget(door, heard(use), options));
    },
    withScratch: (use) => parts.scratch.withDatabase(heard(use), parts.signal),
  };
}
