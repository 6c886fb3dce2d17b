import type { WatchSpan } from './watch-span';

/**
 * Where a watcher keeps its record; implemented over the state database. One watcher writes a record at a time. The
 * record of a migration is append-only but for the end of its last span.
 */
export interface WatchStore {
  /** The last span, or null for a new record. */
  last(migrationId: string): Promise<WatchSpan | null>;
  /** Moves the end of the last span. */
  extend(migrationId: string, to: number): Promise<void>;
  append(migrationId: string, span: WatchSpan): Promise<void>;
  /** The whole record in order. */
  spans(migrationId: string): Promise<readonly WatchSpan[]>;
}
