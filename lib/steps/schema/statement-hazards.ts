import type {
  AlterTableStmt,
  DropStmt,
  GrantRoleStmt,
  GrantStmt,
  Node17,
} from '@supabase/pg-parser/17/types';
import type { Hazard } from '../../plan/step';
import { relationName } from './ast/relation-name';

/** Public roles of a Supabase project: whoever has the anon key acts as one of them. */
const PUBLIC_ROLES: ReadonlySet<string> = new Set(['anon', 'authenticated', 'public']);
const HOLDS_ROWS: ReadonlySet<string> = new Set(['OBJECT_TABLE', 'OBJECT_MATVIEW', 'OBJECT_SCHEMA']);

/** Subcommands of ALTER TABLE that read or rewrite the table under a lock that stops writers. */
const LOCKING: ReadonlySet<string> = new Set([
  'AT_SetNotNull',
  'AT_AddConstraint',
  'AT_AddIndex',
  'AT_ValidateConstraint',
]);
const REWRITING: ReadonlySet<string> = new Set([
  'AT_AlterColumnType',
  'AT_SetLogged',
  'AT_SetUnLogged',
  'AT_SetAccessMethod',
]);

function ofDrop(drop: DropStmt): Hazard[] {
  return HOLDS_ROWS.has(drop.removeType ?? '') || drop.behavior === 'DROP_CASCADE'
    ? ['DROPS_OBJECTS', 'DELETES_DATA']
    : ['DROPS_OBJECTS'];
}

function ofAlterTable(alter: AlterTableStmt, isNew: (name: string) => boolean): Hazard[] {
  const commands = (alter.cmds ?? []).flatMap((node) =>
    'AlterTableCmd' in node ? [node.AlterTableCmd] : [],
  );
  const isFresh = isNew(relationName(alter.relation));
  return commands.flatMap(({ subtype = '', def }): Hazard[] => {
    if (subtype === 'AT_DropColumn') return ['DROPS_OBJECTS', 'DELETES_DATA'];
    if (subtype === 'AT_DropConstraint') return ['DROPS_OBJECTS'];
    if (isFresh) return [];
    if (REWRITING.has(subtype)) return ['REWRITES_TABLE', 'LOCKS_TABLE'];
    const isUnchecked = def && 'Constraint' in def && def.Constraint.skip_validation;
    return LOCKING.has(subtype) && !isUnchecked ? ['LOCKS_TABLE'] : [];
  });
}

/** GRANT ALL has no list of privileges. */
function letsCreate({ privileges = [] }: GrantStmt): boolean {
  const names = privileges.map((node) => ('AccessPriv' in node ? node.AccessPriv.priv_name : undefined));
  return names.length === 0 || names.includes('create');
}

/** Membership of a role that can read is as good as a grant. */
function ofMembership({ grantee_roles = [], is_grant: isGrant }: GrantRoleStmt): Hazard[] {
  const isPublic = grantee_roles.some(
    (node) => 'RoleSpec' in node && PUBLIC_ROLES.has(node.RoleSpec.rolename ?? ''),
  );
  return isGrant && isPublic ? ['EXPOSES_DATA'] : [];
}

function ofGrant(grant: GrantStmt): Hazard[] {
  const isPublic = (grant.grantees ?? []).some(
    (node) =>
      'RoleSpec' in node &&
      (node.RoleSpec.roletype === 'ROLESPEC_PUBLIC' || PUBLIC_ROLES.has(node.RoleSpec.rolename ?? '')),
  );
  const isData = grant.objtype === 'OBJECT_TABLE' || grant.targtype === 'ACL_TARGET_DEFAULTS';
  if (!grant.is_grant || !isPublic) return [];
  if (isData) return ['EXPOSES_DATA'];
  const isPlace = grant.objtype === 'OBJECT_SCHEMA' || grant.objtype === 'OBJECT_DATABASE';
  return isPlace && letsCreate(grant) ? ['OPENS_SCHEMA'] : [];
}

/** True when Postgres runs the statement only outside a transaction block. */
export function runsAlone(node: Node17): boolean {
  if ('IndexStmt' in node) return node.IndexStmt.concurrent ?? false;
  if ('DropStmt' in node) return node.DropStmt.concurrent ?? false;
  if ('VacuumStmt' in node) return node.VacuumStmt.is_vacuumcmd ?? false;
  if ('ReindexStmt' in node) return JSON.stringify(node.ReindexStmt.params ?? []).includes('concurrently');
  if ('AlterTableStmt' in node)
    return JSON.stringify(node.AlterTableStmt.cmds ?? []).includes('"concurrent":true');
  return 'CreateSubscriptionStmt' in node || 'DropSubscriptionStmt' in node;
}

/**
 * Dangers of one statement. `isNew` tells whether the file itself made the table before: locking or rewriting
 * a table that nobody else can see yet is no danger.
 */
export function statementHazards(node: Node17, isNew: (name: string) => boolean): Hazard[] {
  const hazards: Hazard[] = runsAlone(node) ? ['NOT_TRANSACTIONAL'] : [];
  if ('DropStmt' in node) hazards.push(...ofDrop(node.DropStmt));
  else if ('TruncateStmt' in node || 'DeleteStmt' in node || 'UpdateStmt' in node)
    hazards.push('DELETES_DATA');
  else if ('AlterTableStmt' in node) hazards.push(...ofAlterTable(node.AlterTableStmt, isNew));
  else if ('IndexStmt' in node && !node.IndexStmt.concurrent && !isNew(relationName(node.IndexStmt.relation)))
    hazards.push('LOCKS_TABLE');
  else if ('GrantRoleStmt' in node) hazards.push(...ofMembership(node.GrantRoleStmt));
  else if ('GrantStmt' in node) hazards.push(...ofGrant(node.GrantStmt));
  else if ('AlterDefaultPrivilegesStmt' in node && node.AlterDefaultPrivilegesStmt.action)
    hazards.push(...ofGrant(node.AlterDefaultPrivilegesStmt.action));
  return [...new Set(hazards)];
}
