import { type Sql, trustedSql } from '../../postgres/sql';
import type { ColumnShape } from './table-shape';

/** Puts SQL together from catalog names and numbered parameters, where the number of parts is not known before. */
export class Composer {
  private readonly values: unknown[] = [];

  /** A parameter, cast to the column's type: the server reads the text as it would for the column. */
  value(value: string | null, column: ColumnShape): string {
    return `${this.text(value)}::${column.type}`;
  }

  /** A parameter of type text. */
  text(value: string | null): string {
    this.values.push(value);
    return `$${this.values.length}::text`;
  }

  sql(text: string): Sql {
    return { ...trustedSql(text, 'built-from-catalog'), values: this.values };
  }
}
