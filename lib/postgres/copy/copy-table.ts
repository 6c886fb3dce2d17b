/** A column as far as copying rows needs to know it. */
export interface CopyColumn {
  readonly name: string;
  /** As `format_type` prints it. */
  readonly type: string;
  /** The same whatever a session's path is: a built-in type as `format_type` prints it, any other by its bare name. */
  readonly shape?: string;
  readonly isGenerated: boolean;
  /** `a` always, `d` by default, empty for none. */
  readonly identity: '' | 'a' | 'd';
  readonly isNotNull: boolean;
  readonly hasDefault: boolean;
}

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** What a relation is, in words; `pg_class.relkind` behind them. */
export type RelationKind = 'table' | 'partitioned' | 'foreign' | 'materialized view';

/** A relation that holds rows, of either side. */
export interface CopyTable extends TableName {
  readonly oid: string;
  readonly kind: RelationKind;
  readonly isUnlogged: boolean;
  /** The topmost table of its partition tree, where it is a partition. */
  readonly root: TableName | null;
  readonly isExtensionMember: boolean;
  /** Row security is on: a role without BYPASSRLS may not see every row. */
  readonly hasRowSecurity: boolean;
  /** It would judge this very role: what it reads is less than all, and it cannot load rows. */
  readonly isGuarded?: boolean;
  /** The planner's estimate; null where the table was never analysed. */
  readonly estimatedRows: number | null;
  /** Heap pages of the main fork. */
  readonly pages: number;
  /** Heap and TOAST, without indexes. */
  readonly bytes: number;
  readonly columns: readonly CopyColumn[];
  /** Columns of the primary key, else of a unique index over columns that cannot be null; null without any. */
  readonly key: readonly string[] | null;
}

/** How a table is called in lists and evidence: `public.users`. */
export function tableLabel({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}

/** True when both mean the same table. */
export function isSameTable(one: TableName, other: TableName): boolean {
  return one.schema === other.schema && one.name === other.name;
}
