import type { MessageParams } from '../../i18n/message';
import type { ErrorCode } from './error-code';

export interface ErrorDetails {
  /** Parameters of the error's texts. Never a secret. */
  readonly params?: MessageParams;
  /** The original text (of Postgres, Node, a pooler), already redacted; shown as it is, never translated. */
  readonly original?: string;
  readonly sqlState?: string;
  readonly cause?: unknown;
}

/**
 * The one error the product throws on purpose. Title, cause and cures come from the dictionaries by `code`,
 * so an error carries no sentence of its own.
 */
export class MudanzaError extends Error {
  override readonly name = 'MudanzaError';
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly original: string | undefined;
  readonly sqlState: string | undefined;
  /** All that Next hands to an error page in production: it may say what a code means. */
  readonly digest: ErrorCode;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.original ? `${code}: ${details.original}` : code, { cause: details.cause });
    this.code = code;
    this.digest = code;
    this.params = details.params ?? {};
    this.original = details.original;
    this.sqlState = details.sqlState;
  }
}
