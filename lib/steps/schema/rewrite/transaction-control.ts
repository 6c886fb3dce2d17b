import { say } from '../../../i18n/message';
import type { RewriteRule } from './rewrite-rule';

/** The deploy is one transaction of its own, so BEGIN and COMMIT of the file are left out; ROLLBACK is refused. */
export const transactionControl: RewriteRule = {
  id: 'transaction-control',
  apply: ({ node }) => {
    if (!('TransactionStmt' in node)) return null;
    const kind = node.TransactionStmt.kind ?? '';
    if (['TRANS_STMT_BEGIN', 'TRANS_STMT_START', 'TRANS_STMT_COMMIT'].includes(kind))
      return { kind: 'drop', reason: say('schema.rewrite.transactionControl') };
    return { kind: 'refuse', code: 'MUD-329' };
  },
};
