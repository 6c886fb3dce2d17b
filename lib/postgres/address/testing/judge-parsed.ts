import type { ParsedConnection } from '../parsed-connection';
import type { PastedConnection } from './connection-arbitrary';

export type Judgement = 'right' | 'flagged' | 'wrong';

/**
 * Compares what was understood with what was meant. `wrong` is the one thing that must never happen: another host,
 * port or user (or, where the text was well-formed, password) accepted without a finding that warns.
 */
export function judgeParsed(parsed: ParsedConnection, meant: PastedConnection): Judgement {
  const isRight =
    parsed.host === meant.host &&
    parsed.port === meant.port &&
    parsed.user === meant.user &&
    (!meant.isEncoded || parsed.password === meant.password);
  if (isRight) return 'right';
  const isFlagged = parsed.host === null || parsed.findings.some((finding) => finding.verdict !== 'pass');
  return isFlagged ? 'flagged' : 'wrong';
}
