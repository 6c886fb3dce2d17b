/** The server sent no value since it did not change: a long one that lies outside of the row (TOAST). */
export const UNCHANGED = 'unchanged';

/** A value as the source prints it, null, or one that was not sent. */
export type ChangeValue = Buffer | null | typeof UNCHANGED;

export type Tuple = readonly ChangeValue[];

export interface RelationColumn {
  readonly name: string;
  /** Part of the replica identity. */
  readonly isKey: boolean;
  readonly typeOid: number;
  readonly typeModifier: number;
}

/** What a table looks like from here on; sent before its first change and again when it changed. */
export interface RelationMessage {
  readonly kind: 'relation';
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  /** `d` primary key, `n` nothing, `f` all columns, `i` an index. */
  readonly identity: 'd' | 'n' | 'f' | 'i';
  readonly columns: readonly RelationColumn[];
}

/** What a row was before: its key alone, or all of it. */
export interface OldTuple {
  readonly is: 'key' | 'row';
  readonly values: Tuple;
}

export interface BeginMessage {
  readonly kind: 'begin';
  /** Where the commit record of this transaction starts. */
  readonly finalLsn: bigint;
  readonly at: Date;
  readonly xid: number;
}

export interface CommitMessage {
  readonly kind: 'commit';
  readonly lsn: bigint;
  /** First byte behind the commit record: exactly what may be confirmed. */
  readonly endLsn: bigint;
  readonly at: Date;
}

export interface InsertMessage {
  readonly kind: 'insert';
  readonly relation: number;
  readonly row: Tuple;
}

export interface UpdateMessage {
  readonly kind: 'update';
  readonly relation: number;
  /** Null where the key did not change. */
  readonly old: OldTuple | null;
  readonly row: Tuple;
}

export interface DeleteMessage {
  readonly kind: 'delete';
  readonly relation: number;
  readonly old: OldTuple;
}

export interface TruncateMessage {
  readonly kind: 'truncate';
  readonly relations: readonly number[];
  readonly restartsIdentity: boolean;
}

/** A message of pgoutput, protocol 1. Buffers are valid until the handler returns: they lie in the socket's memory. */
export type ChangeMessage =
  | BeginMessage
  | CommitMessage
  | RelationMessage
  | InsertMessage
  | UpdateMessage
  | DeleteMessage
  | TruncateMessage
  | { readonly kind: 'type'; readonly id: number; readonly schema: string; readonly name: string }
  | { readonly kind: 'origin'; readonly lsn: bigint; readonly name: string }
  | {
      readonly kind: 'message';
      readonly isTransactional: boolean;
      readonly lsn: bigint;
      readonly prefix: string;
      readonly content: Buffer;
    };
