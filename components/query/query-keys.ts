import type { Locale } from '@/lib/i18n/locale';

/**
 * Names of the browser’s copies. Everything of one migration lies under `['migration', id]`, so that one notice about
 * it reaches all; what holds words of a language names the language.
 */
export const queryKeys = {
  server: () => ['server'] as const,
  migrations: () => ['migrations'] as const,
  migrationList: (locale: Locale) => ['migrations', locale] as const,
  migration: (id: string) => ['migration', id] as const,
  summary: (id: string) => ['migration', id, 'summary'] as const,
  run: (migrationId: string, runId: string) => ['migration', migrationId, 'run', runId] as const,
  watch: (id: string, locale: Locale) => ['migration', id, 'watch', locale] as const,
  /** Not told of each look, but of alerts that come and go. */
  history: (id: string, range: string, locale: Locale) =>
    ['migration', id, 'history', range, locale] as const,
  /** Asked on a clock, since it costs the target a connection: no notice makes it be asked again. */
  panel: (id: string, part: string, chosen: string) => ['panel', id, part, chosen] as const,
  /** Fed by the run’s own stream. */
  log: (runId: string) => ['log', runId] as const,
  samples: (runId: string) => ['samples', runId] as const,
  cutover: (runId: string) => ['cutover', runId] as const,
  bookings: (runId: string) => ['bookings', runId] as const,
  follow: (runId: string) => ['follow', runId] as const,
  copy: (runId: string) => ['copy', runId] as const,
  progress: (runId: string) => ['progress', runId] as const,
};
