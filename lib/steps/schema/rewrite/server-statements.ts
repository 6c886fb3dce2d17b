import type { Node17 } from '@supabase/pg-parser/17/types';
import { statementLabel } from '../statement-label';
import type { RewriteRule } from './rewrite-rule';

const SERVER_WIDE: readonly string[] = [
  'CreatedbStmt',
  'DropdbStmt',
  'AlterDatabaseStmt',
  'AlterDatabaseSetStmt',
  'AlterDatabaseRefreshCollStmt',
  'AlterSystemStmt',
  'CreateTableSpaceStmt',
  'DropTableSpaceStmt',
  'LoadStmt',
  'CheckPointStmt',
  'CreatePLangStmt',
  'CreateSubscriptionStmt',
  'AlterSubscriptionStmt',
  'DropSubscriptionStmt',
];

function isServerWide(node: Node17): boolean {
  if ('CopyStmt' in node) return node.CopyStmt.is_program === true || Boolean(node.CopyStmt.filename);
  return SERVER_WIDE.some((kind) => kind in node);
}

/** Statements about the server, another database, other sessions or the server's files: never part of a schema. */
export const serverStatements: RewriteRule = {
  id: 'server-statements',
  apply: ({ node, text }, { outside }) =>
    isServerWide(node) || outside.runs(node)
      ? { kind: 'refuse', code: 'MUD-309', params: { statement: statementLabel(text) } }
      : null,
};
