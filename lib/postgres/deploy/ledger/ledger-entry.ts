/** One object of the database as the ledger knows it: enough to see that it came, went or changed. */
export interface LedgerEntry {
  /** Catalog that holds it: `pg_conversion`. */
  readonly class: string;
  readonly oid: string;
  /** Column of a relation, or 0. */
  readonly sub: number;
  readonly name: string | null;
  /** Its privileges as Postgres keeps them, in their order; null for its built-in defaults. */
  readonly acl: string | null;
  readonly owner: string | null;
  /** Everything else of it, as one text; null where the record of the schemas has it. */
  readonly state: string | null;
}

export type Ledger = ReadonlyMap<string, LedgerEntry>;

/** Key of an entry. OIDs serve, since both readings are of one database within one transaction. */
export function ledgerKey(entry: Pick<LedgerEntry, 'class' | 'oid' | 'sub'>): string {
  return `${entry.class} ${entry.oid} ${entry.sub}`;
}

/** Rows as the server gives them. */
export function toLedger(rows: readonly LedgerEntry[]): Ledger {
  return new Map(rows.map((row) => [ledgerKey(row), row]));
}
