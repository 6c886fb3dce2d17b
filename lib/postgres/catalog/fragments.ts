import { constantSql, type Fragment } from '../sql';

/** As IN and not as EXISTS: one more join for each kind costs the planner more than the list costs to read. */
function dependsBy(type: 'e' | 'i', catalog: string, oid: string): Fragment {
  return constantSql(
    `${oid} in (select dep.objid from pg_catalog.pg_depend dep ` +
      `where dep.classid = 'pg_catalog.${catalog}'::regclass and dep.deptype = '${type}')`,
  );
}

/** True for objects that belong to an extension: they come and go with it and are never compared. */
export function inExtension(catalog: string, oid: string): Fragment {
  return dependsBy('e', catalog, oid);
}

/** True for functions and casts that came with a type, such as the constructors of a range. */
export function cameWithType(catalog: 'pg_proc' | 'pg_cast', oid: string): Fragment {
  return dependsBy('i', catalog, oid);
}

/**
 * The owner and, behind a line break, the privileges with Postgres' defaults filled in: `toPrivileges` makes of it what
 * others than the owner may do. Taken apart here and not there, since planning that for each kind took longer than
 * reading it. `kind` is acldefault's letter: r table, s sequence, f function, T type, n schema, c column.
 */
export function privileges(acl: string, kind: string, owner: string): Fragment {
  return constantSql(
    `pg_catalog.pg_get_userbyid(${owner}) || E'\\n' || coalesce(${acl}, pg_catalog.acldefault('${kind}', ${owner}))::text`,
  );
}

/** The owner, or `@self` when it is the role that reads: a schema is compared between differently named roles. */
export function owner(column: string): Fragment {
  const name = `pg_catalog.pg_get_userbyid(${column})`;
  return constantSql(`case when ${name} = current_user then '@self' else ${name}::text end`);
}

/** Comment of an object. */
export function comment(catalog: string, oid: string, sub = '0'): Fragment {
  return constantSql(
    `(select dsc.description from pg_catalog.pg_description dsc where dsc.classoid = 'pg_catalog.${catalog}'::regclass ` +
      `and dsc.objoid = ${oid} and dsc.objsubid = ${sub})`,
  );
}

/** Extensions that take the object along when they are dropped (ALTER … DEPENDS ON EXTENSION). */
export function goesWithExtension(catalog: string, oid: string): Fragment {
  return constantSql(
    `(select pg_catalog.string_agg(e.extname, ', ' order by e.extname) from pg_catalog.pg_depend dep ` +
      `join pg_catalog.pg_extension e on e.oid = dep.refobjid where dep.classid = 'pg_catalog.${catalog}'::regclass ` +
      `and dep.objid = ${oid} and dep.deptype = 'x')`,
  );
}

/** Storage or foreign options in a fixed order. */
export function optionList(column: string): Fragment {
  return constantSql(
    `(select pg_catalog.string_agg(o, ', ' order by o collate "C") from pg_catalog.unnest(${column}) o)`,
  );
}

/** Storage options of a relation's TOAST table. */
export function toastOptions(toast: string): Fragment {
  return constantSql(
    `(select pg_catalog.string_agg('toast.' || o, ', ' order by o collate "C") ` +
      `from pg_catalog.pg_class tst, pg_catalog.unnest(tst.reloptions) o where tst.oid = ${toast})`,
  );
}

/** The access method of a relation, where it is not the usual one. */
export function accessMethod(am: string): Fragment {
  return constantSql(
    `(select am.amname from pg_catalog.pg_am am where am.oid = ${am} and am.amname <> 'heap')`,
  );
}

/** The tablespace of a relation, where it is not the database's. */
export function tablespace(oid: string): Fragment {
  return constantSql(`(select ts.spcname from pg_catalog.pg_tablespace ts where ts.oid = ${oid})`);
}

/** `schema.name`, quoted where it has to be; null when either is. */
export function qualified(schema: string, name: string): Fragment {
  return constantSql(`(pg_catalog.quote_ident(${schema}) || '.' || pg_catalog.quote_ident(${name}))`);
}

/**
 * Name of a function as the catalog reader writes it, with the names and modes of its arguments: what DROP takes,
 * and what `to_regprocedure`, which wants bare types, does not.
 */
export function routineName(proc: string, namespace: string): Fragment {
  return constantSql(
    `(pg_catalog.quote_ident(${namespace}.nspname) || '.' || pg_catalog.quote_ident(${proc}.proname) || '(' ` +
      `|| pg_catalog.pg_get_function_identity_arguments(${proc}.oid) || ')')`,
  );
}
