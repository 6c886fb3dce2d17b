import type { Identified } from './identify-entries';

/** What GRANT wants after ON. */
const WORDS: Readonly<Record<string, string>> = {
  pg_namespace: 'schema',
  pg_proc: 'routine',
  pg_type: 'type',
  pg_language: 'language',
  pg_foreign_data_wrapper: 'foreign data wrapper',
  pg_foreign_server: 'foreign server',
  pg_database: 'database',
  pg_tablespace: 'tablespace',
  pg_largeobject_metadata: 'large object',
  pg_parameter_acl: 'parameter',
};

interface Target {
  readonly on: string;
  readonly column: string;
  readonly prefix: string;
}

/** Where the privileges of an object are given. */
export function privilegeTarget({ class: of, type, identity }: Identified): Target {
  if (of === 'pg_class')
    return { on: `${type === 'sequence' ? 'sequence' : 'table'} ${identity}`, column: '', prefix: '' };
  if (of === 'pg_attribute') {
    const at = identity.search(/\.(?:"(?:[^"]|"")*"|[^."]+)$/);
    return { on: `table ${identity.slice(0, at)}`, column: ` (${identity.slice(at + 1)})`, prefix: '' };
  }
  return { on: `${WORDS[of] ?? type} ${identity}`, column: '', prefix: '' };
}

const OBJECTS: Readonly<Record<string, string>> = {
  r: 'tables',
  S: 'sequences',
  f: 'functions',
  T: 'types',
  n: 'schemas',
  L: 'large objects',
};

/** Where default privileges are given, in whose name. */
export function defaultsTarget(role: string, schema: string | null, objects: string): Target {
  const place = schema === null ? '' : `in schema ${schema} `;
  return {
    on: OBJECTS[objects] ?? objects,
    column: '',
    prefix: `alter default privileges for role ${role} ${place}`,
  };
}
