import type { Node17, RoleSpec } from '@supabase/pg-parser/17/types';
import { say } from '../../../../i18n/message';
import { relationName } from '../../ast/relation-name';
import { lintStatement } from '../lint-statement';

const isTrue = (node: Node17 | undefined) =>
  node !== undefined && 'A_Const' in node && node.A_Const.boolval?.boolval === true;

function isEverybody({ roletype, rolename = '' }: RoleSpec): boolean {
  return roletype === 'ROLESPEC_PUBLIC' || rolename === 'anon';
}

function reachesEverybody(roles: readonly Node17[] = []): boolean {
  return roles.length === 0 || roles.some((one) => 'RoleSpec' in one && isEverybody(one.RoleSpec));
}

/** A policy whose condition is just true, for those who have not signed in: row security lets every row through. */
export const policyLetsEverybody = lintStatement(
  {
    id: 'policy-lets-everybody',
    level: 'warn',
    ok: [
      'create policy p on t using (owner = auth.uid())',
      'create policy p on t as restrictive using (true)',
      'create policy p on t to backend using (true)',
      'create policy p on t for insert to authenticated with check (true)',
    ],
    bad: [
      'create policy p on t using (true)',
      'create policy p on t for insert to anon with check (true)',
      'create policy p on t for select to anon, authenticated using (TRUE)',
      'alter policy p on t to public using (true)',
    ],
  },
  ({ node }) => {
    if ('CreatePolicyStmt' in node) {
      const { table, permissive, roles, qual, with_check: check } = node.CreatePolicyStmt;
      return permissive && reachesEverybody(roles) && (isTrue(qual) || isTrue(check))
        ? [{ object: relationName(table), message: say('schema.lint.policyLetsEverybody') }]
        : [];
    }
    if (!('AlterPolicyStmt' in node)) return [];
    const { table, roles, qual, with_check: check } = node.AlterPolicyStmt;
    return reachesEverybody(roles) && (isTrue(qual) || isTrue(check))
      ? [{ object: relationName(table), message: say('schema.lint.policyLetsEverybody') }]
      : [];
  },
);
