import { say } from '../../../../i18n/message';
import { relationName } from '../../ast/relation-name';
import { lintStatement } from '../lint-statement';

/** Rows in a schema file: run twice they come twice, and undo has to prove that they are still the same. */
export const writesRows = lintStatement(
  {
    id: 'writes-rows',
    level: 'note',
    ok: ['create table t (id int primary key)', 'select 1'],
    bad: ['insert into t values (1)'],
  },
  ({ node }) =>
    'InsertStmt' in node
      ? [{ object: relationName(node.InsertStmt.relation), message: say('schema.lint.writesRows') }]
      : [],
);
