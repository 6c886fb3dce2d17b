import type { MigrationSummary } from './migration-summary';

/** What of a migration a person should know while looking at another tab; the first that holds. */
export type TabState = 'alert' | 'failed' | 'waiting' | 'running' | 'calm';

/** The state that the title and the icon of the tab show; what a named person waived is no alarm. Pure. */
export function tabState({ steps, alerts }: Pick<MigrationSummary, 'steps' | 'alerts'>): TabState {
  const has = (...states: string[]) =>
    steps.some(({ state, isWaived }) => states.includes(state) && !isWaived);
  if (alerts > 0) return 'alert';
  if (has('failed', 'interrupted')) return 'failed';
  if (has('waiting')) return 'waiting';
  return has('running') ? 'running' : 'calm';
}

const MARK: Record<TabState, string> = { alert: '⚠ ', failed: '✕ ', waiting: '◐ ', running: '▶ ', calm: '' };
const MARKS = /^(?:[⚠✕◐▶] )+/u;
const ICON: Record<TabState, string> = {
  alert: '/favicon-failed.svg',
  failed: '/favicon-failed.svg',
  waiting: '/favicon-waiting.svg',
  running: '/favicon-running.svg',
  calm: '/favicon.svg',
};

/** A page's title with the mark of a state in place of any other mark. Pure. */
export function markedTitle(title: string, state: TabState): string {
  return MARK[state] + title.replace(MARKS, '');
}

/** The icon of a state. */
export const tabIcon = (state: TabState): string => ICON[state];
