import { z } from 'zod';
import type { Message } from '../i18n/message';
import type { Credentials, Endpoint } from '../postgres/address/endpoint';
import type { SharedWork, ShareOptions } from '../postgres/copy/copy-result';
import type { SourceClient } from '../postgres/source-client';
import type { TargetClient } from '../postgres/target-client';
import type { EvidenceToken } from './define-evidence';
import type { MigrationSettings } from './migration-settings';
import type { ProgressDetail } from './progress-detail';
import { BoardId } from './report-ids';
import type { StepId } from './step-id';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export const ArtifactRef = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  /** Hex SHA-256 of the content as stored. */
  sha256: z.string(),
});
export type ArtifactRef = z.infer<typeof ArtifactRef>;

/** The named connections of a migration; `session` is the optional direct or session-mode door of the target. */
export type ConnectionRole = 'source' | 'target' | 'session';

/** Secrets kept in the vault for a migration, by name. */
export type SecretName =
  | 'source.password'
  | 'target.password'
  | 'session.password'
  | 'supabase.anonKey'
  | 'supabase.serviceKey'
  | 'supabase.accessToken'
  | 'health.header'
  | 'notify.webhook';

/** Opened, used and closed by `with…`: nobody holds a client. */
export interface StepClients {
  /** The stored connection without its password, or null when the migration has none of that role. */
  endpoint(role: ConnectionRole): Promise<Endpoint | null>;
  /** Read-only by construction; throws MUD-008 when the migration has no source. */
  withSource<T>(use: (client: SourceClient) => Promise<T>): Promise<T>;
  /** Through the door the backend will use (the pooler). */
  withTarget<T>(use: (client: TargetClient) => Promise<T>): Promise<T>;
  /** Through the session-mode door where the migration has one, else the same as `withTarget`. */
  withSession<T>(use: (client: TargetClient) => Promise<T>): Promise<T>;
  /** A throw-away database of the embedded server, laid out like a Supabase project, dropped afterwards. */
  withScratch<T>(use: (client: TargetClient) => Promise<T>): Promise<T>;
}

/** Refused sign-ins at a host within the last half hour, the longest documented ban. */
export interface AuthFailures {
  readonly count: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** The final report as the step `report` keeps it: its files, and what is judged of it. */
export const MadeReport = z.object({
  verdict: z.enum(['success', 'partial', 'failed']),
  reasons: z.number(),
  digest: z.string(),
  /** Ids of the success criteria that nothing answers yet. */
  unanswered: z.array(BoardId).readonly(),
  runs: z.number(),
  files: z
    .array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        content: z.string(),
      }),
    )
    .readonly(),
});
export type MadeReport = z.infer<typeof MadeReport>;

/** A run whose writes stand. */
export interface StandingRun {
  readonly runId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly evidence: unknown;
}

export interface StepContext {
  readonly migration: {
    readonly id: string;
    readonly name: string;
    readonly kind: 'practice' | 'supabase';
    readonly settings: MigrationSettings;
  };
  readonly runId: string;
  readonly attempt: number;
  /** Name of the operator who started the run. */
  readonly startedBy: string;
  /** Aborts on cancel and on the step's time limit; pass it on to everything that waits. */
  readonly signal: AbortSignal;
  readonly clients: StepClients;
  /** Says one sentence in the live log, in each viewer's language. `data` is shown one click away. */
  log(level: LogLevel, message: Message, data?: unknown): void;
  /** Passes foreign text on as it is (a subprocess, a Postgres notice): never translated, always redacted. */
  output(stream: 'stdout' | 'stderr' | 'notice', text: string): void;
  /**
   * `detail` is drawn by the step's own live view. A service, whose end nobody knows, says with `total` 0 how much it has
   * done since it was begun: one that never gets further is not begun for ever.
   */
  progress(done: number, total: number, message?: Message, detail?: ProgressDetail): void;
  /** One measured value of a series, for live charts; `at` is ms since the epoch, `value` is in ms. */
  sample(series: string, at: number, value: number): void;
  artifact(name: string, mediaType: string, content: string | Uint8Array): Promise<ArtifactRef>;
  /** Content of an artifact of this migration by id, e.g. the schema file the operator uploaded. */
  readArtifact(id: string): Promise<Uint8Array>;
  /**
   * Newest evidence of a step that passed and was not taken back, or null. What an older version wrote and this one
   * cannot read counts as none, and the log says so.
   */
  evidenceOf<Evidence>(token: EvidenceToken<Evidence>): Promise<Evidence | null>;
  /**
   * Keeps what the step is about to commit, before it does: should the run be killed between the two, its undo is offered
   * with it. Throws, so that nothing is committed, where it cannot be kept.
   */
  keepAhead<Evidence>(token: EvidenceToken<Evidence>, evidence: NoInfer<Evidence>): Promise<void>;
  /**
   * Every run of a step whose writes nobody took back, oldest first, passed or red: a run that ended red may have written
   * all the same. `withBroken`: those too that threw or were killed before they left evidence (null).
   */
  standingRuns(step: StepId, broken?: 'withBroken'): Promise<readonly StandingRun[]>;
  /**
   * Endpoint and password of a connection, for steps that open several at once (latency, the CRUD check); null when
   * the migration has none of that role. Never log it, never put it in evidence.
   */
  credentialsFor(role: ConnectionRole): Promise<Credentials | null>;
  /** A stored secret in plain text, or null. Only the runner's process has this. */
  secret(name: SecretName): Promise<string | null>;
  /** Seals a secret or forgets it (null). */
  storeSecret(name: SecretName, value: string | null): Promise<void>;
  storeConnection(role: ConnectionRole, endpoint: Endpoint | null): Promise<void>;
  /** Merges a change into the migration's settings. */
  updateSettings(change: Partial<MigrationSettings>): Promise<void>;
  /** What the lock-out guard counts: refused sign-ins at this host by any run of the migration. */
  recentAuthFailures(host: string): Promise<AuthFailures>;
  noteAuthFailure(host: string): Promise<void>;
  /**
   * Opens a copy of rows to the other instances, which take their part of its chunks; absent without an engine. The copy
   * is held back while its run is paused, of which `onPause` is told.
   */
  shareCopy?(options: ShareOptions): SharedWork;
  /** The report as it stands now; absent where a step is run without an engine. */
  makeReport?(): Promise<MadeReport>;
  /**
   * Absolute path of this migration's private folder (mode 0700) on the dashboard's machine, made when missing:
   * the journal of workspace writes and its backups live there.
   */
  dataFolder(): string;
}
