import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/dictionary';
import { es } from './es/dictionary';
import type { Locale } from './locale';
import type { Message, MessageKey, MessageParams } from './message';

const dictionaries = { en, es } as const;
const compiled = new Map<string, IntlMessageFormat>();

/** The raw ICU text behind a key, or the key itself when a stored event names a key that no longer exists. */
function lookUp(locale: Locale, key: string): string {
  let node: unknown = dictionaries[locale];
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) return key;
    node = Reflect.get(node, part);
  }
  return typeof node === 'string' ? node : key;
}

function format(locale: Locale, key: string, params: MessageParams | undefined): string {
  const text = lookUp(locale, key);
  if (!text.includes('{') && !text.includes("'")) return text;
  const id = `${locale}:${key}`;
  const known = compiled.get(id) ?? new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  compiled.set(id, known);
  try {
    return String(known.format(params));
  } catch {
    // An event stored by an older version may lack a parameter: show the pattern rather than fail the page.
    return text;
  }
}

/** Renders a Message (or key and ICU parameters) in the viewer's language. Never throws. */
export function translate(locale: Locale, message: Message | MessageKey, params?: MessageParams): string {
  if (typeof message === 'string') return format(locale, message, params);
  return format(locale, message.key, message.params);
}

export type Translate = (message: Message | MessageKey, params?: MessageParams) => string;

/** Binds `translate` to one language. */
export function translator(locale: Locale): Translate {
  return (message, params) => translate(locale, message, params);
}
