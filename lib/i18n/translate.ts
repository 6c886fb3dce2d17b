import { en } from './en/dictionary';
import { es } from './es/dictionary';
import { formatText } from './format-text';
import type { Locale } from './locale';
import type { Message, MessageKey, MessageParams } from './message';

const dictionaries = { en, es } as const;

/** Renders a Message (or key and ICU parameters) in the viewer's language. Never throws. */
export function translate(locale: Locale, message: Message | MessageKey, params?: MessageParams): string {
  const dictionary = dictionaries[locale];
  if (typeof message === 'string') return formatText(dictionary, locale, message, params);
  return formatText(dictionary, locale, message.key, message.params);
}

export type Translate = (message: Message | MessageKey, params?: MessageParams) => string;

/** Binds `translate` to one language. */
export function translator(locale: Locale): Translate {
  return (message, params) => translate(locale, message, params);
}
