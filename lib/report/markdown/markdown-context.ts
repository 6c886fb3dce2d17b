import type { Locale } from '../../i18n/locale';
import type { Translate } from '../../i18n/translate';
import type { Report } from '../report-schema';

/** What each section of the Markdown is written from. */
export interface MarkdownContext {
  readonly report: Report;
  readonly locale: Locale;
  readonly t: Translate;
}
