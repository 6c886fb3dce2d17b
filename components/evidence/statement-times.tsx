import { DataTable } from '@/components/ui/data-table';
import type { Translate } from '@/lib/i18n/translate';
import type { StatementTime } from '@/lib/postgres/deploy/deploy-statement';

interface Props {
  readonly caption: string;
  readonly times: readonly StatementTime[];
  readonly t: Translate;
}

/** Statements with their times, in the order they come in. */
export function StatementTimes({ caption, times, t }: Props) {
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
      ]}
    />
  );
}
