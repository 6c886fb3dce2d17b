import type { LintRule } from './lint-rule';

/** Every rule, in the order of the documentation. */
export const LINT_RULES: readonly LintRule[] = [];
