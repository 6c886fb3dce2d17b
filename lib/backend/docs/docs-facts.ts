import type { PoolSize } from '../detect/pool-size';

/** What the documents tell about a migration. Nothing secret: hosts, ports and measured figures. */
export interface DocsFacts {
  /** ISO date. */
  readonly date: string;
  readonly migration: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly mode: 'transaction' | 'session' | 'none';
  readonly tls: string;
  readonly region: string | null;
  readonly driver: string | null;
  /** Null without a folder to look in, or where nothing says it. */
  readonly poolSize: PoolSize | null;
  /** P95 of a trivial query, in ms. */
  readonly p95Before: number | null;
  readonly p95After: number | null;
  readonly envFile: string;
  readonly composeFiles: readonly string[];
  readonly composeOption: 'comment' | 'profile' | null;
  readonly service: string | null;
  /** Copies made before anything changed: original and copy. */
  readonly copies: readonly { readonly path: string; readonly copy: string }[];
  readonly done: readonly { readonly id: DocsStep; readonly isDone: boolean }[];
}

export const DOCS_STEPS = ['schema', 'env', 'compose', 'tests', 'health'] as const;
export type DocsStep = (typeof DOCS_STEPS)[number];
