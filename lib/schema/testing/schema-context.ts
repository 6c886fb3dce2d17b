import { createHash, randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../embedded/testing/test-database';
import { translate } from '../../i18n/translate';
import { MigrationSettings } from '../../plan/migration-settings';
import type { ArtifactRef, StepContext } from '../../plan/step-context';
import type { StepId } from '../../plan/step-id';
import { withSource, withTarget } from '../../postgres/with-client';

export interface SchemaContext {
  readonly ctx: StepContext;
  readonly target: TestDatabase;
  readonly lines: string[];
  /** Content of the newest artifact of that name, as text. */
  file(name: string): string;
  remember(step: StepId, evidence: unknown): void;
  abort(): void;
  close(): Promise<void>;
}

interface Options {
  readonly target?: TestDatabase;
  readonly source?: TestDatabase;
  readonly workspace?: string;
  /** Through PgBouncer only, as a migration without a session-mode door. */
  readonly isPooledOnly?: boolean;
}

/** A step's context over real databases: a target, a scratch database per use, and artifacts in memory. */
export async function schemaContext(options: Options = {}): Promise<SchemaContext> {
  const target = options.target ?? (await createTestDatabase());
  const stop = new AbortController();
  const artifacts = new Map<string, { ref: ArtifactRef; content: Uint8Array }>();
  const evidence = new Map<StepId, unknown>();
  const lines: string[] = [];
  const door = options.isPooledOnly ? target.pooled : target.direct;
  const known = { signal: stop.signal };
  const parts: Partial<StepContext> = {
    migration: {
      id: randomUUID(),
      name: 'test',
      kind: 'practice',
      settings: MigrationSettings.parse({ workspace: options.workspace }),
    },
    startedBy: 'Ada',
    attempt: 1,
    signal: stop.signal,
    clients: {
      endpoint: async (role) => {
        if (role === 'source') return options.source?.direct.endpoint ?? null;
        if (role === 'session') return options.isPooledOnly ? null : target.direct.endpoint;
        return target.pooled.endpoint;
      },
      withSource: (use) => withSource(options.source?.direct ?? target.direct, use, known),
      withTarget: (use) => withTarget(target.pooled, use, known),
      withSession: (use) => withTarget(door, use, known),
      withScratch: async (use) => {
        const scratch = await createTestDatabase();
        try {
          return await withTarget(scratch.direct, use, known);
        } finally {
          await scratch.drop();
        }
      },
    },
    log: (level, message) => void lines.push(`${level} ${translate('en', message)}`),
    output: () => undefined,
    progress: () => undefined,
    artifact: async (name, mediaType, content) => {
      const bytes = Buffer.from(content);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const ref = { id: randomUUID(), name, mediaType, bytes: bytes.length, sha256 };
      artifacts.set(ref.id, { ref, content: bytes });
      return ref;
    },
    readArtifact: async (id) => artifacts.get(id)?.content ?? Buffer.alloc(0),
    evidenceOf: async (step) => evidence.get(step) ?? null,
    credentialsFor: async (role) => (role === 'source' ? (options.source?.direct ?? null) : target.direct),
  };
  return {
    ctx: parts as StepContext,
    target,
    lines,
    file: (name) => {
      const found = [...artifacts.values()].filter(({ ref }) => ref.name === name).at(-1);
      return Buffer.from(found?.content ?? '').toString('utf8');
    },
    remember: (step, value) => void evidence.set(step, JSON.parse(JSON.stringify(value))),
    abort: () => stop.abort('cancelled'),
    close: () => target.drop(),
  };
}
