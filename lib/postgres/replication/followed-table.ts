import type { TableName } from '../copy/copy-table';
import type { TableRule } from './table-rules';

/** A column of the source as it was when following began. */
export interface SourceColumn {
  readonly name: string;
  /** `attnum`: a column that was dropped and made again under its name is another one. */
  readonly number: number;
  readonly typeOid: number;
  readonly typeModifier: number;
}

/** What of a table no change in the stream shows. */
export interface TableShape {
  /** Another one under the same name is another table, in no publication. */
  readonly oid: string;
  readonly generated: readonly string[];
  /** Label of the table that it is a partition of. */
  readonly parent: string | null;
}

/** A table of the source whose changes go to a table of the target. */
export interface FollowedTable {
  readonly source: TableName;
  readonly target: TableName;
  /** All columns of the source that are not generated, in its order. */
  readonly sourceColumns: readonly SourceColumn[];
  /** Names of those that have a place in the target. */
  readonly columns: readonly string[];
  /** As following began; followings of older versions did not write it down. */
  readonly shape?: TableShape | undefined;
  /** What the source demanded of its rows as following began; followings of older versions did not write it down. */
  readonly rules?: readonly TableRule[] | undefined;
}

/** A table of the target, as far as writing changes depends on it. */
export interface TargetTable extends TableName {
  readonly isPartitioned: boolean;
  /** Columns of the primary key, else of a unique index over columns that cannot be null; null without any. */
  readonly key: readonly string[] | null;
  readonly columns: readonly TargetColumn[];
}

export interface TargetColumn {
  readonly name: string;
  /** As a cast takes it, without length or precision: those would cut a value silently. */
  readonly type: string;
  readonly isGenerated: boolean;
  /** GENERATED ALWAYS AS IDENTITY: an UPDATE must leave it out. */
  readonly isAlwaysIdentity: boolean;
}
