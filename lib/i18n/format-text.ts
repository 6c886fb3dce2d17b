import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale';
import type { MessageParams } from './message';

const compiled = new Map<string, IntlMessageFormat>();

/** What stands at a dotted key of a dictionary or of a part of one: a text, or one that is parsed already. */
function lookUp(dictionary: unknown, key: string): unknown {
  let node = dictionary;
  const parts = key.split('.');
  for (const [index, part] of parts.entries()) {
    if (typeof node !== 'object' || node === null) return undefined;
    // The last part of a key may hold dots itself: the name of a secret, say.
    const rest = parts.slice(index).join('.');
    if (Object.hasOwn(node, rest)) return Reflect.get(node, rest);
    node = Reflect.get(node, part);
  }
  return node;
}

/** True when a text has something to fill in or to unescape. */
export function isPattern(text: string): boolean {
  return text.includes('{') || text.includes("'");
}

type Pattern = ConstructorParameters<typeof IntlMessageFormat>[0];

/**
 * Renders the ICU text behind `key`; the key itself when there is none. Never throws: an event stored by an older
 * version may lack a parameter, and then the pattern is shown rather than a failed page. It holds no dictionary,
 * so browsers may load it; what they get is parsed, since they have no parser (see next.config.ts).
 */
export function formatText(dictionary: unknown, locale: Locale, key: string, params?: MessageParams): string {
  const found = lookUp(dictionary, key);
  if (typeof found === 'string' && !isPattern(found)) return found;
  if (typeof found !== 'string' && !Array.isArray(found)) return key;
  try {
    const id = `${locale}:${key}`;
    const pattern: Pattern = found;
    const known = compiled.get(id) ?? new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
    compiled.set(id, known);
    return String(known.format(params));
  } catch {
    return typeof found === 'string' ? found : key;
  }
}
