import type { ErrorCode } from '../../platform/errors/error-code';

/**
 * Where the failing connection went, from its host and port; a rule with `at` needs to know it. `supabase-port` is a
 * host of Supabase with a port that none of its databases or poolers has.
 */
export type Place =
  | 'shared-pooler'
  | 'dedicated-pooler'
  | 'direct'
  | 'supabase'
  | 'supabase-port'
  | 'elsewhere';

/**
 * One row of the diagnosis catalogue. Every condition that is given must hold; the first row that matches names the
 * failure. Named groups of `text` become parameters of the explanation, so they must never capture a secret.
 */
export interface ErrorRule {
  /** Stable name of the row, used by its test and by docs/connections.md. */
  readonly id: string;
  readonly code: ErrorCode;
  readonly text?: RegExp;
  readonly sqlState?: readonly string[];
  /** The first two characters of a SQLSTATE: its class. */
  readonly sqlClass?: string;
  /** Node's `code` of network, TLS and URL errors. */
  readonly errno?: readonly string[];
  readonly at?: readonly Place[];
}
