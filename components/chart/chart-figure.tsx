'use client';

import { Download, Table } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { DataTable } from '../ui/data-table';
import type { ChartSpec, ChartTable, ChartTexts } from './chart-data';
import { LazyChart } from './lazy-chart';
import { chartDrawing, drawPng, saveFile, standaloneSvg } from './save-chart';
import { tableCsv } from './table-csv';

interface Props {
  readonly title: string;
  /** One sentence that says what the chart shows. */
  readonly summary: string;
  readonly spec: ChartSpec;
  readonly table: ChartTable;
  readonly texts: ChartTexts;
  /** Name of the saved files, without ending. */
  readonly fileName: string;
}

/** A chart with its sentence, its numbers as a table (which is also what prints), and downloads. */
export function ChartFigure({ title, summary, spec, table, texts, fileName }: Props) {
  const [isTableOpen, setTableOpen] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const tableId = useId();
  const drawing = () => chartDrawing(figure.current);
  const saveSvg = () => {
    const found = drawing();
    if (found) saveFile(`${fileName}.svg`, new Blob([standaloneSvg(found)], { type: 'image/svg+xml' }));
  };
  const savePng = async () => {
    const found = drawing();
    if (found) saveFile(`${fileName}.png`, await drawPng(found));
  };
  const columns = table.headers.map((header, i) => ({
    id: `${i}`,
    header,
    isNumeric: i > 0,
    cell: (row: readonly string[]) => row[i] ?? '',
  }));
  return (
    <figure ref={figure} className="min-w-0 space-y-3 break-inside-avoid">
      <figcaption>
        <span className="block font-semibold">{title}</span>
        <span className="block text-sm text-ink-muted">{summary}</span>
      </figcaption>
      <div className="print:hidden">
        <LazyChart spec={spec} />
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button
          size="sm"
          variant="ghost"
          icon={<Table aria-hidden />}
          aria-expanded={isTableOpen}
          aria-controls={tableId}
          onClick={() => setTableOpen(!isTableOpen)}
        >
          {isTableOpen ? texts.hideTable : texts.showTable}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<Download aria-hidden />}
          onClick={() => saveFile(`${fileName}.csv`, new Blob([tableCsv(table)], { type: 'text/csv' }))}
        >
          {texts.csv}
        </Button>
        <Button size="sm" variant="ghost" icon={<Download aria-hidden />} onClick={saveSvg}>
          {texts.svg}
        </Button>
        <Button size="sm" variant="ghost" icon={<Download aria-hidden />} onClick={savePng}>
          {texts.png}
        </Button>
      </div>
      <div id={tableId} className={isTableOpen ? '' : 'hidden print:block'}>
        <DataTable
          caption={table.caption}
          columns={columns}
          rows={table.rows}
          rowKey={(row) => row.slice(0, 2).join(' ')}
        />
      </div>
    </figure>
  );
}
