import { say } from '../../../../i18n/message';
import { nameParts } from '../../ast/list-names';
import { lintStatement } from '../lint-statement';

/** A function whose search path is the caller’s can be made to call the caller’s own objects. */
export const functionSearchPath = lintStatement(
  {
    id: 'function-search-path',
    level: 'warn',
    ok: [
      "create function f() returns int language sql set search_path = '' as 'select 1'",
      'create function f() returns int return 1',
    ],
    bad: ["create function f() returns int language sql as 'select 1'"],
  },
  ({ node }) => {
    if (!('CreateFunctionStmt' in node)) return [];
    const { funcname, options = [], sql_body: body } = node.CreateFunctionStmt;
    const isSet = options.some(
      (option) =>
        'DefElem' in option &&
        option.DefElem.defname === 'set' &&
        option.DefElem.arg &&
        'VariableSetStmt' in option.DefElem.arg &&
        option.DefElem.arg.VariableSetStmt.name === 'search_path',
    );
    // A body in SQL-standard form is bound when it is made, so no search path can change it.
    return isSet || body
      ? []
      : [{ object: nameParts(funcname).join('.'), message: say('schema.lint.functionSearchPath') }];
  },
);
