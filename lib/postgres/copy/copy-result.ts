import type { Credentials } from '../address/endpoint';
import type { OrphanCount } from './after-copy';
import type { ChunkQueue, CopiedChunks } from './chunk-queue';
import type { CheckMode, CopiedChunk } from './copy-chunk';
import type { SideFacts } from './copy-side';
import type { MisfitColumn } from './misfit-columns';
import type { CopyChunk, CopyPlan } from './plan-copy';
import type { VerifiedTable } from './verify-rows';
import type { WhatIsBack } from './what-is-back';

/** Where a copy stands, for the log. */
export type CopyStage =
  | 'snapshot'
  | 'rows'
  | 'indexes'
  | 'sequences'
  | 'analyze'
  | 'views'
  | 'orphans'
  | 'verify';

/**
 * `refuse`; `missing`: only tables that are empty are filled, the others are named; `again`: what the journal says that
 * earlier copies brought is emptied first.
 */
export type OnFilled = 'refuse' | 'missing' | 'again';

/** What an instance needs to know to work on a copy that another one leads. */
export interface SharedJob {
  readonly id: string;
  readonly snapshot: string;
  readonly checks: CheckMode;
}

/** How a copy is opened to other instances, and what it wants to hear of them. */
export interface ShareOptions {
  readonly lanes: number;
  /** Who holds the copy back; null when it goes on. */
  readonly onPause?: (by: string | null) => void;
  readonly onElsewhere?: (chunk: CopyChunk, copied: CopiedChunk) => void;
}

/** Hands the chunks of a stage to whoever can work on them. */
export interface SharedWork {
  open(
    job: SharedJob,
    chunks: readonly CopyChunk[],
    copied: CopiedChunks,
    signal: AbortSignal,
  ): Promise<ChunkQueue>;
  /** Takes back what nobody has begun and waits for what is under way elsewhere. */
  close(): Promise<void>;
}

/** What the servers say while rows move. */
export interface CopySample {
  /** WAL that the source has written since the moment that is copied. */
  readonly sourceWal: number | null;
  /** WAL that the slowest replication slot of the source holds back; null without a slot. */
  readonly sourceHeld: number | null;
  readonly targetBytes: number;
}

export interface CopyListener {
  onStage?(stage: CopyStage): void;
  onPlan?(plan: CopyPlan, chunks: readonly CopyChunk[]): void;
  onStart?(chunk: CopyChunk, lane: number): void;
  onBytes?(chunk: CopyChunk, count: number): void;
  onDone?(chunk: CopyChunk, done: CopiedChunk, lane: number): void;
  onVerified?(table: VerifiedTable): void;
  onSample?(sample: CopySample): void;
  /** The rows have failed; what was taken away is put back behind this, however long that takes. */
  onFailed?(error: unknown): void;
}

export interface CopyDatabase extends CopyListener {
  readonly source: Credentials;
  /** A session-mode or direct connection: settings and snapshots have to stay with one server process. */
  readonly target: Credentials;
  readonly schemas: readonly string[];
  /** Labels (`schema.table`) of the source that are left out by name. */
  readonly leaveOut: readonly string[];
  /** 1 to 8; each opens one connection on either side. */
  readonly lanes: number;
  readonly chunkBytes: number;
  /** `auto` takes indexes away where building them afterwards pays. */
  readonly deferIndexes: 'auto' | 'always' | 'never';
  /** Compare every row at the copy's own moment before it is let go. */
  readonly verify: boolean;
  /** Moment of the source that somebody else exported and holds (a slot's, say); without it the copy exports its own. */
  readonly snapshot?: string;
  /** What becomes of tables that hold rows already; without it they refuse the copy. */
  readonly onFilled?: OnFilled;
  /** Seconds without a byte after which the connections count as dead; two minutes unless told. */
  readonly stallSeconds?: number;
  /** Work that other instances take their part of; without it this process does it alone. */
  readonly share?: SharedWork;
  readonly signal: AbortSignal;
}

export interface CopiedTable {
  /** Of the source. */
  readonly table: string;
  readonly target: string;
  readonly rowsOut: number;
  readonly rowsIn: number;
  readonly bytes: number;
  readonly ms: number;
  readonly chunks: number;
}

export interface CopyResult {
  readonly job: string;
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly checks: CheckMode;
  readonly lanes: number;
  readonly tables: readonly CopiedTable[];
  readonly left: CopyPlan['left'];
  readonly lackingColumns: readonly { readonly table: string; readonly columns: readonly string[] }[];
  readonly deferredIndexes: readonly string[];
  readonly quietTriggers: readonly string[];
  /** Constraints that were taken away until the rows were there, and how many rows of the source break each. */
  readonly setAside: readonly { readonly constraint: string; readonly rows: number | null }[];
  /** Columns of other types on the two sides; none that the target refuses. */
  readonly misfits: readonly MisfitColumn[];
  /** Whether everything that was taken away or switched off is as it was. */
  readonly back: WhatIsBack;
  readonly sequences: readonly { readonly name: string; readonly value: string; readonly isSet: boolean }[];
  readonly views: readonly string[];
  readonly orphans: readonly OrphanCount[];
  /** Null where the copy was told not to compare. */
  readonly verified: readonly VerifiedTable[] | null;
  /** ms of each stage. */
  readonly ms: Readonly<Partial<Record<CopyStage, number>>>;
}
