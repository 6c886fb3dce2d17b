import type { Message } from '../../../i18n/message';
import type { Finding } from '../../../plan/evidence/schema-preview-evidence';
import type { ParsedStatement } from '../parsed-statement';
import type { LintRule } from './lint-rule';

type Remark = { readonly object: string; readonly message: Message };

/** A rule that needs to see one statement at a time and nothing else. */
export function lintStatement(
  rule: Pick<LintRule, 'id' | 'ok' | 'bad'> & { readonly level: Finding['level'] },
  look: (statement: ParsedStatement) => readonly Remark[],
): LintRule {
  const { id, ok, bad, level } = rule;
  return {
    id,
    ok,
    bad,
    start: () => {
      const findings: Finding[] = [];
      return {
        see: (statement) => {
          for (const remark of look(statement))
            findings.push({ ...remark, rule: id, level, line: statement.line });
        },
        end: () => findings,
      };
    },
  };
}
