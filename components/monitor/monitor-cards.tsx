import { Callout } from '@/components/ui/callout';
import { DataTable } from '@/components/ui/data-table';
import { KeyValueList } from '@/components/ui/key-value-list';
import type { PanelCard } from '@/lib/web/monitor/panel-card';
import { LogLines } from './log-lines';
import type { MonitorTexts } from './monitor-texts';

interface Props {
  readonly cards: readonly PanelCard[];
  readonly texts: MonitorTexts;
}

function CardTable({
  title,
  table,
}: {
  readonly title: string;
  readonly table: NonNullable<PanelCard['table']>;
}) {
  const [headers = [], ...rows] = table;
  return (
    <DataTable<readonly string[]>
      caption={title}
      isCaptionHidden
      rows={rows}
      rowKey={(row, index) => `${index}-${row[0]}`}
      columns={headers.map((header, index) => ({
        id: `${index}`,
        header,
        isNumeric: index > 0,
        cell: (row) =>
          index === 0 ? (
            <code className="text-xs [overflow-wrap:anywhere]">{row[0]}</code>
          ) : (
            (row[index] ?? '')
          ),
      }))}
    />
  );
}

function Body({ card, texts }: { readonly card: PanelCard; readonly texts: MonitorTexts }) {
  if (card.unavailable) return <p className="text-sm break-words text-ink-muted">{card.unavailable}</p>;
  return (
    <>
      {card.alert ? (
        <Callout tone="warning" role="status">
          {card.alert}
        </Callout>
      ) : null}
      {card.note ? <p className="mt-1 text-sm break-words text-ink-muted">{card.note}</p> : null}
      {card.rows.length === 0 && card.lines.length === 0 && !card.table?.length ? (
        <p className="text-sm text-ink-muted">{texts.nothing}</p>
      ) : null}
      {card.rows.length > 0 ? (
        <KeyValueList
          items={card.rows.map(({ label, value }, index) => ({ key: `${index}`, label, value }))}
        />
      ) : null}
      {card.table && card.table.length > 0 ? <CardTable title={card.title} table={card.table} /> : null}
      {card.lines.length > 0 ? <LogLines lines={card.lines} texts={texts} /> : null}
    </>
  );
}

/** What was read, card by card; a card that cannot be read says why. One card alone needs no title of its own. */
export function MonitorCards({ cards, texts }: Props) {
  const [only] = cards;
  if (only && cards.length === 1) return <Body card={only} texts={texts} />;
  return cards.map((card) => (
    <section key={card.id} aria-labelledby={`panel-${card.id}`}>
      <h3 id={`panel-${card.id}`} className="text-base">
        {card.title}
      </h3>
      <Body card={card} texts={texts} />
    </section>
  ));
}
