import { say } from '../../../i18n/message';
import type { RewriteRule } from './rewrite-rule';

/** `ALTER … OWNER TO`: the source's roles are not on the target, and what is made belongs to its maker. */
export const owners: RewriteRule = {
  id: 'owners',
  apply: ({ node }) => {
    if ('AlterOwnerStmt' in node)
      return {
        kind: 'drop',
        reason: say('schema.rewrite.owner', { role: node.AlterOwnerStmt.newowner?.rolename ?? '' }),
      };
    if (!('AlterTableStmt' in node)) return null;
    const commands = node.AlterTableStmt.cmds ?? [];
    const [first] = commands;
    const isOwner = first && 'AlterTableCmd' in first && first.AlterTableCmd.subtype === 'AT_ChangeOwner';
    if (!isOwner || commands.length > 1) return null;
    const role = first.AlterTableCmd.newowner?.rolename ?? '';
    return { kind: 'drop', reason: say('schema.rewrite.owner', { role }) };
  },
};
