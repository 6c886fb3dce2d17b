import type { CreateExtensionStmt } from '@supabase/pg-parser/17/types';
import { say } from '../../../i18n/message';
import { stringOf } from '../ast/list-names';
import type { RewriteRule, Rewriting } from './rewrite-rule';

/** Where Supabase keeps extensions, so that they are not in a schema the Data API serves. */
const HOME = 'extensions';
/** Part of every Postgres; or in a schema of its own by its control file. */
const WITHOUT_SCHEMA: ReadonlySet<string> = new Set([
  'plpgsql',
  'pg_cron',
  'pg_net',
  'pgmq',
  'pgsodium',
  'supabase_vault',
]);

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
  const schema = option(statement, 'schema');
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const wanted = schema && schema !== 'public' ? schema : HOME;
  const place = WITHOUT_SCHEMA.has(name) ? '' : ` WITH SCHEMA "${wanted}"`;
  const isAsItShouldBe = schema === wanted && !option(statement, 'new_version');
  if (isAsItShouldBe) return null;
  const cascade = /\bcascade\s*$/i.test(text) ? ' CASCADE' : '';
  return {
    kind: 'replace',
    text: `CREATE EXTENSION IF NOT EXISTS ${quoted}${place}${cascade}`,
    reason: say('schema.rewrite.extensionHome', { name, schema: wanted }),
  };
}

/**
 * Extensions go where Supabase keeps them and in the version it offers; one that is there already is left
 * alone, and its comment too, since only its owner may write it.
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
