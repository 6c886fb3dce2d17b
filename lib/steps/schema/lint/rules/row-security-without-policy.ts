import { say } from '../../../../i18n/message';
import { relationName } from '../../ast/relation-name';
import type { LintRule } from '../lint-rule';

/** Row security without a policy hides every row from all but the owner: right for a backend, a surprise for a client. */
export const rowSecurityWithoutPolicy: LintRule = {
  id: 'row-security-without-policy',
  ok: [
    'create table t (id int primary key)',
    'alter table t enable row level security; create policy p on t using (id > 0)',
    'create policy p on t using (id > 0); alter table t enable row level security',
  ],
  bad: [
    'alter table t enable row level security',
    'alter table app.t enable row level security; create policy p on t using (id > 0)',
  ],
  start: () => {
    const closed = new Map<string, number>();
    const withPolicy = new Set<string>();
    return {
      see: ({ node, line }) => {
        if ('CreatePolicyStmt' in node) withPolicy.add(relationName(node.CreatePolicyStmt.table));
        if (!('AlterTableStmt' in node)) return;
        const text = JSON.stringify(node.AlterTableStmt.cmds ?? []);
        const name = relationName(node.AlterTableStmt.relation);
        if (text.includes('"AT_EnableRowSecurity"')) closed.set(name, line);
        if (text.includes('"AT_DisableRowSecurity"')) closed.delete(name);
      },
      end: () =>
        [...closed]
          .filter(([name]) => !withPolicy.has(name))
          .map(([object, line]) => ({
            rule: 'row-security-without-policy',
            level: 'note' as const,
            line,
            object,
            message: say('schema.lint.rowSecurityWithoutPolicy'),
          })),
    };
  },
};
