import type { Message } from '../../../i18n/message';
import type { ParsedStatement } from '../parsed-statement';

/** One remark on a schema file. */
export interface Finding {
  readonly rule: string;
  readonly level: 'warn' | 'note';
  readonly line: number;
  /** What it is about, as the file names it: `public.users.created_at`. */
  readonly object: string;
  readonly message: Message;
}

/** Collects what one rule sees while the file goes by; `end` reports what only the whole file shows. */
export interface RuleReader {
  readonly see: (statement: ParsedStatement) => void;
  readonly end: () => readonly Finding[];
}

/** One rule, one file; the examples are its test and its documentation. */
export interface LintRule {
  readonly id: string;
  readonly ok: readonly string[];
  readonly bad: readonly string[];
  readonly start: () => RuleReader;
}
