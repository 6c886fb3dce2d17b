/** One piece of a script as `splitScript` cuts it: a statement, a psql command, or a COPY with its data. */
export interface ScriptPiece {
  readonly kind: 'sql' | 'psql' | 'copy-data';
  /** Without the closing semicolon; leading comments are left out. */
  readonly text: string;
  /** Line of the first word, counted from 1. */
  readonly line: number;
  /** Index of the first word in the script, in UTF-16 units. */
  readonly start: number;
}
