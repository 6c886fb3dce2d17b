import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/dictionary';
import { es } from './es/dictionary';
import { isPattern } from './format-text';
import type { Locale } from './locale';

const dictionaries = { en, es } as const;

/** The areas that components running in a browser may speak from; patterns are parsed already. */
export interface ClientMessages {
  readonly common: unknown;
  readonly run: unknown;
  readonly ui: unknown;
}

function parsed(node: unknown): unknown {
  if (typeof node === 'string') {
    return isPattern(node) ? IntlMessageFormat.__parse?.(node, { ignoreTag: true }) : node;
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, parsed(child)]));
}

const known = new Map<Locale, ClientMessages>();

/**
 * The part of one dictionary that a page hands to `TranslateProvider`: the browser gets one language and three
 * areas instead of everything, and no parser. Call it on the server only.
 */
export function clientMessages(locale: Locale): ClientMessages {
  const { common, run, ui } = dictionaries[locale];
  const messages = known.get(locale) ?? { common: parsed(common), run: parsed(run), ui: parsed(ui) };
  known.set(locale, messages);
  return messages;
}
