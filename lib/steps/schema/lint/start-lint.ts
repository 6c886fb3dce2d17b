import type { Finding } from '../../../plan/evidence/schema-preview-evidence';
import type { ParsedStatement } from '../parsed-statement';
import { LINT_RULES } from './lint-rules';

/** Shows each statement to every rule as the file goes by, and gathers the findings in the order of lines. */
export function startLint(): { see: (statement: ParsedStatement) => void; end: () => Finding[] } {
  const readers = LINT_RULES.map((rule) => rule.start());
  return {
    see: (statement) => {
      for (const reader of readers) reader.see(statement);
    },
    end: () => readers.flatMap((reader) => reader.end()).sort((a, b) => a.line - b.line),
  };
}
