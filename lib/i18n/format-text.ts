import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale';
import type { MessageParams } from './message';

const compiled = new Map<string, IntlMessageFormat>();

/** The text at a dotted key of a dictionary or of a part of one, or the key itself when it is not there. */
export function findText(dictionary: unknown, key: string): string {
  let node = dictionary;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) return key;
    node = Reflect.get(node, part);
  }
  return typeof node === 'string' ? node : key;
}

/**
 * Renders the ICU text behind `key`. Never throws: an event stored by an older version may lack a parameter,
 * and then the pattern is shown rather than a failed page. It holds no dictionary, so browsers may load it.
 */
export function formatText(dictionary: unknown, locale: Locale, key: string, params?: MessageParams): string {
  const text = findText(dictionary, key);
  if (!text.includes('{') && !text.includes("'")) return text;
  try {
    const id = `${locale}:${key}`;
    const known = compiled.get(id) ?? new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    compiled.set(id, known);
    return String(known.format(params));
  } catch {
    return text;
  }
}
