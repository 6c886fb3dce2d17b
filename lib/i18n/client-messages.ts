import { en } from './en/dictionary';
import { es } from './es/dictionary';
import type { Locale } from './locale';

const dictionaries = { en, es } as const;

/** The areas that components running in a browser may speak from. */
export interface ClientMessages {
  readonly common: object;
  readonly run: object;
  readonly ui: object;
}

/**
 * The part of one dictionary that a page hands to `TranslateProvider`: the browser gets one language and three
 * areas instead of everything. Call it on the server only.
 */
export function clientMessages(locale: Locale): ClientMessages {
  const { common, run, ui } = dictionaries[locale];
  return { common, run, ui };
}
