import { DataTable } from '@/components/ui/data-table';
import type { Translate } from '@/lib/i18n/translate';
import type { StatementTime } from '@/lib/postgres/deploy/deploy-statement';

interface Props {
  readonly caption: string;
  readonly times: readonly StatementTime[];
  readonly t: Translate;
}

/** Statements with their times, in the order they come in, each as long as its share of the longest. */
export function StatementTimes({ caption, times, t }: Props) {
  const longest = Math.max(...times.map(({ ms }) => ms), Number.MIN_VALUE);
  return (
    <DataTable
      caption={caption}
      rows={times}
      rowKey={({ line, label }) => `${line} ${label}`}
      empty={t('schema.view.nothing')}
      columns={[
        { id: 'line', header: t('schema.view.line'), cell: ({ line }) => line, isNumeric: true },
        {
          id: 'statement',
          header: t('schema.view.statement'),
          cell: ({ label }) => <code className="font-mono text-xs">{label}</code>,
        },
        {
          id: 'time',
          header: t('schema.view.time'),
          cell: ({ ms }) => t('schema.view.ms', { ms: Math.round(ms * 10) / 10 }),
          isNumeric: true,
        },
        {
          id: 'bar',
          header: <span className="sr-only">{t('schema.view.share')}</span>,
          width: 'w-1/4',
          cell: ({ ms }) => (
            <span aria-hidden className="mt-1.5 block h-2 rounded-full bg-sunken forced-colors:border">
              <span
                className="block h-full min-w-0.5 rounded-full bg-target-solid forced-colors:bg-[Highlight]"
                style={{ width: `${(ms / longest) * 100}%` }}
              />
            </span>
          ),
        },
      ]}
    />
  );
}
