import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/lib/plan/status';
import type { RiskEntry } from '@/lib/report/report-schema';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

const TONE: Record<RiskEntry['state'], Tone> = {
  settled: 'success',
  watch: 'warning',
  happened: 'danger',
  open: 'neutral',
};

/** The risk register: what was feared, and what the step that settles it says now. */
export function RiskTable({ report, t }: ReportContext) {
  return (
    <ReportTable
      caption={t('report.risk.title')}
      rows={report.risks}
      rowKey={(risk) => risk.id}
      columns={[
        {
          id: 'risk',
          header: t('report.risk.name'),
          cell: (risk) => <span className="font-medium">{t(`report.risk.row.${risk.id}`)}</span>,
        },
        {
          id: 'level',
          header: `${t('report.risk.likelihood')} / ${t('report.risk.impact')}`,
          cell: (risk) =>
            `${t(`report.risk.level.${risk.likelihood}`)} / ${t(`report.risk.level.${risk.impact}`)}`,
        },
        {
          id: 'state',
          header: t('report.risk.stateLabel'),
          cell: (risk) => <Badge tone={TONE[risk.state]}>{t(`report.risk.state.${risk.state}`)}</Badge>,
        },
        { id: 'says', header: t('report.board.evidence'), cell: (risk) => t(risk.message) },
      ]}
    />
  );
}
