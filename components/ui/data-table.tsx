import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand on the right, in figures of one width. */
  readonly isNumeric?: boolean;
}

interface Props<Row> {
  /** Says what the table shows; read out first. */
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown in place of rows. */
  readonly empty?: ReactNode;
}

/** A real table. It scrolls sideways inside its own box, which the keyboard can reach; the page never does. */
export function DataTable<Row>({ caption, isCaptionHidden, columns, rows, rowKey, empty }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls, no fieldset and no landmark of its own
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full border-collapse text-sm">
        <caption className={isCaptionHidden ? 'sr-only' : 'pb-2 text-left text-ink-muted'}>{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-left">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={clsx(
                  'px-3 py-2 font-semibold whitespace-nowrap',
                  column.isNumeric && 'text-right',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={clsx('px-3 py-2 align-top', column.isNumeric && 'tabular text-right')}
                >
                  {column.cell(row)}
                </td>
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
