import type { Translate } from '@/lib/i18n/translate';
import type { WatchTexts } from './watch-record-island';

/** The words around the record of the watch, in the viewer's language. */
export function watchTexts(t: Translate): WatchTexts {
  return {
    since: t('testing.watch.page.since'),
    until: t('testing.watch.page.until'),
    upTime: t('testing.watch.page.upTime'),
    downTime: t('testing.watch.page.downTime'),
    gapTime: t('testing.watch.page.gapTime'),
    up: t('testing.watch.page.kind.up'),
    down: t('testing.watch.page.kind.down'),
    gap: t('testing.watch.page.kind.gap'),
    what: t('testing.watch.page.what'),
    from: t('testing.watch.page.from'),
    to: t('testing.watch.page.to'),
    length: t('testing.watch.page.length'),
    none: t('testing.watch.none'),
    clean: t('testing.watch.page.clean'),
  };
}
