import type { Finding } from '../../../plan/evidence/schema-preview-evidence';
import type { LintRule } from './lint-rule';
import { gatherShapes, type TableShape } from './table-shapes';

/** A rule that looks at whole tables, when all of the file has gone by. */
export function lintShapes(
  rule: Pick<LintRule, 'id' | 'ok' | 'bad'> & { readonly level: Finding['level'] },
  look: (shape: TableShape) => readonly Pick<Finding, 'line' | 'object' | 'message'>[],
): LintRule {
  const { id, ok, bad, level } = rule;
  return {
    id,
    ok,
    bad,
    start: () => {
      const { see, shapes } = gatherShapes();
      return {
        see,
        end: () => shapes().flatMap((shape) => look(shape).map((found) => ({ ...found, rule: id, level }))),
      };
    },
  };
}
