import type { ChartTable } from './chart-data';

/** A leading =, +, - or @ would be run as a formula by a spreadsheet; a number is left as it is. */
const FORMULA = /^[=+\-@\t\r](?!\d+(?:[.,]\d+)*$)/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV (RFC 4180, CRLF). */
export function tableCsv({ headers, rows }: ChartTable): string {
  return `${[headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
