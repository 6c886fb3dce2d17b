import { MudanzaError } from '../../platform/errors/mudanza-error';
import { tableLabel } from '../copy/copy-table';
import {
  type DeleteMessage,
  type InsertMessage,
  type OldTuple,
  type RelationMessage,
  type Tuple,
  UNCHANGED,
  type UpdateMessage,
} from './change-message';
import {
  deleteText,
  insertText,
  type PlacedColumn,
  updateText,
  whereKey,
  whereRow,
} from './change-statements';
import type { FollowedTable, TargetTable } from './followed-table';
import type { WireValue } from './wire-batch';

/** A statement under a name, with the values of one execution. */
export interface Execution {
  readonly name: string;
  readonly text: string;
  readonly values: readonly WireValue[];
}

/** Hands a statement its name; the same text always has the same. */
export type NameStatement = (text: string) => string;

const sent = (columns: readonly PlacedColumn[], row: Tuple, label: string): WireValue[] =>
  columns.map(({ index }) => {
    const value = row[index];
    if (value === UNCHANGED || value === undefined)
      throw new MudanzaError('MUD-957', { params: { table: label } });
    return value;
  });

const isSame = (one: Tuple[number] | undefined, other: Tuple[number] | undefined) =>
  Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;

/** Turns the changes of one table into statements for its place in the target. */
export class RelationWriter {
  readonly label: string;
  readonly target: TargetTable;
  /** Label of the target. */
  readonly place: string;
  readonly #placed: readonly PlacedColumn[];
  readonly #key: readonly PlacedColumn[];
  /** All columns say which row is meant: there is no key. */
  readonly #isByRow: boolean;
  readonly #always: readonly PlacedColumn[];
  /** What an UPDATE sets when every value was sent, and its statement. */
  readonly #whole: readonly PlacedColumn[];
  #wholeUpdate: { readonly name: string; readonly text: string } | null = null;
  readonly #name: NameStatement;
  readonly #known = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(relation: RelationMessage, followed: FollowedTable, target: TargetTable, name: NameStatement) {
    this.label = tableLabel(followed.source);
    this.target = target;
    this.place = tableLabel(target);
    this.#name = name;
    const columns = new Map(target.columns.map((column) => [column.name, column]));
    this.#placed = relation.columns.flatMap(({ name: own }, index) => {
      const place = columns.get(own);
      return place && !place.isGenerated && followed.columns.includes(own) ? [{ index, target: place }] : [];
    });
    const named = (names: readonly string[]) =>
      names.flatMap((own) => this.#placed.filter(({ target: place }) => place.name === own));
    const keyNames =
      relation.identity === 'f'
        ? (target.key ?? [])
        : relation.columns.flatMap(({ isKey, name: own }) => (isKey ? [own] : []));
    const key = named(keyNames);
    const isWhole = key.length > 0 && key.length === keyNames.length;
    this.#isByRow = relation.identity === 'f' && !isWhole;
    this.#key = isWhole ? key : [];
    this.#always = this.#placed.filter(({ target: place }) => place.isAlwaysIdentity);
    this.#whole = this.#placed.filter(({ target: place }) => !place.isAlwaysIdentity);
  }

  #statement(id: string, make: () => string): { readonly name: string; readonly text: string } {
    const known = this.#known.get(id);
    if (known) return known;
    const text = make();
    const made = { name: this.#name(text), text };
    this.#known.set(id, made);
    return made;
  }

  #where(first: number): string {
    if (this.#isByRow) return whereRow(this.target, this.#placed, first);
    if (this.#key.length === 0) throw new MudanzaError('MUD-957', { params: { table: this.label } });
    return whereKey(this.#key, first);
  }

  #whereValues(old: OldTuple | null, row: Tuple): WireValue[] {
    return sent(this.#isByRow ? this.#placed : this.#key, old?.values ?? row, this.label);
  }

  insert({ row }: InsertMessage): Execution {
    const statement = this.#statement('insert', () => insertText(this.target, this.#placed));
    return { ...statement, values: sent(this.#placed, row, this.label) };
  }

  update({ old, row }: UpdateMessage): Execution {
    const moved =
      this.#always.length > 0 &&
      this.#always.some(
        ({ index }) =>
          old && (old.is === 'row' || this.#isKey(index)) && !isSame(old.values[index], row[index]),
      );
    if (moved) throw new MudanzaError('MUD-958', { params: { table: this.label } });
    const isWhole = this.#whole.every(({ index }) => row[index] !== UNCHANGED);
    const set = isWhole ? this.#whole : this.#whole.filter(({ index }) => row[index] !== UNCHANGED);
    const { name, text } = isWhole ? this.#updateOfAll() : this.#updateOf(set);
    const values = sent(set, row, this.label);
    values.push(...this.#whereValues(old, row));
    return { name, text, values };
  }

  #updateOfAll(): { readonly name: string; readonly text: string } {
    this.#wholeUpdate ??= this.#updateOf(this.#whole);
    return this.#wholeUpdate;
  }

  #updateOf(set: readonly PlacedColumn[]): { readonly name: string; readonly text: string } {
    const id = `update ${set.map(({ index }) => index).join()}`;
    return this.#statement(id, () => updateText(this.target, set, this.#where(set.length + 1)));
  }

  #isKey(index: number): boolean {
    return this.#key.some((column) => column.index === index);
  }

  delete({ old }: DeleteMessage): Execution {
    const statement = this.#statement('delete', () => deleteText(this.target, this.#where(1)));
    return { ...statement, values: this.#whereValues(old, old.values) };
  }
}
