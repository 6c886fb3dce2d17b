import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { Report } from '@/lib/report/report-schema';

/** What each section of the report is drawn from; `t` names steps given as `step`. */
export interface ReportContext {
  readonly report: Report;
  readonly locale: Locale;
  readonly t: Translate;
  /** Shows every issue, however many there are. */
  readonly isWhole?: boolean;
}
