import { formatBytes } from '../../i18n/format/format-bytes';
import type { MarkdownContext } from './markdown-context';
import { markdownTable } from './markdown-table';

/** What was seen of the target against the limits of each plan; facts with their date. */
export function costSection({ report, t, locale }: MarkdownContext): string {
  const { cost } = report;
  const against = (
    { used, limit }: (typeof cost.plans)[number]['size'],
    format: (value: number | null) => string,
  ) =>
    used === null
      ? t('report.cost.unmeasured', { limit: format(limit) })
      : t('report.cost.used', { used: format(used), limit: format(limit) });
  const bytes = (value: number | null) => formatBytes(value, locale);
  const count = (value: number | null) => value?.toLocaleString(locale) ?? '–';
  const columns = ['plan', 'monthly', 'database', 'clients', 'egress', 'fits'] as const;
  const table = markdownTable(
    columns.map((column) => t(`report.cost.${column}`)),
    cost.plans.map((plan) => [
      t('report.cost.name', { plan: plan.id }),
      plan.monthly.toLocaleString(locale),
      against(plan.size, bytes),
      against(plan.clients, count),
      against(plan.egress, bytes),
      plan.fits === null ? '–' : t(plan.fits ? 'report.cost.yes' : 'report.cost.no'),
    ]),
  );
  return [
    `## ${t('report.section.cost')}`,
    cost.cheapest ? t('report.cost.cheapest', { plan: cost.cheapest }) : t('report.cost.unknown'),
    table,
    cost.egressBytesPerMonth === null
      ? t('report.cost.egressHow')
      : t('report.cost.egressStated', { used: bytes(cost.egressBytesPerMonth) }),
    t('report.cost.facts', { asOf: cost.factsAsOf }),
  ].join('\n\n');
}
