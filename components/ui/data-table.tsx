import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand on the right, in figures of one width. */
  readonly isNumeric?: boolean;
  /** Share of the width, so that tables below one another line up, e.g. `w-1/4`. */
  readonly width?: string;
}

interface Props<Row> {
  /** Says what the table shows; read out first. */
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** Shown in place of rows. */
  readonly empty?: ReactNode;
  /** `page`: flush with the text around it, small on paper, and a list of its rows on a phone. */
  readonly look?: 'panel' | 'page';
}

const LOOK = {
  panel: {
    table: '',
    thead: '',
    row: '',
    head: 'px-3 py-2 whitespace-nowrap',
    cell: 'px-3 py-2',
    number: 'whitespace-nowrap',
  },
  page: {
    // On a phone a row is a paragraph: its first cell above, each other one beside the name of its column.
    table: 'max-sm:block max-sm:*:block print:text-xs',
    thead: 'max-sm:sr-only',
    row: 'max-sm:block max-sm:py-2',
    head: 'px-2 py-1.5 first:pl-0',
    cell: 'px-2 py-1.5 break-words first:pl-0 max-sm:flex max-sm:gap-3 max-sm:px-0 max-sm:py-0.5 max-sm:text-left max-sm:first:font-medium',
    number: 'whitespace-nowrap',
  },
} as const;

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly look: (typeof LOOK)[keyof typeof LOOK];
  /** Whether a phone shows the column's name beside the value; the table's head is what is read out. */
  readonly isNamed: boolean;
}

function Cell<Row>({ column, row, look, isNamed }: CellProps<Row>) {
  return (
    <td
      className={clsx('align-baseline', look.cell, column.isNumeric && `tabular text-right ${look.number}`)}
    >
      {isNamed ? (
        <span aria-hidden className="w-28 shrink-0 whitespace-normal text-ink-muted sm:hidden print:hidden">
          {column.header}
        </span>
      ) : null}
      <div className="min-w-0">{column.cell(row)}</div>
    </td>
  );
}

/**
 * A real table. It scrolls sideways inside its own box, which the keyboard can reach; the page never does (what is only
 * read out stands absolutely, so the box has to be its frame). On paper it
 * is as wide as the page, its head is repeated, and no row is cut in two.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, isCaptionHidden, columns, rows, rowKey, empty } = props;
  const look = LOOK[props.look ?? 'panel'];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls, no fieldset and no landmark of its own
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-edges relative overflow-x-auto focus-visible:-outline-offset-2 print:overflow-visible"
    >
      <table className={clsx('w-full border-collapse text-sm', look.table)}>
        <caption className={isCaptionHidden ? 'sr-only' : 'pb-2 text-left text-ink-muted'}>{caption}</caption>
        <thead className={look.thead}>
          <tr className="border-b border-line-strong text-left">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={clsx('font-semibold', look.head, column.isNumeric && 'text-right', column.width)}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className={clsx('print:break-inside-avoid', look.row)}>
              {columns.map((column, place) => (
                <Cell
                  key={column.id}
                  column={column}
                  row={row}
                  look={look}
                  isNamed={place > 0 && props.look === 'page'}
                />
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} className="px-3 py-6 text-center text-ink-muted">
                {empty ?? '–'}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
