import type { Message } from '../../i18n/message';
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
  /** As it was observed, not as the port suggests; null where nobody looked. */
  readonly mode: 'transaction' | 'session' | 'none' | null;
  readonly tls: string;
  readonly region: string | null;
  readonly driver: string | null;
  /** What the env file sets; null where nothing there says it. */
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
  /** Step by step what its criteria say of its newest run that stands; nothing is said of a step that has none. */
  readonly done: readonly DoneStep[];
  /** True where git was asked and does not hold the env file; null where it was not asked. */
  readonly isEnvKept: boolean | null;
}

export interface DoneStep {
  readonly title: Message;
  readonly said: readonly { readonly holds: boolean; readonly message: Message }[];
}
