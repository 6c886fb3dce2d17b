import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translate } from '../../i18n/translate';
import type { EvidenceToken } from '../../plan/define-evidence';
import { MigrationSettings } from '../../plan/migration-settings';
import type {
  ArtifactRef,
  ConnectionRole,
  LogLevel,
  SecretName,
  StepClients,
  StepContext,
} from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials, Endpoint } from '../../postgres/address/endpoint';
import { withSource, withTarget } from '../../postgres/with-client';
import { createTestDatabase, type TestDatabase } from '../../servers/embedded/testing/test-database';
import { keepIn } from './keep-in';

export interface TestContextOptions {
  /** `pooled` becomes the target, `direct` the session door. */
  readonly target?: TestDatabase;
  readonly source?: TestDatabase;
  /** Connections to use instead of, or besides, those of the databases. */
  readonly connections?: Partial<Record<ConnectionRole, Credentials>>;
  readonly secrets?: Partial<Record<SecretName, string>>;
  readonly settings?: Partial<MigrationSettings>;
  readonly kind?: 'practice' | 'supabase';
  readonly signal?: AbortSignal;
}

export interface TestContext extends StepContext {
  /** What was said, in English, newest last. */
  readonly logged: { readonly level: LogLevel; readonly text: string; readonly data: unknown }[];
  readonly outputs: { readonly stream: string; readonly text: string }[];
  readonly samples: { readonly series: string; readonly at: number; readonly value: number }[];
  readonly artifacts: Map<string, { readonly ref: ArtifactRef; readonly content: Uint8Array }>;
  readonly secrets: Map<SecretName, string>;
  readonly connections: Map<ConnectionRole, Endpoint>;
  readonly authFailures: { readonly host: string; readonly at: Date }[];
  /** Only `keep` writes to it: no test feeds a step a shape that no step produces. */
  readonly evidence: Omit<Map<StepId, unknown>, 'set'>;
  readonly keep: ReturnType<typeof keepIn>;
  /** What steps said that they were about to commit. */
  readonly ahead: ReadonlyMap<StepId, unknown>;
}

const PASSWORD_OF: Record<ConnectionRole, SecretName> = {
  source: 'source.password',
  target: 'target.password',
  session: 'session.password',
};

interface Stores {
  readonly secrets: Map<SecretName, string>;
  readonly connections: Map<ConnectionRole, Endpoint>;
}

function fill(options: TestContextOptions): Stores {
  const secrets = new Map<SecretName, string>();
  const connections = new Map<ConnectionRole, Endpoint>();
  const given: Partial<Record<ConnectionRole, Credentials>> = {
    ...(options.source ? { source: options.source.direct } : {}),
    ...(options.target ? { target: options.target.pooled, session: options.target.direct } : {}),
    ...options.connections,
  };
  for (const role of ['source', 'target', 'session'] as const) {
    const credentials = given[role];
    if (!credentials) continue;
    connections.set(role, credentials.endpoint);
    secrets.set(PASSWORD_OF[role], credentials.password);
  }
  for (const name of Object.keys(options.secrets ?? {}) as SecretName[]) {
    const value = options.secrets?.[name];
    if (value !== undefined) secrets.set(name, value);
  }
  return { secrets, connections };
}

function credentialsOf(stores: Stores, role: ConnectionRole): Credentials | null {
  const endpoint = stores.connections.get(role);
  if (!endpoint) return null;
  const fallback = role === 'session' ? stores.secrets.get('target.password') : undefined;
  return { endpoint, password: stores.secrets.get(PASSWORD_OF[role]) ?? fallback ?? '' };
}

function clientsOf(stores: Stores, signal: AbortSignal, notice: (text: string) => void): StepClients {
  const need = (role: ConnectionRole): Credentials => {
    const found = credentialsOf(stores, role);
    if (!found) throw new MudanzaError('MUD-008', { params: { secret: PASSWORD_OF[role] } });
    return found;
  };
  const onTarget: StepClients['withTarget'] = async (use) =>
    withTarget(
      need('target'),
      (client) => {
        client.onNotice(notice);
        return use(client);
      },
      { signal },
    );
  return {
    endpoint: async (role) => stores.connections.get(role) ?? null,
    withSource: async (use) => withSource(need('source'), use, { signal }),
    withTarget: onTarget,
    withSession: (use) => {
      const session = credentialsOf(stores, 'session');
      return session ? withTarget(session, use, { signal }) : onTarget(use);
    },
    withScratch: async (use) => {
      const scratch = await createTestDatabase('target');
      try {
        return await withTarget(scratch.direct, use, { signal });
      } finally {
        await scratch.drop();
      }
    },
  };
}

