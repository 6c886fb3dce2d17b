import { type Column, DataTable } from '@/components/ui/data-table';

interface Props<Row> {
  /** Read out first. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** Said in place of a table without rows. */
  readonly empty?: string;
}

/** A table of the report: under a heading that names it already, and a sentence where it would be empty. */
export function ReportTable<Row>({ empty, ...table }: Props<Row>) {
  if (table.rows.length === 0 && empty) return <p className="text-sm text-ink-muted">{empty}</p>;
  return <DataTable {...table} look="page" isCaptionHidden />;
}
