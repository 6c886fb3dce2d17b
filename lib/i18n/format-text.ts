import { IntlMessageFormat } from 'intl-messageformat';
import { formatBytes } from './format/format-bytes';
import { formatInstant } from './format/format-instant';
import type { Locale } from './locale';
import type { MessageParams } from './message';

interface Compiled {
  readonly format: IntlMessageFormat;
  /** Parameters that are shown by a format of our own: `{size, number, size}`, `{at, date, instant}`. */
  readonly own: ReadonlyMap<string, OwnStyle>;
}

type OwnStyle = 'size' | 'instant';

const compiled = new Map<string, Compiled>();

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

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Element kinds of a parsed text: an argument as it is, a number and a date, each with a style. */
const [ARGUMENT, NUMBER, DATE] = [1, 2, 3];

function ownStyle(element: Ast[number]): OwnStyle | null {
  if (!('style' in element)) return null;
  if (element.type === NUMBER && element.style === 'size') return 'size';
  return element.type === DATE && element.style === 'instant' ? 'instant' : null;
}

/**
 * Lets sizes and moments be filled in as texts, and notes which they are: the format of numbers knows no unit that grows, and
 * that of dates takes the zone of whoever renders.
 */
function takeOwn(elements: Ast, own: Map<string, OwnStyle>): Ast {
  return elements.map((element) => {
    const style = ownStyle(element);
    if (style !== null && 'value' in element) {
      own.set(element.value, style);
      return { type: ARGUMENT, value: element.value };
    }
    if (!('options' in element)) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: takeOwn(option.value, own) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  });
}

function compile(pattern: Pattern, locale: Locale): Compiled {
  const plain = new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
  const own = new Map<string, OwnStyle>();
  const elements = takeOwn(plain.getAst(), own);
  return { format: own.size > 0 ? new IntlMessageFormat(elements, locale) : plain, own };
}

function inOwnStyle(value: MessageParams[string], style: OwnStyle | undefined, locale: Locale) {
  if (style === 'size' && typeof value === 'number') return formatBytes(value, locale);
  const isMoment = style === 'instant' && typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return isMoment ? formatInstant(value, locale) : value;
}

/** The same parameters with sizes and moments as texts, by the one rule for each. */
function withOwn(params: MessageParams | undefined, own: Compiled['own'], locale: Locale) {
  if (own.size === 0 || !params) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, inOwnStyle(value, own.get(name), locale)]),
  );
}

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
    const known = compiled.get(id) ?? compile(pattern, locale);
    compiled.set(id, known);
    return String(known.format.format(withOwn(params, known.own, locale)));
  } catch {
    return typeof found === 'string' ? found : key;
  }
}
