import { Badge } from '@/components/ui/badge';
import { StatusIcon } from '@/components/ui/status-icon';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import type { BoardEntry } from '@/lib/report/report-schema';
import { BOARD_LOOK } from './board-look';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

const GROUPS = ['technical', 'quality', 'business'] as const;

function Evidence({ entry, t, locale }: Omit<ReportContext, 'report'> & { readonly entry: BoardEntry }) {
  const { statement } = entry;
  return (
    <>
      {t(entry.message)}
      {statement ? (
        <span className="block text-ink-muted">
          {statement.note} ({formatInstant(statement.at, locale)})
        </span>
      ) : null}
    </>
  );
}

/** The success criteria, each with the evidence that answers it. */
export function BoardTable({ report, t, locale }: ReportContext) {
  return (
    <div className="space-y-4">
      {GROUPS.map((group) => (
        <div key={group}>
          <h3 className="mb-1 text-sm font-semibold text-ink-muted print:break-after-avoid">
            {t(`report.board.group.${group}`)}
          </h3>
          <ReportTable
            caption={t(`report.board.group.${group}`)}
            rows={report.board.filter((entry) => entry.group === group)}
            rowKey={(entry) => entry.id}
            columns={[
              {
                id: 'criterion',
                header: t('report.board.criterion'),
                width: 'w-[30%]',
                cell: (entry) => <span className="font-medium">{t(`report.board.row.${entry.id}`)}</span>,
              },
              {
                id: 'result',
                header: t('report.board.result'),
                width: 'w-[22%]',
                cell: (entry) => (
                  <Badge
                    tone={BOARD_LOOK[entry.state].tone}
                    icon={<StatusIcon name={BOARD_LOOK[entry.state].icon} />}
                  >
                    {t(`report.board.state.${entry.state}`)}
                  </Badge>
                ),
              },
              {
                id: 'evidence',
                header: t('report.board.evidence'),
                cell: (entry) => <Evidence entry={entry} t={t} locale={locale} />,
              },
            ]}
          />
        </div>
      ))}
    </div>
  );
}
