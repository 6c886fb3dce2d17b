import { formatBytes } from '@/lib/i18n/format/format-bytes';
import type { Report } from '@/lib/report/report-schema';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

type Limit = Report['cost']['plans'][number]['size'];

/** What was measured against the limits of each plan, with the date of the facts. */
export function CostSection({ report, t, locale }: ReportContext) {
  const { cost } = report;
  const against = ({ used, limit }: Limit, format: (value: number | null) => string) =>
    used === null
      ? t('report.cost.unmeasured', { limit: format(limit) })
      : t('report.cost.used', { used: format(used), limit: format(limit) });
  const bytes = (limit: Limit) => against(limit, (value) => formatBytes(value, locale));
  const count = (limit: Limit) => against(limit, (value) => value?.toLocaleString(locale) ?? '–');
  return (
    <div className="space-y-3">
      <p className="text-sm font-medium">
        {cost.cheapest ? t('report.cost.cheapest', { plan: cost.cheapest }) : t('report.cost.unknown')}
      </p>
      <ReportTable
        caption={t('report.cost.caption')}
        rows={cost.plans}
        rowKey={(plan) => plan.id}
        columns={[
          {
            id: 'plan',
            header: t('report.cost.plan'),
            width: 'w-[26%]',
            cell: (plan) => (
              <span className={plan.id === cost.cheapest ? 'font-semibold' : undefined}>
                {t('report.cost.name', { plan: plan.id })}
              </span>
            ),
          },
          {
            id: 'monthly',
            header: t('report.cost.monthly'),
            isNumeric: true,
            cell: (plan) => plan.monthly.toLocaleString(locale),
          },
          {
            id: 'database',
            header: t('report.cost.database'),
            isNumeric: true,
            cell: (plan) => bytes(plan.size),
          },
          {
            id: 'clients',
            header: t('report.cost.clients'),
            isNumeric: true,
            cell: (plan) => count(plan.clients),
          },
          {
            id: 'egress',
            header: t('report.cost.egress'),
            isNumeric: true,
            cell: (plan) => bytes(plan.egress),
          },
          {
            id: 'fits',
            header: t('report.cost.fits'),
            cell: (plan) => (plan.fits === null ? '–' : t(plan.fits ? 'report.cost.yes' : 'report.cost.no')),
          },
        ]}
      />
      <p className="max-w-prose text-sm">
        {cost.egressBytesPerMonth === null
          ? t('report.cost.egressHow')
          : t('report.cost.egressStated', { used: formatBytes(cost.egressBytesPerMonth, locale) })}
      </p>
      <p className="text-xs text-ink-muted">{t('report.cost.facts', { asOf: cost.factsAsOf })}</p>
    </div>
  );
}
