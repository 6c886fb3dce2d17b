import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Columns that belong together, such as the rights of one role. */
export interface MatrixGroup {
  readonly id: string;
  /** Null where there is one group only, which needs no name. */
  readonly label: ReactNode;
  readonly columns: readonly { readonly id: string; readonly label: ReactNode }[];
}

export interface MatrixRow {
  readonly id: string;
  readonly label: ReactNode;
  /** One for each column of each group, in their order. */
  readonly cells: readonly ReactNode[];
  /** What has to be said of the row, below it. */
  readonly note?: ReactNode;
}

interface Props {
  readonly caption: string;
  /** What the rows are. */
  readonly corner: ReactNode;
  readonly groups: readonly MatrixGroup[];
  readonly rows: readonly MatrixRow[];
  readonly empty: ReactNode;
}

const HEAD = 'px-2 py-1.5 text-center text-xs font-semibold';
/** The names of the rows stay while the columns scroll. */
const NAMES = 'sticky left-0 z-1 bg-surface text-left';

function Head({ corner, groups }: Pick<Props, 'corner' | 'groups'>) {
  const isGrouped = groups.some(({ label }) => label !== null);
  return (
    <thead>
      {isGrouped ? (
        <tr>
          <th
            scope="col"
            rowSpan={2}
            className={clsx(HEAD, NAMES, 'border-b border-line-strong pl-0 align-bottom')}
          >
            {corner}
          </th>
          {groups.map(({ id, label, columns }) => (
            <th key={id} scope="colgroup" colSpan={columns.length} className={clsx(HEAD, 'border-l')}>
              {label}
            </th>
          ))}
        </tr>
      ) : null}
      <tr className="border-b border-line-strong">
        {isGrouped ? null : (
          <th scope="col" className={clsx(HEAD, NAMES, 'pl-0')}>
            {corner}
          </th>
        )}
        {groups.map(({ id, columns }) =>
          columns.map((column, place) => (
            <th
              key={`${id} ${column.id}`}
              scope="col"
              className={clsx(HEAD, 'text-ink-muted', isGrouped && place === 0 && 'border-l')}
            >
              {column.label}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

/** Things by what may be done with them, one mark a cell: what is out of the ordinary is seen before anything is read. */
export function Matrix({ caption, corner, groups, rows, empty }: Props) {
  const columns = groups.flatMap((group) =>
    group.columns.map((column, place) => ({ id: `${group.id} ${column.id}`, isFirst: place === 0 })),
  );
  const isGrouped = groups.some(({ label }) => label !== null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls, no fieldset and no landmark of its own
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-edges relative overflow-x-auto focus-visible:-outline-offset-2 print:overflow-visible"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="pb-2 text-left text-ink-muted">{caption}</caption>
        <Head corner={corner} groups={groups} />
        {rows.map(({ id, label, cells, note }) => (
          <tbody key={id} className="border-b print:break-inside-avoid">
            <tr>
              <th
                scope="row"
                className={clsx(
                  NAMES,
                  'min-w-36 py-1 pr-3 font-normal [overflow-wrap:anywhere] max-sm:max-w-36 sm:min-w-56',
                )}
              >
                {label}
              </th>
              {columns.map((column, place) => (
                <td
                  key={column.id}
                  className={clsx('px-2 py-1 text-center', isGrouped && column.isFirst && 'border-l')}
                >
                  {cells[place]}
                </td>
              ))}
            </tr>
            {note ? (
              <tr>
                <td colSpan={columns.length + 1} className="pb-1.5 text-xs">
                  {note}
                </td>
              </tr>
            ) : null}
          </tbody>
        ))}
        {rows.length === 0 ? (
          <tbody>
            <tr>
              <td colSpan={columns.length + 1} className="py-6 text-center text-ink-muted">
                {empty}
              </td>
            </tr>
          </tbody>
        ) : null}
      </table>
    </div>
  );
}
