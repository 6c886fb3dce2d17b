import { say } from '../../../i18n/message';
import type { RewriteRule } from './rewrite-rule';

const SUPERUSER_ROLES = /^(?:supabase_.*|rds.*|cloudsqlsuperuser|azure_.*|pg_.*)$/;

function isAboutEventTrigger(objtype: string | undefined): boolean {
  return objtype === 'OBJECT_EVENT_TRIGGER';
}

/** Things of the whole platform that pg_dump writes and a project's role may not make: left out, with the reason. */
export const platformObjects: RewriteRule = {
  id: 'platform-objects',
  apply: ({ node }) => {
    if (
      'CreateEventTrigStmt' in node ||
      'AlterEventTrigStmt' in node ||
      ('DropStmt' in node && isAboutEventTrigger(node.DropStmt.removeType)) ||
      ('CommentStmt' in node && isAboutEventTrigger(node.CommentStmt.objtype))
    )
      return { kind: 'drop', reason: say('schema.rewrite.eventTrigger') };
    if ('CreatePublicationStmt' in node && node.CreatePublicationStmt.pubname === 'supabase_realtime')
      return { kind: 'drop', reason: say('schema.rewrite.realtimePublication') };
    if ('AlterDefaultPrivilegesStmt' in node) {
      const options = JSON.stringify(node.AlterDefaultPrivilegesStmt.options ?? []);
      const role = /"rolename":"([^"]+)"/.exec(options)?.[1];
      if (role && (SUPERUSER_ROLES.test(role) || role !== 'postgres'))
        return { kind: 'drop', reason: say('schema.rewrite.defaultPrivileges', { role }) };
    }
    if ('CommentStmt' in node && node.CommentStmt.objtype === 'OBJECT_DATABASE')
      return { kind: 'drop', reason: say('schema.rewrite.databaseComment') };
    return null;
  },
};
