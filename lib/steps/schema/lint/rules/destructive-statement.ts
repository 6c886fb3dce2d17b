import { say } from '../../../../i18n/message';
import { statementHazards } from '../../statement-hazards';
import { statementLabel } from '../../statement-label';
import { lintStatement } from '../lint-statement';

/** A statement that takes objects or rows away; the deploy asks for the hazard by name as well. */
export const destructiveStatement = lintStatement(
  {
    id: 'destructive-statement',
    level: 'warn',
    ok: ['create table t (id int primary key)', 'alter table t add column a int'],
    bad: ['drop table t', 'truncate t', 'delete from t', 'alter table t drop column a', 'drop view v'],
  },
  ({ node, text }) => {
    const hazards = statementHazards(node, () => false);
    const isDestructive = hazards.includes('DROPS_OBJECTS') || hazards.includes('DELETES_DATA');
    return isDestructive ? [{ object: statementLabel(text), message: say('schema.lint.destructive') }] : [];
  },
);
