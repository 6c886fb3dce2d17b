/** Something that a deploy made and that no schema's catalog tells of. */
export interface LedgerMade {
  readonly key: string;
  /** As Postgres names it: `conversion app.conv`. */
  readonly what: string;
  readonly drop: string;
}

/** Privileges of what was there before, as they were. */
export interface LedgerPrivileges {
  readonly key: string;
  readonly what: string;
  readonly owner: string;
  readonly before: string;
  /** Privileges that stand for "nothing granted", as Postgres has them built in. */
  readonly builtIn: string;
  readonly on: string;
  readonly column: string;
  readonly prefix: string;
}

/** The comment of what was there before. */
export interface LedgerComment {
  readonly key: string;
  readonly what: string;
  readonly before: string | null;
}

/** What a deploy did beside the objects of its schemas, exactly enough to take it back. */
export interface LedgerRecord {
  readonly made: readonly LedgerMade[];
  readonly privileges: readonly LedgerPrivileges[];
  readonly comments: readonly LedgerComment[];
  /** What changed or went and no statement gives back. */
  readonly lost: readonly string[];
}

export const EMPTY_LEDGER_RECORD: LedgerRecord = { made: [], privileges: [], comments: [], lost: [] };
