import { type AclItem as Item, aclItems as items, PRIVILEGE_WORDS as WORDS } from '../../catalog/acl-items';

const role = (name: string) => (name === '' ? 'public' : `"${name.replaceAll('"', '""')}"`);

/** GRANT or REVOKE of some privileges; `column` stands behind each of them. */
function clause(letters: readonly string[], column: string): string {
  return letters.map((letter) => `${WORDS[letter.charAt(0)] ?? letter}${column}`).join(', ');
}

function grants({ grantee, privileges }: Item, on: string, column: string, prefix: string): string[] {
  const passed = privileges.filter((one) => one.endsWith('*'));
  const plain = privileges.filter((one) => !one.endsWith('*'));
  return [
    ...(plain.length > 0 ? [`${prefix}grant ${clause(plain, column)} on ${on} to ${role(grantee)}`] : []),
    ...(passed.length > 0
      ? [`${prefix}grant ${clause(passed, column)} on ${on} to ${role(grantee)} with grant option`]
      : []),
  ];
}

const same = (a: Item | undefined, b: Item | undefined) =>
  a !== undefined &&
  b !== undefined &&
  a.grantee === b.grantee &&
  a.grantor === b.grantor &&
  a.privileges.join('') === b.privileges.join('');

/**
 * Statements that lead from one privilege list to another, in the same order: pg_dump writes them in that order.
 * Null when an entry that changes was given by somebody else than the owner, whom nobody but he can act for.
 * `on` is what GRANT wants after ON; `column` is ` (name)` for a column; `prefix` begins each statement.
 */
export function aclStatements(
  from: string | null,
  to: string | null,
  owner: string,
  { on, column = '', prefix = '' }: { on: string; column?: string; prefix?: string },
): string[] | null {
  const [is, was] = [items(from), items(to)];
  let kept = 0;
  while (kept < was.length && same(is[kept], was[kept])) kept++;
  const [gone, back] = [is.slice(kept), was.slice(kept)];
  if ([...gone, ...back].some(({ grantor }) => grantor !== owner)) return null;
  return [
    ...gone.map(
      ({ grantee, privileges }) =>
        `${prefix}revoke ${column ? clause(privileges, column) : 'all privileges'} on ${on} from ${role(grantee)}`,
    ),
    ...back.flatMap((item) => grants(item, on, column, prefix)),
  ];
}
