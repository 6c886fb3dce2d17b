/** A name and a value out of a text: a line of an `.env`, a leaf of a YAML or JSON document (its path, with dots). */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}
