import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { MigrationSettings } from '../../plan/migration-settings';
import type { ArtifactRef, ConnectionRole, StepClients, StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { overrideEnv } from '../../platform/env';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { classifyError } from '../../postgres/classify-error';
import type { TargetClient } from '../../postgres/target-client';
import { withSource, withTarget } from '../../postgres/with-client';
import { ScratchServer } from '../../servers/embedded/scratch-server';
import type { CheckCall } from './check-command';

export interface OneShot {
  readonly connections: Partial<Record<ConnectionRole, Credentials>>;
  readonly settings?: Partial<MigrationSettings>;
}

/** A step's context without an engine: what it keeps is gone when the command ends. */
export interface OneShotContext extends StepContext {
  /** What steps left behind, for those that read it. */
  readonly evidence: Map<StepId, unknown>;
  /** Content of the newest file that a step kept under this name; null where there is none. */
  artifactNamed(name: string): Uint8Array | null;
}

function clientsOf(call: CheckCall, { connections }: OneShot, scratch: ScratchServer): StepClients {
  const { signal } = call;
  const need = (role: ConnectionRole): Credentials => {
    const found = connections[role];
    if (!found) throw new MudanzaError('MUD-008', { params: { secret: `${role}.password` } });
    return found;
  };
  const named = async <T>(credentials: Credentials, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      throw classifyError(error, { endpoint: credentials.endpoint });
    }
  };
  const onTarget = <T>(credentials: Credentials, use: (client: TargetClient) => Promise<T>) =>
    named(credentials, () => withTarget(credentials, use, { signal }));
  return {
    endpoint: async (role) => connections[role]?.endpoint ?? null,
    withSource: async (use) => {
      const source = need('source');
      return named(source, () => withSource(source, use, { signal }));
    },
    withTarget: async (use) => onTarget(need('target'), use),
    withSession: async (use) => onTarget(connections.session ?? need('target'), use),
    withScratch: (use) => scratch.withDatabase(use, signal),
  };
}

type Files = Pick<OneShotContext, 'artifact' | 'artifactNamed' | 'readArtifact' | 'dataFolder'>;

/** Files live in memory, and what has to be on disk below a folder that is removed. */
function filesOf(folder: string): Files {
  const kept = new Map<string, Uint8Array>();
  const named = new Map<string, Uint8Array>();
  return {
    artifact: async (name, mediaType, content): Promise<ArtifactRef> => {
      const bytes = Buffer.from(content);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const ref = { id: randomUUID(), name, mediaType, bytes: bytes.length, sha256 };
      kept.set(ref.id, bytes);
      named.set(name, bytes);
      return ref;
    },
    artifactNamed: (name) => named.get(name) ?? null,
    readArtifact: async (id) => {
      const found = kept.get(id);
      if (!found) throw new MudanzaError('MUD-010', { params: { id } });
      return found;
    },
    dataFolder: () => {
      const own = join(folder, 'migration');
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return own;
    },
  };
}

function contextOf(call: CheckCall, shot: OneShot, folder: string, scratch: ScratchServer): OneShotContext {
  const evidence = new Map<StepId, unknown>();
  const id = randomUUID();
  return {
    ...filesOf(folder),
    evidence,
    migration: {
      id,
      name: 'check',
      kind: 'supabase',
      settings: MigrationSettings.parse(shot.settings ?? {}),
    },
    runId: randomUUID(),
    attempt: 1,
    startedBy: userInfo().username,
    signal: call.signal,
    clients: clientsOf(call, shot, scratch),
    log: (level, message) => {
      if (level !== 'debug') call.tell(call.t(message));
    },
    output: (_, text) => call.tell(text.trimEnd()),
    progress: () => undefined,
    sample: () => undefined,
    evidenceOf: async ({ stepId, read }) => (evidence.has(stepId) ? read(evidence.get(stepId)) : null),
    keepAhead: async () => undefined,
    standingRuns: async (step) =>
      evidence.has(step) ? [{ runId: step, at: new Date().toISOString(), evidence: evidence.get(step) }] : [],
    credentialsFor: async (role) => shot.connections[role] ?? null,
    secret: async () => null,
    storeSecret: async () => undefined,
    storeConnection: async () => undefined,
    updateSettings: async () => undefined,
    recentAuthFailures: async () => ({ count: 0, firstAt: null, lastAt: null }),
    noteAuthFailure: async () => undefined,
  };
}

/**
 * Hands a step's context over: real clients on the given servers, a scratch server of its own, and nothing that
 * outlives the command. The scratch server never is the one of a Mudanza that runs beside it.
 */
export async function withContext<T>(
  call: CheckCall,
  shot: OneShot,
  use: (ctx: OneShotContext) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-check-'));
  // The embedded server runs as another user and has to pass through.
  chmodSync(folder, 0o711);
  overrideEnv({ MUDANZA_DATA_DIR: folder });
  const scratch = new ScratchServer();
  try {
    return await use(contextOf(call, shot, folder, scratch));
  } finally {
    await scratch.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
