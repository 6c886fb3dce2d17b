import type { Message, MessageParams } from '../../i18n/message';
import type { ErrorCode } from '../../platform/errors/error-code';
import type { MudanzaError } from '../../platform/errors/mudanza-error';

/** The ladder, bottom up. A rung that fails keeps those above it from being tried. */
export const RUNG_IDS = [
  'read',
  'dns',
  'ipv6',
  'tcp',
  'tls',
  'auth',
  'server',
  'privileges',
  'size',
  'extensions',
  'pooling',
  'startup',
  'roundtrip',
] as const;
export type RungId = (typeof RUNG_IDS)[number];
export type RungState = 'pass' | 'warn' | 'fail' | 'skipped';

/** What a rung saw, as plain JSON; shown one click away. */
export type Facts = Readonly<Record<string, unknown>>;

export interface RungError {
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly original?: string;
  readonly sqlState?: string;
}

export interface Rung {
  readonly id: RungId;
  readonly state: RungState;
  /** How long it took, in ms. */
  readonly ms: number;
  readonly message: Message;
  readonly facts: Facts;
  readonly error?: RungError;
}

/** What the code of one rung gives back; the ladder adds its name and its time. */
export type RungResult = Pick<Rung, 'state' | 'message' | 'facts'> & { readonly error?: RungError };

/** The part of an error that may be stored. */
export function rungError(error: MudanzaError): RungError {
  return {
    code: error.code,
    params: error.params,
    ...(error.original === undefined ? {} : { original: error.original }),
    ...(error.sqlState === undefined ? {} : { sqlState: error.sqlState }),
  };
}
