export const CRUD_OPERATIONS = ['create', 'read', 'update', 'delete'] as const;
export type CrudOperation = (typeof CRUD_OPERATIONS)[number];

export interface OperationResult {
  readonly operation: CrudOperation;
  readonly isOk: boolean;
  readonly ms: number;
  /** The server's own words when it failed. */
  readonly original: string | null;
  readonly sqlState: string | null;
}

/** `unproved` = it could not be put to the test, and `original` says why. */
export interface RuleResult {
  readonly rule: 'unique' | 'foreignKey' | 'notNull' | 'check' | 'onDelete' | 'updatedAt' | 'rollback';
  /** Constraint or column. */
  readonly name: string;
  readonly outcome: 'held' | 'broken' | 'unproved';
  readonly original: string | null;
}

export interface TableResult {
  readonly table: string;
  readonly door: 'pooler' | 'session';
  readonly operations: readonly OperationResult[];
  readonly rules: readonly RuleResult[];
  /** Set when no row could be written at all: `type` unknown, `check` not met, `parent` missing, `ring` not removable. */
  readonly skipped: {
    readonly reason: 'type' | 'check' | 'parent' | 'ring';
    readonly subject: string;
  } | null;
}

export interface CrudEvidence {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly tables: readonly TableResult[];
  /** The first table again, by so many clients at once. */
  readonly concurrency: {
    readonly clients: number;
    readonly table: string;
    readonly succeeded: number;
    readonly ms: number;
    readonly original: string | null;
  } | null;
  readonly leftovers: {
    /** Rows of an earlier run that was killed, found and removed at the begin. */
    readonly removedBefore: number;
    /** Rows that are still there, with the reason. */
    readonly remaining: readonly { readonly table: string; readonly original: string }[];
    /** Rows that hold our tag though we did not write them: triggers did. */
    readonly byTriggers: readonly { readonly table: string; readonly rows: number }[];
  };
  readonly stopped: 'cancelled' | 'lost' | null;
}
