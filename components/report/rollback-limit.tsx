import { formatInstant } from '@/lib/i18n/format/format-instant';
import type { ReportContext } from './report-context';

/** Until when going back is possible, by which rule, and on what condition; says so when that time is over. */
export function RollbackLimit({ report, t, locale }: ReportContext) {
  const { until, rule } = report.rollback;
  const isOver = until !== null && until < report.madeAt;
  return (
    <>
      {until ? (
        <p className={isOver ? 'font-medium text-danger-fg' : 'font-medium'}>
          {t(isOver ? 'report.rollback.over' : 'report.rollback.until', {
            until: formatInstant(until, locale),
          })}
        </p>
      ) : null}
      {rule ? <p>{t(rule)}</p> : null}
      <p className="text-ink-muted">{t('report.rollback.condition')}</p>
    </>
  );
}
