import type { CreateExtensionStmt, Node17 } from '@supabase/pg-parser/17/types';
import { say } from '../../../i18n/message';
import { stringOf } from '../ast/list-names';
import type { RewriteRule, Rewriting } from './rewrite-rule';

function option(statement: CreateExtensionStmt, name: string): string | undefined {
  for (const node of statement.options ?? [])
    if ('DefElem' in node && node.DefElem.defname === name) return stringOf(node.DefElem.arg);
  return undefined;
}

function rewriteCreate(
  statement: CreateExtensionStmt,
  text: string,
  installed: { readonly schema: string } | undefined,
  isOffered: boolean,
): Rewriting | null {
  const name = statement.extname ?? '';
  if (name === 'plpgsql')
    return { kind: 'drop', reason: say('schema.rewrite.extensionThere', { name, schema: 'pg_catalog' }) };
  if (installed)
    return { kind: 'drop', reason: say('schema.rewrite.extensionThere', { name, schema: installed.schema }) };
  if (!isOffered) return { kind: 'refuse', code: 'MUD-312', params: { extension: name } };
  if (!option(statement, 'new_version')) return null;
  const schema = option(statement, 'schema');
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const place = schema ? ` WITH SCHEMA "${schema.replaceAll('"', '""')}"` : '';
  const cascade = /\bcascade\s*$/i.test(text) ? ' CASCADE' : '';
  return {
    kind: 'replace',
    text: `CREATE EXTENSION IF NOT EXISTS ${quoted}${place}${cascade}`,
    reason: say('schema.rewrite.extensionVersion', { name }),
  };
}

/** The schema that a CREATE EXTENSION asks for. */
export function extensionSchema(node: Node17): string | undefined {
  return 'CreateExtensionStmt' in node ? option(node.CreateExtensionStmt, 'schema') : undefined;
}

/**
 * Extensions go where the file says, since the file's own names say so too, and in the version the target offers;
 * one that is there already is left alone, and its comment too, since only its owner may write it.
 */
export const extensions: RewriteRule = {
  id: 'extensions',
  apply: ({ node, text }, context) => {
    if ('CommentStmt' in node && node.CommentStmt.objtype === 'OBJECT_EXTENSION')
      return { kind: 'drop', reason: say('schema.rewrite.extensionComment') };
    if ('AlterExtensionStmt' in node || 'AlterExtensionContentsStmt' in node)
      return { kind: 'drop', reason: say('schema.rewrite.extensionChange') };
    if (!('CreateExtensionStmt' in node)) return null;
    const name = node.CreateExtensionStmt.extname ?? '';
    const installed = context.installed.find((extension) => extension.name === name);
    return rewriteCreate(node.CreateExtensionStmt, text, installed, context.offered?.has(name) ?? true);
  },
};
