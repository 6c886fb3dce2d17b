import type { ColumnDef, Constraint, Node17 } from '@supabase/pg-parser/17/types';
import type { ParsedStatement } from '../parsed-statement';
import { nameParts } from './list-names';
import { relationName } from './relation-name';

export interface TablePart {
  readonly table: string;
  readonly columns: readonly ColumnDef[];
  /** Constraints of the table and of its columns, the latter with the column’s name. */
  readonly constraints: readonly { readonly constraint: Constraint; readonly columns: readonly string[] }[];
}

function constraintColumns(constraint: Constraint): string[] {
  return nameParts(constraint.contype === 'CONSTR_FOREIGN' ? constraint.fk_attrs : constraint.keys);
}

function ofColumn(column: ColumnDef): TablePart['constraints'][number][] {
  return (column.constraints ?? []).flatMap((node) =>
    'Constraint' in node ? [{ constraint: node.Constraint, columns: [column.colname ?? ''] }] : [],
  );
}

function parts(nodes: readonly Node17[], table: string): TablePart {
  const columns = nodes.flatMap((node) => ('ColumnDef' in node ? [node.ColumnDef] : []));
  const own = nodes.flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
  return {
    table,
    columns,
    constraints: [
      ...columns.flatMap(ofColumn),
      ...own.map((constraint) => ({ constraint, columns: constraintColumns(constraint) })),
    ],
  };
}

/** Columns and constraints that a statement gives a table, by CREATE TABLE or by ALTER TABLE … ADD. */
export function tableParts({ node }: ParsedStatement): TablePart | null {
  if ('CreateStmt' in node)
    return parts(node.CreateStmt.tableElts ?? [], relationName(node.CreateStmt.relation));
  if (!('AlterTableStmt' in node) || node.AlterTableStmt.objtype !== 'OBJECT_TABLE') return null;
  const added = (node.AlterTableStmt.cmds ?? []).flatMap((command) => {
    if (!('AlterTableCmd' in command)) return [];
    const { subtype, def } = command.AlterTableCmd;
    return (subtype === 'AT_AddColumn' || subtype === 'AT_AddConstraint') && def ? [def] : [];
  });
  return parts(added, relationName(node.AlterTableStmt.relation));
}
