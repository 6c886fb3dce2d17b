import { aclItems, PRIVILEGE_WORDS } from './acl-items';
import { quoteName } from './quote-name';

const word = (privilege: string) =>
  `${PRIVILEGE_WORDS[privilege.charAt(0)] ?? privilege.charAt(0)}${privilege.endsWith('*') ? '*' : ''}`;

/** Sorted as the server sorts in collation C. */
const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/**
 * Privileges of others than the owner, as `role:PRIVILEGE,… role:…` in order; '' where nobody else has any. `raw` is
 * what the fragment `privileges` reads: the owner's name, a line break, the list as Postgres keeps it.
 */
export function toPrivileges(raw: string): string {
  const at = raw.indexOf('\n');
  const owner = raw.slice(0, at);
  const byRole = new Map<string, string[]>();
  for (const { grantee, privileges } of aclItems(raw.slice(at + 1))) {
    if (grantee === owner) continue;
    const role = grantee === '' ? 'PUBLIC' : quoteName(grantee);
    byRole.set(role, [...(byRole.get(role) ?? []), ...privileges.map(word)]);
  }
  return [...byRole]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([role, privileges]) => `${role}:${privileges.sort(inOrder).join(',')}`)
    .join(' ');
}
