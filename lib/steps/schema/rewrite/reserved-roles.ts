import type { Node17, RoleSpec } from '@supabase/pg-parser/17/types';
import { statementLabel } from '../statement-label';
import type { RewriteRule } from './rewrite-rule';

const RESERVED =
  /^(?:anon|authenticated|authenticator|postgres|service_role|dashboard_user|pgbouncer|supabase_.*|cli_login_.*|pg_.*)$/;

function rolesOf(node: Node17): (string | undefined)[] {
  if ('CreateRoleStmt' in node) return [node.CreateRoleStmt.role];
  if ('AlterRoleStmt' in node) return [node.AlterRoleStmt.role?.rolename];
  if ('AlterRoleSetStmt' in node) return [node.AlterRoleSetStmt.role?.rolename];
  if (!('DropRoleStmt' in node)) return [];
  const specs = (node.DropRoleStmt.roles ?? []).flatMap((role): RoleSpec[] =>
    'RoleSpec' in role ? [role.RoleSpec] : [],
  );
  return specs.map((role) => role.rolename);
}

/** Roles that a Supabase project brings along and lives by: a schema file may not make, change or drop them. */
export const reservedRoles: RewriteRule = {
  id: 'reserved-roles',
  apply: ({ node, text }) => {
    const role = rolesOf(node).find((name) => name && RESERVED.test(name));
    return role
      ? { kind: 'refuse', code: 'MUD-310', params: { role, statement: statementLabel(text) } }
      : null;
  },
};
