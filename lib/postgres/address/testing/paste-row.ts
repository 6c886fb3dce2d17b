import type { ErrorCode } from '../../../platform/errors/error-code';
import type { ConnectionParameters } from '../connection-parameters';
import type { TlsMode } from '../endpoint';

/** host, port, user, password, database; null where the text says nothing of it. */
export type MeantConnection = readonly [string, number, string | null, string | null, string | null];

/** What a text means beyond that. */
export interface MeantMore {
  readonly tls?: TlsMode | null;
  readonly parameters?: ConnectionParameters;
  /** Names that must be among what was left out. */
  readonly leftOut?: readonly string[];
  /** The second door, with its own user and password. */
  readonly session?: MeantConnection;
}

/** One text as people paste it, where that form is documented or was reported, and what it means. */
export interface PasteRow {
  readonly source: string;
  readonly text: string;
  /** A code: the text is refused by that name, and nothing of it becomes a host. */
  readonly meant: MeantConnection | ErrorCode;
  readonly more?: MeantMore;
}

/** Rows of one source: a public page that shows or reports texts of this form. */
export function pastes(
  source: string,
  rows: readonly (readonly [string, PasteRow['meant'], MeantMore?])[],
): PasteRow[] {
  return rows.map(([text, meant, more]) => ({ source, text, meant, ...(more ? { more } : {}) }));
}
