import { say } from '../../../../i18n/message';
import type { Finding } from '../../../../plan/evidence/schema-preview-evidence';
import { relationName } from '../../ast/relation-name';
import { statementHazards } from '../../statement-hazards';
import { statementLabel } from '../../statement-label';
import type { LintRule } from '../lint-rule';

/** A statement that keeps others waiting at a table that is in use already. */
export const locksExistingTable: LintRule = {
  id: 'locks-existing-table',
  ok: [
    'create table t (id int primary key, a int); create index on t (a)',
    'create index concurrently i on t (a)',
    'alter table t add column b text',
    'alter table t add constraint c check (a > 0) not valid',
  ],
  bad: ['create index i on t (a)', 'alter table t alter a type bigint', 'alter table t alter a set not null'],
  start: () => {
    const made = new Set<string>();
    const findings: Finding[] = [];
    return {
      see: ({ node, line, text }) => {
        if ('CreateStmt' in node) made.add(relationName(node.CreateStmt.relation));
        const hazards = statementHazards(node, (name) => made.has(name));
        if (!hazards.includes('LOCKS_TABLE')) return;
        const key = hazards.includes('REWRITES_TABLE')
          ? 'schema.lint.rewritesTable'
          : 'schema.lint.locksTable';
        const object = statementLabel(text);
        findings.push({ rule: 'locks-existing-table', level: 'warn', line, object, message: say(key) });
      },
      end: () => findings,
    };
  },
};
