import type { Node17 } from '@supabase/pg-parser/17/types';
import { say } from '../../../i18n/message';
import { nameParts } from '../ast/list-names';
import type { RewriteRule } from './rewrite-rule';

/** The deploy sets its own limits, and pg_dump's zeros would take them away again. */
const OWN_LIMITS: ReadonlySet<string> = new Set([
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
  'transaction_timeout',
  'client_encoding',
  'standard_conforming_strings',
  'client_connection_check_interval',
]);

function isSetConfig(node: Node17): boolean {
  if (!('SelectStmt' in node)) return false;
  const [target, ...others] = node.SelectStmt.targetList ?? [];
  if (others.length > 0 || !target || !('ResTarget' in target)) return false;
  const call = target.ResTarget.val;
  return Boolean(call && 'FuncCall' in call && nameParts(call.FuncCall.funcname).at(-1) === 'set_config');
}

/**
 * A plain SET outlives the transaction and, through a transaction-mode pooler, lands on whoever gets the server
 * connection next: it becomes SET LOCAL. Limits and encodings are the deploy's own business and are left out.
 */
export const sessionSettings: RewriteRule = {
  id: 'session-settings',
  apply: ({ node, text }) => {
    if (isSetConfig(node)) {
      const local = text.replace(/,\s*(?:false|'f(?:alse)?'|'off')\s*\)\s*$/i, ', true)');
      return local === text
        ? null
        : { kind: 'replace', text: local, reason: say('schema.rewrite.sessionSetting') };
    }
    if (!('VariableSetStmt' in node)) return null;
    const { name = '', is_local: isLocal } = node.VariableSetStmt;
    if (OWN_LIMITS.has(name.toLowerCase()))
      return { kind: 'drop', reason: say('schema.rewrite.ownLimit', { name }) };
    if (isLocal || !/^set\s/i.test(text)) return null;
    const local = text.replace(/^set\s+(?:session\s+(?!characteristics|authorization))?/i, 'SET LOCAL ');
    return { kind: 'replace', text: local, reason: say('schema.rewrite.sessionSetting') };
  },
};
