import { concurrentIndex } from './concurrent-index';
import { extensionMembers } from './extension-members';
import { extensions } from './extensions';
import { owners } from './owners';
import { platformObjects } from './platform-objects';
import { publicSchema } from './public-schema';
import { reservedRoles } from './reserved-roles';
import { reservedSchemas } from './reserved-schemas';
import type { RewriteRule } from './rewrite-rule';
import { serverStatements } from './server-statements';
import { sessionSettings } from './session-settings';
import { transactionControl } from './transaction-control';

/** Every rule in the order in which it is asked; a changed statement goes through all of them once more. */
export const REWRITE_RULES: readonly RewriteRule[] = [
  serverStatements,
  reservedRoles,
  platformObjects,
  publicSchema,
  reservedSchemas,
  transactionControl,
  sessionSettings,
  owners,
  extensions,
  extensionMembers,
  concurrentIndex,
];
