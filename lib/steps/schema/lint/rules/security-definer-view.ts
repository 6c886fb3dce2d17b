import { say } from '../../../../i18n/message';
import { relationName } from '../../ast/relation-name';
import { lintStatement } from '../lint-statement';

/** A view reads with its owner’s rights unless told otherwise: row security of its tables does not hold in it. */
export const securityDefinerView = lintStatement(
  {
    id: 'security-definer-view',
    level: 'warn',
    ok: ['create view v with (security_invoker = true) as select 1', 'create view private.v as select 1'],
    bad: ['create view v as select 1', 'create view public.v with (security_barrier) as select 1'],
  },
  ({ node }) => {
    if (!('ViewStmt' in node)) return [];
    const { view, options = [] } = node.ViewStmt;
    const name = relationName(view);
    const isInvoker = options.some(
      (option) => 'DefElem' in option && option.DefElem.defname === 'security_invoker',
    );
    return isInvoker || !name.startsWith('public.')
      ? []
      : [{ object: name, message: say('schema.lint.securityDefinerView') }];
  },
);
