import type { Translate } from '@/lib/i18n/translate';
import { RANGE_IDS } from '@/lib/web/history/ranges';
import type { HistoryTexts } from './history-island';

/** The words around the history, in the viewer's language; `{…}` are filled in where the numbers are. */
export function historyTexts(t: Translate): HistoryTexts {
  return {
    none: t('testing.history.none'),
    ranges: t('testing.history.ranges'),
    range: RANGE_IDS.map((id) => ({ id, name: t(`testing.history.range.${id}`) })),
    csv: t('testing.history.csv'),
    unseen: t('testing.history.unseen', { names: '{names}' }),
    alerts: t('testing.history.alerts'),
    calm: t('testing.history.calm'),
    outage: t('testing.history.outage'),
    now: t('testing.history.now', { value: '{value}', most: '{most}' }),
  };
}
