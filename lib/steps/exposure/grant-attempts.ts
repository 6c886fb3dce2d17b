import type { PublicGrant } from '../../plan/evidence/exposure-evidence';
import { literal } from '../../postgres/sql';

/** One thing that nobody but the backend may do any more. */
export interface Attempt {
  readonly name: string;
  readonly privilege: string;
  readonly statement: string;
}

const text = (value: string) => literal(value).fragment;

function onTable(name: string, column: string | null): [privilege: string, statement: string][] {
  return [
    ['SELECT', `select from ${name} limit 1`],
    ['INSERT', `insert into ${name} default values`],
    ...(column ? [['UPDATE', `update ${name} set ${column} = default`] as [string, string]] : []),
    ['DELETE', `delete from ${name}`],
    ['TRUNCATE', `truncate ${name}`],
    ['MAINTAIN', `lock table ${name} in access exclusive mode nowait`],
  ];
}

/** What of a grant's object is read to try it: a column that can be written, or how a routine is called. */
export interface TriedObject extends PublicGrant {
  readonly column: string | null;
  readonly call: string | null;
}

function statementsOf({ kind, name, column, call }: TriedObject): [privilege: string, statement: string][] {
  switch (kind) {
    case 'table':
      return onTable(name, column);
    case 'sequence':
      return [
        ['USAGE', `select pg_catalog.nextval(${text(name)})`],
        ['SELECT', `select last_value from ${name}`],
        ['UPDATE', `select pg_catalog.setval(${text(name)}, 1, false)`],
      ];
    case 'routine':
      return call ? [['EXECUTE', call]] : [];
    case 'schema':
      return [['CREATE', `create table ${name}.mudanza_proof ()`]];
    case 'foreign server':
      return [['USAGE', `create user mapping for current_user server ${name}`]];
    case 'large object':
      return [['SELECT', `select pg_catalog.lo_get(${name})`]];
  }
}

/** What is tried of each object that a revoke closed, privilege by privilege. Pure. */
export function grantAttempts(objects: readonly TriedObject[]): Attempt[] {
  return objects.flatMap((object) =>
    statementsOf(object).map(([privilege, statement]) => ({ name: object.name, privilege, statement })),
  );
}
