import { say } from '../../../../i18n/message';
import { relationName } from '../../ast/relation-name';
import type { LintRule } from '../lint-rule';

function enablesRowSecurity(commands: readonly object[]): boolean {
  return JSON.stringify(commands).includes('"AT_EnableRowSecurity"');
}

/** Supabase serves schema public over HTTP: a table there without row security hangs on its grants alone. */
export const publicWithoutRowSecurity: LintRule = {
  id: 'public-without-row-security',
  ok: [
    'create table t (id int primary key); alter table t enable row level security',
    'create table app.t (id int primary key)',
  ],
  bad: ['create table t (id int primary key)', 'create table public.t (id int primary key)'],
  start: () => {
    const made = new Map<string, number>();
    return {
      see: ({ node, line }) => {
        if ('CreateStmt' in node && !node.CreateStmt.partbound) {
          const name = relationName(node.CreateStmt.relation);
          if (name.startsWith('public.')) made.set(name, line);
        }
        if ('AlterTableStmt' in node && enablesRowSecurity(node.AlterTableStmt.cmds ?? []))
          made.delete(relationName(node.AlterTableStmt.relation));
      },
      end: () =>
        [...made].map(([object, line]) => ({
          rule: 'public-without-row-security',
          level: 'note' as const,
          line,
          object,
          message: say('schema.lint.publicWithoutRowSecurity'),
        })),
    };
  },
};
