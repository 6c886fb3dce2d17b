import { isServerError } from '../../deploy/statement-error';
import { inSavepoint } from '../../savepoint';
import { constantSql, sql } from '../../sql';
import type { TargetClient } from '../../target-client';

export interface TrialColumn {
  readonly column: string;
  /** Two values as SQL. */
  readonly samples: readonly [string, string];
  readonly isNeeded: boolean;
  readonly isTime: boolean;
  /** An identity that takes no value. */
  readonly isFixed: boolean;
}

const list = (parts: readonly string[]) => constantSql(parts.join(', '));

type Sample = 0 | 1;

/** One row of a table, put in and updated inside the caller's transaction. */
export class RowTrial {
  #row = '';
  #refusal: unknown;
  constructor(
    private readonly client: TargetClient,
    private readonly table: string,
    private readonly columns: readonly TrialColumn[],
  ) {}

  /** Null when the server refuses. */
  async #attempt<T>(run: () => Promise<T>): Promise<T | null> {
    try {
      return await inSavepoint(this.client, run);
    } catch (error) {
      if (!isServerError(error)) throw error;
      this.#refusal = error;
      return null;
    }
  }

  /** Puts a row in, with times long ago where the table takes them. Throws the server's reason otherwise. */
  async insert(): Promise<void> {
    const needed = this.columns.filter(({ isNeeded }) => isNeeded);
    const full = this.columns.filter(({ isNeeded, isTime }) => isNeeded || isTime);
    const row = (await this.#attempt(() => this.#put(full))) ?? (await this.#put(needed));
    this.#row = row ?? '';
  }

  async #put(given: readonly TrialColumn[]): Promise<string | undefined> {
    const names = list(given.map(({ column }) => column));
    const values = list(given.map(({ samples }) => samples[0]));
    const table = constantSql(this.table);
    const [made] = await this.client.rows<{ row: string }>(
      given.length === 0
        ? sql`insert into ${table} default values returning ctid::text as row`
        : sql`insert into ${table} (${names}) values (${values}) returning ctid::text as row`,
    );
    return made?.row;
  }

  async #update(set: ReadonlyMap<string, string>, watched: readonly string[]): Promise<string[] | null> {
    const table = constantSql(this.table);
    const [said] = await this.client.rows<{ values: (string | null)[] }>(
      sql`select array[${list(watched.map((column) => `(${set.get(column) ?? column})::text`))}] as values
        from ${table} where ctid = ${this.#row}::tid`,
    );
    const [done] = await this.client.rows<{ row: string; values: (string | null)[] }>(
      sql`update ${table} set ${list([...set].map(([column, value]) => `${column} = ${value}`))}
        where ctid = ${this.#row}::tid
        returning ctid::text as row, array[${list(watched.map((column) => `${column}::text`))}] as values`,
    );
    if (!done) return null;
    this.#row = done.row;
    return watched.filter((_, at) => done.values[at] !== said?.values[at]);
  }

  /**
   * Updates in three ways: a column set to itself (a trigger that keeps `updated_at` moves it), and the watched
   * columns set to each sample, which a trigger that writes them by itself overrules. Gives the watched columns
   * that came out otherwise than the update said; null when no row was updated.
   */
  async changed(watched: readonly string[]): Promise<Set<string> | null> {
    const still = this.columns.find(({ column }) => !watched.includes(column)) ?? this.columns[0];
    const planted = (which: Sample) =>
      new Map(
        this.columns
          .filter(({ column }) => watched.includes(column))
          .map(({ column, samples }) => [column, samples[which]]),
      );
    const sets = [new Map(still ? [[still.column, still.column]] : []), planted(1), planted(0)];
    const changed = new Set<string>();
    let ran = false;
    for (const set of sets.filter(({ size }) => size > 0)) {
      const moved = await this.#attempt(() => this.#update(set, watched));
      ran ||= moved !== null;
      for (const column of moved ?? []) changed.add(column);
    }
    if (!ran && this.#refusal) throw this.#refusal;
    return ran ? changed : null;
  }
}
