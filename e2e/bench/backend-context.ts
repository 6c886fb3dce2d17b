import '../../lib/steps/registry';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MigrationSettings } from '../../lib/plan/migration-settings';
import type { ArtifactRef, StepContext } from '../../lib/plan/step-context';
import type { StepId } from '../../lib/plan/step-id';
import { withSource, withTarget } from '../../lib/postgres/with-client';
import { createDatabase, type TestDatabase } from '../../lib/servers/embedded/testing/create-database';
import type { TestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { keepIn } from '../../lib/steps/testing/keep-in';

export interface BenchContext extends StepContext {
  readonly keep: ReturnType<typeof keepIn>;
}

function artifacts(): Pick<StepContext, 'artifact' | 'readArtifact'> {
  const kept = new Map<string, Uint8Array>();
  return {
    artifact: async (name, mediaType, content): Promise<ArtifactRef> => {
      const bytes = Buffer.from(content);
      const id = randomUUID();
      kept.set(id, bytes);
      return {
        id,
        name,
        mediaType,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    },
    readArtifact: async (id) => kept.get(id) ?? new Uint8Array(),
  };
}

/** What the rehearsal's steps need of the engine, over the benchmark's own servers and in memory. */
export function benchContext(servers: TestServers, target: TestDatabase, workspace: string): BenchContext {
  const evidence = new Map<StepId, unknown>();
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-bench-'));
  const credentialsFor: StepContext['credentialsFor'] = async (role) =>
    role === 'source' ? null : role === 'session' ? target.direct : target.pooled;
  return {
    ...artifacts(),
    keep: keepIn(evidence),
    evidenceOf: async (token) =>
      evidence.has(token.stepId) ? token.schema.parse(evidence.get(token.stepId)) : null,
    keepAhead: async () => undefined,
    standingRuns: async (step) => {
      const found = evidence.get(step);
      return found === undefined ? [] : [{ runId: step, at: new Date().toISOString(), evidence: found }];
    },
    migration: {
      id: randomUUID(),
      name: 'bench',
      kind: 'supabase',
      settings: MigrationSettings.parse({ workspace }),
    },
    runId: randomUUID(),
    attempt: 1,
    startedBy: 'bench',
    signal: new AbortController().signal,
    credentialsFor,
    clients: {
      endpoint: async (role) => (await credentialsFor(role))?.endpoint ?? null,
      withSource: (use) => withSource(target.direct, use),
      withTarget: (use) => withTarget(target.pooled, use),
      withSession: (use) => withTarget(target.direct, use),
      withScratch: async (use) => {
        const scratch = await createDatabase(servers, 'target');
        return withTarget(scratch.direct, use).finally(() => scratch.drop());
      },
    },
    log: () => undefined,
    output: () => undefined,
    progress: () => undefined,
    sample: () => undefined,
    secret: async () => null,
    storeSecret: async () => undefined,
    storeConnection: async () => undefined,
    updateSettings: async () => undefined,
    recentAuthFailures: async () => ({ count: 0, firstAt: null, lastAt: null }),
    noteAuthFailure: async () => undefined,
    dataFolder: () => folder,
  };
}
