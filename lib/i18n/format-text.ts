import { IntlMessageFormat } from 'intl-messageformat';
import { formatBytes } from './format/format-bytes';
import type { Locale } from './locale';
import type { MessageParams } from './message';

interface Compiled {
  readonly format: IntlMessageFormat;
  /** Parameters that are a size in bytes: `{size, number, size}`. */
  readonly sizes: ReadonlySet<string>;
}

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

/** Element kinds of a parsed text: an argument as it is, and a number with a style. */
const [ARGUMENT, NUMBER] = [1, 2];

/** Lets sizes be filled in as texts, and notes which they are: the format of numbers knows no unit that grows. */
function takeSizes(elements: Ast, sizes: Set<string>): Ast {
  return elements.map((element) => {
    if (element.type === NUMBER && 'style' in element && element.style === 'size') {
      sizes.add(element.value);
      return { type: ARGUMENT, value: element.value };
    }
    if (!('options' in element)) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: takeSizes(option.value, sizes) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  });
}

function compile(pattern: Pattern, locale: Locale): Compiled {
  const plain = new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
  const sizes = new Set<string>();
  const elements = takeSizes(plain.getAst(), sizes);
  return { format: sizes.size > 0 ? new IntlMessageFormat(elements, locale) : plain, sizes };
}

/** The same parameters with sizes as texts, by the one rule for sizes. */
function withSizes(params: MessageParams | undefined, sizes: ReadonlySet<string>, locale: Locale) {
  if (sizes.size === 0 || !params) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      sizes.has(name) && typeof value === 'number' ? formatBytes(value, locale) : value,
    ]),
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
    return String(known.format.format(withSizes(params, known.sizes, locale)));
  } catch {
    return typeof found === 'string' ? found : key;
  }
}
