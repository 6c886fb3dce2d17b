import type { Finding } from '../../../plan/evidence/schema-preview-evidence';
import type { ParsedStatement } from '../parsed-statement';

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
