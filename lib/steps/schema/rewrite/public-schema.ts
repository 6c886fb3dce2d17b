import { say } from '../../../i18n/message';
import { objectNameParts } from '../ast/list-names';
import type { RewriteRule } from './rewrite-rule';

/** `CREATE SCHEMA public` and its comment, as pg_dump writes them for a cluster older than 15. */
export const publicSchema: RewriteRule = {
  id: 'public-schema',
  apply: ({ node, text }) => {
    if ('CreateSchemaStmt' in node) {
      const { schemaname, if_not_exists: isIdempotent, schemaElts } = node.CreateSchemaStmt;
      if (schemaname === 'public' && !schemaElts?.length)
        return { kind: 'drop', reason: say('schema.rewrite.publicSchema') };
      if (!isIdempotent && !schemaElts?.length && schemaname)
        return {
          kind: 'replace',
          text: text.replace(/^create\s+schema\s+/i, 'CREATE SCHEMA IF NOT EXISTS '),
          reason: say('schema.rewrite.schemaIfMissing'),
        };
    }
    if ('CommentStmt' in node && node.CommentStmt.objtype === 'OBJECT_SCHEMA')
      return objectNameParts(node.CommentStmt.object).join('.') === 'public'
        ? { kind: 'drop', reason: say('schema.rewrite.publicSchema') }
        : null;
    return null;
  },
};