/** Artifacts, secrets, connections and evidence, kept in maps that the test can look into. */
function memory(stores: Stores) {
  const artifacts: TestContext['artifacts'] = new Map();
  const evidence = new Map<StepId, unknown>();
  const ahead = new Map<StepId, unknown>();
  const authFailures: { host: string; at: Date }[] = [];
  let folder: string | undefined;
  const methods = {
    artifact: async (name: string, mediaType: string, content: string | Uint8Array): Promise<ArtifactRef> => {
      const bytes = Buffer.from(content);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const ref = { id: randomUUID(), name, mediaType, bytes: bytes.length, sha256 };
      artifacts.set(ref.id, { ref, content: bytes });
      return ref;
    },
    readArtifact: async (id: string): Promise<Uint8Array> => {
      const found = artifacts.get(id);
      if (!found) throw new MudanzaError('MUD-010', { params: { id } });
      return found.content;
    },
    evidenceOf: async <Evidence>(token: EvidenceToken<Evidence>) =>
      evidence.has(token.stepId) ? token.schema.parse(evidence.get(token.stepId)) : null,
    keep: keepIn(evidence),
    keepAhead: async ({ stepId }: EvidenceToken<unknown>, about: unknown) => void ahead.set(stepId, about),
    standingRuns: async (step: StepId) => {
      const found = evidence.get(step);
      return found === undefined ? [] : [{ runId: step, at: new Date().toISOString(), evidence: found }];
    },
    credentialsFor: async (role: ConnectionRole) => credentialsOf(stores, role),
    secret: async (name: SecretName) => stores.secrets.get(name) ?? null,
    storeSecret: async (name: SecretName, value: string | null) => {
      if (value === null) stores.secrets.delete(name);
      else stores.secrets.set(name, value);
    },
    storeConnection: async (role: ConnectionRole, endpoint: Endpoint | null) => {
      if (endpoint === null) stores.connections.delete(role);
      else stores.connections.set(role, endpoint);
    },
    noteAuthFailure: async (host: string) => void authFailures.push({ host, at: new Date() }),
    recentAuthFailures: async (host: string) => {
      const since = Date.now() - 30 * 60_000;
      const own = authFailures.filter((one) => one.host === host && one.at.getTime() > since);
      return { count: own.length, firstAt: own[0]?.at ?? null, lastAt: own.at(-1)?.at ?? null };
    },
    dataFolder: () => {
      folder ??= mkdtempSync(join(tmpdir(), 'mudanza-step-'));
      return folder;
    },
  };
  return { artifacts, evidence, ahead, authFailures, methods };
}

/**
 * A StepContext over real servers, which keeps what a step says and stores in memory for a test to look at. It does
 * not redact, so that a test can prove that a step never hands a secret out.
 */
export function createTestContext(options: TestContextOptions = {}): TestContext {
  const stores = fill(options);
  const signal = options.signal ?? new AbortController().signal;
  const kept = memory(stores);
  const logged: TestContext['logged'] = [];
  const outputs: TestContext['outputs'] = [];
  const samples: TestContext['samples'] = [];
  const migration = {
    id: randomUUID(),
    name: 'test',
    kind: options.kind ?? ('supabase' as const),
    settings: MigrationSettings.parse(options.settings ?? {}),
  };
  return {
    ...kept.methods,
    ...stores,
    artifacts: kept.artifacts,
    evidence: kept.evidence,
    ahead: kept.ahead,
    authFailures: kept.authFailures,
    logged,
    outputs,
    samples,
    migration,
    runId: randomUUID(),
    attempt: 1,
    startedBy: 'test',
    signal,
    clients: clientsOf(stores, signal, (text) => void outputs.push({ stream: 'notice', text })),
    log: (level, message, data) => void logged.push({ level, text: translate('en', message), data }),
    output: (stream, text) => void outputs.push({ stream, text }),
    progress: () => undefined,
    sample: (series, at, value) => void samples.push({ series, at, value }),
    updateSettings: async (change) => void Object.assign(migration.settings, change),
  };
}
