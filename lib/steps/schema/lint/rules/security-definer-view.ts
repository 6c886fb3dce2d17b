import type { DefElem, Node17 } from '@supabase/pg-parser/17/types';
import { say } from '../../../../i18n/message';
import { nameParts, stringOf } from '../../ast/list-names';
import { relationName } from '../../ast/relation-name';
import type { LintRule } from '../lint-rule';

const OFF: ReadonlySet<string> = new Set(['false', 'off', 'no', '0']);

function optionText({ arg }: DefElem): string {
  if (!arg) return 'true';
  if ('TypeName' in arg) return nameParts(arg.TypeName.names).at(-1) ?? '';
  if ('Integer' in arg) return String(arg.Integer.ival ?? 0);
  return stringOf(arg);
}

/** Whether the options make a view read with its caller’s rights; null where they do not say. */
function isInvoker(options: readonly Node17[] = []): boolean | null {
  for (const option of options)
    if ('DefElem' in option && option.DefElem.defname === 'security_invoker')
      return !OFF.has(optionText(option.DefElem).toLowerCase());
  return null;
}

/** What ALTER VIEW … SET or RESET says of it. */
function isInvokerSince(commands: readonly Node17[] = []): boolean | null {
  for (const command of commands) {
    if (!('AlterTableCmd' in command)) continue;
    const { subtype, def } = command.AlterTableCmd;
    const said = def && 'List' in def ? isInvoker(def.List.items) : null;
    if (said !== null) return subtype === 'AT_SetRelOptions' && said;
  }
  return null;
}

/** A view reads with its owner’s rights unless told otherwise: row security of its tables does not hold in it. */
export const securityDefinerView: LintRule = {
  id: 'security-definer-view',
  ok: [
    'create view v with (security_invoker = true) as select 1',
    'create view v with (security_invoker) as select 1',
    'create view private.v as select 1',
    'create view v as select 1; alter view v set (security_invoker = on)',
  ],
  bad: [
    'create view v as select 1',
    'create view public.v with (security_barrier) as select 1',
    'create view v with (security_invoker = false) as select 1',
    'create view v with (security_invoker = 0) as select 1',
    'create view v with (security_invoker) as select 1; alter view public.v reset (security_invoker)',
  ],
  start: () => {
    const definers = new Map<string, number>();
    const note = (name: string, line: number, invoker: boolean | null) => {
      if (invoker) definers.delete(name);
      else if (name.startsWith('public.')) definers.set(name, line);
    };
    return {
      see: ({ node, line }) => {
        if ('ViewStmt' in node)
          note(relationName(node.ViewStmt.view), line, isInvoker(node.ViewStmt.options));
        if (!('AlterTableStmt' in node) || node.AlterTableStmt.objtype !== 'OBJECT_VIEW') return;
        const said = isInvokerSince(node.AlterTableStmt.cmds);
        if (said !== null) note(relationName(node.AlterTableStmt.relation), line, said);
      },
      end: () =>
        [...definers].map(([object, line]) => ({
          rule: 'security-definer-view',
          level: 'warn' as const,
          line,
          object,
          message: say('schema.lint.securityDefinerView'),
        })),
    };
  },
};
