import type { Translate } from '../i18n/translate';
import type { Report } from './report-schema';

/** Which step and attempt made a file, and whether that was taken back: names repeat, one for each attempt. Pure. */
export function artifactOrigin(
  { step, attempt, isTakenBack }: Report['artifacts'][number],
  t: Translate,
): string {
  if (!step) return '–';
  if (attempt === null) return t('report.field.stepName', { step });
  return t('report.appendix.from', { step, attempt, isTakenBack });
}
