import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en } from './en/dictionary';
import { es } from './es/dictionary';
import type { MessageKey } from './message';
import { translate } from './translate';

function* texts(node: unknown, path = ''): Generator<[string, string]> {
  if (typeof node === 'string') yield [path, node];
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) yield* texts(value, path ? `${path}.${key}` : key);
}

interface Node {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

/** Types of the parser's nodes that ask for a value: argument, number, date, time, select, plural. */
const ASKS = new Set([1, 2, 3, 4, 5, 6]);

/** Names that a text asks for, at any depth of its plurals and selects. */
function names(text: string, locale: string): string[] {
  const found = new Set<string>();
  const walk = (nodes: readonly Node[]) => {
    for (const { type, value, options } of nodes) {
      if (ASKS.has(type) && value) found.add(value);
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst() as Node[]);
  return [...found].sort();
}

describe.each([
  ['en', en],
  ['es', es],
] as const)('texts in %s', (locale, dictionary) => {
  it('are all valid ICU messages', () => {
    const broken = [...texts(dictionary)].flatMap(([path, text]) => {
      try {
        names(text, locale);
        return [];
      } catch (error) {
        return [`${path}: ${String(error)}`];
      }
    });
    expect(broken).toEqual([]);
  });
});

it('are found by their keys, those with a dot in their last part too', () => {
  const lost = [...texts(en)].filter(([path]) => {
    return !path.startsWith('errors.') && translate('en', path as MessageKey) === path;
  });
  expect(lost.map(([path]) => path)).toEqual([]);
});

it('ask for the same names in both languages', () => {
  const spanish = new Map(texts(es));
  const different = [...texts(en)].filter(
    ([path, text]) => names(text, 'en').join() !== names(spanish.get(path) ?? '', 'es').join(),
  );
  expect(different.map(([path]) => path)).toEqual([]);
});
