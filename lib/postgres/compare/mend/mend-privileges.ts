import type { CatalogObject } from '../../catalog/catalog-object';
import { ownName } from '../../deploy/drop-statement';
import { kindWord } from './object-clause';

type Grants = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads `anon:SELECT,UPDATE* "my role":INSERT`, as the catalog reader writes it. */
function parse(text: string | null): Grants {
  const grants = new Map<string, Set<string>>();
  for (const [, role = '', list = ''] of (text ?? '').matchAll(/(?<!\S)("(?:[^"]|"")+"|[^\s:]+):(\S+)/g))
    grants.set(role, new Set([...(grants.get(role) ?? []), ...list.split(',')]));
  return grants;
}

function missingFrom(here: Grants, there: Grants): [role: string, privileges: string[]][] {
  return [...here].flatMap(([role, privileges]): [string, string[]][] => {
    const left = [...privileges].filter((privilege) => !there.get(role)?.has(privilege));
    return left.length > 0 ? [[role, left]] : [];
  });
}

function onClause(object: CatalogObject): (privileges: readonly string[]) => string {
  const { kind, name, parent } = object;
  if (kind === 'column') {
    const own = ownName(object);
    return (privileges) =>
      `${privileges.map((privilege) => `${privilege} (${own})`).join(', ')} on ${parent}`;
  }
  const isRelation = ['table', 'view', 'materialized view', 'foreign table'].includes(kind);
  const word = isRelation ? 'table' : kind === 'aggregate' ? 'function' : kindWord(object);
  return (privileges) => `${privileges.join(', ')} on ${word} ${name}`;
}

/** GRANT and REVOKE that lead from what is there to what was expected; null for default privileges of others. */
export function mendPrivileges(
  object: CatalogObject,
  expected: string | null,
  actual: string | null,
): string[] | null {
  const [wanted, found] = [parse(expected), parse(actual)];
  const plain = (privileges: readonly string[]) => privileges.map((privilege) => privilege.replace('*', ''));
  const grantable = (privileges: readonly string[]) =>
    privileges.every((privilege) => privilege.endsWith('*')) ? ' with grant option' : '';
  let on = onClause(object);
  let prefix = '';
  if (object.kind === 'default privileges') {
    const match = /^(\S+)(?: in (.{1,300}))? on ([\w ]{1,80})$/.exec(object.name);
    if (match?.[1] !== '@self') return null;
    prefix = match[2] ? `alter default privileges in schema ${match[2]} ` : 'alter default privileges ';
    on = (privileges) => `${privileges.join(', ')} on ${match[3]}`;
  }
  return [
    ...missingFrom(found, wanted).map(
      ([role, privileges]) => `${prefix}revoke ${on(plain(privileges))} from ${role}`,
    ),
    ...missingFrom(wanted, found).map(
      ([role, privileges]) => `${prefix}grant ${on(plain(privileges))} to ${role}${grantable(privileges)}`,
    ),
  ];
}
