import { nameParts, stringOf } from '../ast/list-names';
import { relationName } from '../ast/relation-name';
import { tableParts } from '../ast/table-parts';
import type { ParsedStatement } from '../parsed-statement';

export interface KeyShape {
  readonly line: number;
  readonly columns: readonly string[];
}

export interface IndexShape extends KeyShape {
  readonly name: string;
  readonly isUnique: boolean;
  /** Plain: columns only, no condition, no expression, the default order and method. */
  readonly isPlain: boolean;
}

/** What a file says of one table, gathered over all its statements. */
export interface TableShape {
  readonly name: string;
  readonly line: number;
  /** Made as an ordinary table: no partition, no child. */
  readonly isOwn: boolean;
  primaryKey: KeyShape | null;
  readonly uniques: KeyShape[];
  readonly foreignKeys: KeyShape[];
  readonly indexes: IndexShape[];
}

function newShape(name: string, line: number, isOwn: boolean): TableShape {
  return { name, line, isOwn, primaryKey: null, uniques: [], foreignKeys: [], indexes: [] };
}

function addConstraints(shape: TableShape, statement: ParsedStatement): void {
  for (const { constraint, columns } of tableParts(statement)?.constraints ?? []) {
    const key = { line: statement.line, columns };
    if (constraint.contype === 'CONSTR_PRIMARY') shape.primaryKey = key;
    else if (constraint.contype === 'CONSTR_UNIQUE') shape.uniques.push(key);
    else if (constraint.contype === 'CONSTR_FOREIGN') shape.foreignKeys.push(key);
  }
}

function indexShape({ node, line }: ParsedStatement): { table: string; index: IndexShape } | null {
  if (!('IndexStmt' in node)) return null;
  const {
    relation,
    idxname = '',
    indexParams = [],
    whereClause,
    unique = false,
    accessMethod,
  } = node.IndexStmt;
  const elements = indexParams.flatMap((param) => ('IndexElem' in param ? [param.IndexElem] : []));
  const isPlain =
    !whereClause &&
    (!accessMethod || accessMethod === 'btree') &&
    elements.every(
      ({ expr, opclass, ordering }) => !expr && nameParts(opclass).length === 0 && ordering !== 'SORTBY_DESC',
    );
  const columns = elements.map(({ name }) => name ?? '');
  return {
    table: relationName(relation),
    index: { name: idxname, line, columns, isUnique: unique, isPlain },
  };
}

/** Gathers the shapes of the tables that the file makes, statement by statement, in the order of the file. */
export function gatherShapes(): { see: (statement: ParsedStatement) => void; shapes: () => TableShape[] } {
  const shapes = new Map<string, TableShape>();
  return {
    see: (statement) => {
      const { node, line } = statement;
      if ('CreateStmt' in node) {
        const { relation, inhRelations, partbound, ofTypename } = node.CreateStmt;
        const isOwn = !inhRelations?.length && !partbound && !ofTypename;
        const name = relationName(relation);
        if (!shapes.has(name)) shapes.set(name, newShape(name, line, isOwn));
      }
      const parts = tableParts(statement);
      const shape = parts && shapes.get(parts.table);
      if (shape) addConstraints(shape, statement);
      const made = indexShape(statement);
      if (made) shapes.get(made.table)?.indexes.push(made.index);
    },
    shapes: () => [...shapes.values()],
  };
}

/** The last part of a type’s name: `pg_catalog.timestamp` → `timestamp`. */
export function typeName(names: Parameters<typeof nameParts>[0]): string {
  return stringOf(names?.at(-1));
}
