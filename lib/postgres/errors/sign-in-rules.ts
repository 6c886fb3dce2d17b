import type { ErrorRule } from './error-rule';

/** SQLSTATE 28000 and its neighbours: each kind is another thing to mend (src/backend/libpq/auth.c). */
export const SIGN_IN_RULES: readonly ErrorRule[] = [
  {
    id: 'sign-in.client-certificate',
    code: 'MUD-156',
    text: /requires a valid client certificate|certificate authentication failed for user|client certificate (?:is )?required|alert (?:certificate required|bad certificate|number (?:42|116))/i,
  },
  {
    id: 'sign-in.peer',
    code: 'MUD-157',
    text: /(?:Peer|Ident) authentication failed for user "(?<role>[^"]*)"|peer authentication is not supported|could not get peer credentials/i,
  },
  {
    id: 'sign-in.service',
    code: 'MUD-158',
    text: /(?:PAM|LDAP|RADIUS|GSSAPI|SSPI|BSD|OAuth bearer|Cloud SQL IAM (?:user|group|service account)|Azure AD|Entra) authentication failed(?: for user "(?<role>[^"]*)")?|IAM authentication (?:failed|is not)|access token (?:has )?expired|AADSTS\d+|The (?:AAD|Microsoft Entra) access token/i,
  },
  {
    id: 'sign-in.scram-legacy',
    code: 'MUD-235',
    text: /authentication type 10 is not supported|SCRAM authentication requires libpq version 10|authentication method 10 not supported|unknown authentication (?:type|method)[: ]+10|unsupported frontend protocol|Unsupported authentication method 10|Authentication method not supported \(Received: 10\)/i,
  },
];
