import { ident } from '../../postgres/sql';

/** A column as far as writing a row needs it. */
export interface ColumnShape {
  readonly name: string;
  /** As SQL writes it, e.g. `character varying(50)`; what a value is cast to. */
  readonly type: string;
  /** Base type's name in pg_type (`varchar`, `int4`), domains resolved; of the element for an array. */
  readonly base: string;
  readonly isArray: boolean;
  /** Characters or bits a value may have; null = no limit. */
  readonly maxLength: number | null;
  /** Digits before and after the point of a numeric; null = no limit. */
  readonly precision: { readonly digits: number; readonly scale: number } | null;
  readonly isNullable: boolean;
  readonly defaultSql: string | null;
  readonly identity: 'always' | 'by default' | null;
  readonly isGenerated: boolean;
  readonly labels: readonly string[];
  /** A value that any type of this kind takes: an empty range, a row of nothing; null for other kinds. */
  readonly anyValue: string | null;
  /** CHECK expressions of the column's domain, about VALUE. */
  readonly domainChecks: readonly string[];
}

export interface CheckShape {
  readonly name: string;
  readonly expression: string;
  readonly columns: readonly string[];
}

export interface UniqueShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isPrimary: boolean;
}

export interface ForeignKeyShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** OID of the referenced table, as text. */
  readonly references: string;
  readonly referencedColumns: readonly string[];
  readonly onDelete: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';
  readonly isDeferrable: boolean;
}

export interface TableShape {
  /** OID, as text. */
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly checks: readonly CheckShape[];
  readonly uniques: readonly UniqueShape[];
  readonly foreignKeys: readonly ForeignKeyShape[];
  readonly hasUpdateTrigger: boolean;
  /** A trigger before a row, or a rule, may keep or replace what is written. */
  readonly isGuarded: boolean;
  readonly hasOwnTriggers: boolean;
  readonly isPartitioned: boolean;
  /** Planner's estimate; -1 = never analysed. */
  readonly estimatedRows: number;
}

/** The table itself in SQL, without those that inherit from it: their keys may be the same as ours. */
export function relationOf({ schema, name, isPartitioned }: TableShape): string {
  return `${isPartitioned ? '' : 'only '}${ident(schema, name).fragment}`;
}

/** `schema.name`, for people. */
export function tableName({ schema, name }: TableShape): string {
  return `${schema}.${name}`;
}
