import { useEffect, useRef } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import type { PhaseId } from '@/lib/plan/outline';
import { NEWS_KEY, newsBetween } from './browser-news';
import type { MigrationSummary } from './migration-summary';
import { showNotification } from './show-notification';

interface Names {
  readonly migration: string;
  readonly phase: (id: PhaseId) => string;
}

function mayTell(): boolean {
  return (
    document.visibilityState === 'hidden' &&
    'Notification' in window &&
    Notification.permission === 'granted' &&
    localStorage.getItem(NEWS_KEY) === 'on'
  );
}

/** Tells by a notification of the browser what happened while this tab was not looked at, if a person asked for it. */
export function useBrowserNews(summary: MigrationSummary | undefined, names: Names): void {
  const t = useTranslate();
  const before = useRef(summary);
  useEffect(() => {
    const last = before.current;
    before.current = summary;
    if (!last || !summary || !mayTell()) return;
    for (const news of newsBetween(last, summary)) {
      const body =
        news.kind === 'alert'
          ? t('ui.news.alert', { count: news.count })
          : `${names.phase(news.step.phase)}: ${t(`run.stepState.${news.step.state}.label`)}`;
      // Tabs of the same migration say the same: the tag makes them one.
      const tag = `${names.migration}-${news.kind}-${news.kind === 'alert' ? '' : news.step.id}`;
      showNotification(names.migration, { body, tag });
    }
  }, [summary, names, t]);
}
