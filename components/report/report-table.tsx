import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface ReportColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumeric?: boolean;
  /** Share of the width, so that tables below one another line up, e.g. `w-1/4`. */
  readonly width?: string;
}

interface Props<Row> {
  /** Read out first; also printed. */
  readonly caption: string;
  readonly columns: readonly ReportColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  readonly empty?: string;
}

/**
 * A table for reading and printing. On a narrow screen it scrolls in its own box; on paper it is as wide as the
 * page, its head is repeated, and no row is cut in two.
 */
export function ReportTable<Row>({ caption, columns, rows, rowKey, empty }: Props<Row>) {
  if (rows.length === 0 && empty) return <p className="text-sm text-ink-muted">{empty}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this only names a box that scrolls
    <div
      role="group"
      className="overflow-x-auto focus-visible:-outline-offset-2 print:overflow-visible"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full border-collapse text-sm print:text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-left">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={clsx(
                  'px-2 py-1.5 font-semibold first:pl-0',
                  column.isNumeric && 'text-right',
                  column.width,
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className="print:break-inside-avoid">
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={clsx(
                    'px-2 py-1.5 align-top break-words first:pl-0',
                    column.isNumeric && 'tabular text-right whitespace-nowrap',
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
