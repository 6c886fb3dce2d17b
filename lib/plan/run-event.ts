import type { MessageParams } from '../i18n/message';
import type { RunStatus } from './status';
import type { Outcome, Preview } from './step';
import type { LogLevel } from './step-context';

export type EventStream =
  | 'lifecycle'
  | 'log'
  | 'stdout'
  | 'stderr'
  | 'notice'
  | 'progress'
  | 'sample'
  | 'artifact';

/** A row of `run_event`: `seq` counts from 1 without gaps within a run. */
export interface RunEvent {
  readonly seq: number;
  readonly at: Date;
  readonly stream: EventStream;
  readonly level: LogLevel;
  /** English text as stored (already redacted); a viewer's language is rendered from `data.message`. */
  readonly text: string;
  readonly data: unknown;
}

export interface CriterionOutcome extends Outcome {
  readonly id: string;
}

export interface RunError {
  readonly code: string;
  readonly params: MessageParams;
  readonly original?: string;
  readonly sqlState?: string;
}

/** What `data` holds in events of stream `lifecycle`. */
export type Lifecycle =
  | { readonly kind: 'started'; readonly runner: string }
  | { readonly kind: 'cancelling'; readonly by: string }
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** What the step was about to commit; the evidence takes its place. */
  | { readonly kind: 'ahead'; readonly evidence: unknown }
  | { readonly kind: 'evidence'; readonly evidence: unknown; readonly outcomes: readonly CriterionOutcome[] }
  | { readonly kind: 'failed'; readonly error: RunError }
  | { readonly kind: 'ended'; readonly status: RunStatus };
