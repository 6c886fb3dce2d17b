import type { LintRule } from './lint-rule';
import { definerFunctionInPublic } from './rules/definer-function-in-public';
import { destructiveStatement } from './rules/destructive-statement';
import { foreignKeyWithoutIndex } from './rules/foreign-key-without-index';
import { functionSearchPath } from './rules/function-search-path';
import { locksExistingTable } from './rules/locks-existing-table';
import { noPrimaryKey } from './rules/no-primary-key';
import { opensToPublicRoles } from './rules/opens-to-public-roles';
import { policyLetsEverybody } from './rules/policy-lets-everybody';
import { publicWithoutRowSecurity } from './rules/public-without-row-security';
import { redundantIndex } from './rules/redundant-index';
import { rowSecurityWithoutPolicy } from './rules/row-security-without-policy';
import { runsOutsideTransaction } from './rules/runs-outside-transaction';
import { securityDefinerView } from './rules/security-definer-view';
import { serialColumn } from './rules/serial-column';
import { timestampWithoutZone } from './rules/timestamp-without-zone';
import { writesRows } from './rules/writes-rows';

/** Every rule, in the order of the documentation. */
export const LINT_RULES: readonly LintRule[] = [
  runsOutsideTransaction,
  locksExistingTable,
  destructiveStatement,
  redundantIndex,
  foreignKeyWithoutIndex,
  noPrimaryKey,
  timestampWithoutZone,
  serialColumn,
  functionSearchPath,
  securityDefinerView,
  definerFunctionInPublic,
  policyLetsEverybody,
  rowSecurityWithoutPolicy,
  opensToPublicRoles,
  publicWithoutRowSecurity,
  writesRows,
];
