import type { Node17 } from '@supabase/pg-parser/17/types';
import { say } from '../../../../i18n/message';
import { nameParts, objectNameParts } from '../../ast/list-names';
import type { LintRule } from '../lint-rule';

const ID = 'definer-function-in-public';
const CALLERS: ReadonlySet<string> = new Set(['anon', 'authenticated']);

const qualified = (parts: readonly string[]) => (parts.length > 1 ? parts : ['public', ...parts]).join('.');

function isDefiner(options: readonly Node17[] = []): boolean | null {
  const found = options.find((one) => 'DefElem' in one && one.DefElem.defname === 'security');
  if (!found || !('DefElem' in found) || !found.DefElem.arg || !('Boolean' in found.DefElem.arg)) return null;
  return found.DefElem.arg.Boolean.boolval ?? false;
}

/** A trigger’s function cannot be called by anybody. */
function returnsTrigger(node: Extract<Node17, { CreateFunctionStmt: unknown }>): boolean {
  return /trigger$/.test(nameParts(node.CreateFunctionStmt.returnType?.names).at(-1) ?? '');
}

/** What a statement takes from everybody: names of functions, or `schema.*`. */
function closedBy(node: Node17): string[] {
  if (!('GrantStmt' in node) || node.GrantStmt.is_grant) return [];
  const { objects = [], grantees = [], targtype, objtype = '' } = node.GrantStmt;
  const isCaller = grantees.some(
    (one) =>
      'RoleSpec' in one &&
      (one.RoleSpec.roletype === 'ROLESPEC_PUBLIC' || CALLERS.has(one.RoleSpec.rolename ?? '')),
  );
  if (!isCaller || !/FUNCTION|ROUTINE|PROCEDURE/.test(objtype)) return [];
  return targtype === 'ACL_TARGET_ALL_IN_SCHEMA'
    ? nameParts(objects).map((schema) => `${schema}.*`)
    : objects.map((one) => qualified(objectNameParts(one)));
}

/** The Data API offers every function of schema public; one that runs as its owner passes by row security. */
export const definerFunctionInPublic: LintRule = {
  id: ID,
  ok: [
    "create function f() returns int language sql as 'select 1'",
    "create function app.f() returns int language sql security definer as 'select 1'",
    "create function f() returns trigger language plpgsql security definer as 'begin return new; end'",
    "create function f(int) returns int language sql security definer as 'select 1'; revoke execute on function f(int) from public, anon",
    "create function f() returns int language sql security definer as 'select 1'; revoke all on all functions in schema public from public",
    "create function f() returns int language sql security definer as 'select 1'; alter function f() security invoker",
  ],
  bad: [
    "create function f() returns int language sql security definer as 'select 1'",
    "create procedure public.p() language sql security definer as 'select 1'",
    "create function f() returns int language sql as 'select 1'; alter function public.f() security definer",
    "create function f() returns int language sql security definer as 'select 1'; revoke execute on function f() from backend",
  ],
  start: () => {
    const open = new Map<string, number>();
    return {
      see: ({ node, line }) => {
        if ('CreateFunctionStmt' in node) {
          const name = qualified(nameParts(node.CreateFunctionStmt.funcname));
          const opens = isDefiner(node.CreateFunctionStmt.options) && !returnsTrigger(node);
          if (opens && name.startsWith('public.')) open.set(name, line);
        }
        if ('AlterFunctionStmt' in node) {
          const name = qualified(nameParts(node.AlterFunctionStmt.func?.objname));
          const now = isDefiner(node.AlterFunctionStmt.actions);
          if (now && name.startsWith('public.')) open.set(name, line);
          else if (now === false) open.delete(name);
        }
        for (const name of closedBy(node)) {
          if (name === 'public.*') open.clear();
          else open.delete(name);
        }
      },
      end: () =>
        [...open].map(([object, line]) => ({
          rule: ID,
          level: 'warn' as const,
          line,
          object,
          message: say('schema.lint.definerFunction'),
        })),
    };
  },
};
