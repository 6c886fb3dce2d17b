import { formatInstant } from '../../i18n/format/format-instant';
import type { MarkdownContext } from './markdown-context';

/** Until when going back is possible, by which rule, and on what condition; says so when that time is over. */
export function rollbackLimit({ report, t, locale }: MarkdownContext): string {
  const { until, rule } = report.rollback;
  const at = formatInstant(until, locale);
  const isOver = until !== null && until < report.madeAt;
  const sentences = [
    until ? t(isOver ? 'report.rollback.over' : 'report.rollback.until', { until: at }) : '',
    rule ? t(rule) : '',
    t('report.rollback.condition'),
  ];
  return sentences.filter(Boolean).join(' ');
}
