import { say } from '../../../i18n/message';
import { relationName } from '../ast/relation-name';
import type { RewriteRule } from './rewrite-rule';

/** CONCURRENTLY on a table that the file itself makes protects nobody and cannot run in the deploy's transaction. */
export const concurrentIndex: RewriteRule = {
  id: 'concurrent-index',
  apply: ({ node, text }, { newTables }) => {
    if (!('IndexStmt' in node) || !node.IndexStmt.concurrent) return null;
    const table = relationName(node.IndexStmt.relation);
    if (!newTables.has(table)) return null;
    return {
      kind: 'replace',
      text: text.replace(/(?<!\s)\s+concurrently\b/i, ''),
      reason: say('schema.rewrite.concurrentIndex', { table }),
    };
  },
};
