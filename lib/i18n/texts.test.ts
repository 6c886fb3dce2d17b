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

/** Those of them that are numbers: number and plural. */
const COUNTS = new Set([2, 6]);

/** Names that a text asks for, at any depth of its plurals and selects. */
function names(text: string, locale: string, types = ASKS): string[] {
  const found = new Set<string>();
  const walk = (nodes: readonly Node[]) => {
    for (const { type, value, options } of nodes) {
      if (types.has(type) && value) found.add(value);
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

  it('never say “1 connections”: what is counted can be one', () => {
    const wrong = [...texts(dictionary)].flatMap(([path, found]) => {
      // A size has its unit with it, and a moment is no count.
      const text = found.replaceAll(/, number, size}|, date, instant}/g, '}');
      const params: Record<string, string | number> = {};
      for (const name of names(text, locale)) params[name] = 'x';
      for (const name of names(text, locale, COUNTS)) params[name] = 1;
      const said = String(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(params));
      const one =
        /(?<![\d.,])1 (?!(?:ms|is|was|lies|holds|passes|unless|success|address|times|es|más|veces)\b)\p{L}+s\b/u.exec(
          said,
        );
      return one ? [`${path}: ${said}`] : [];
    });
    expect(wrong).toEqual([]);
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

/** What both languages write alike: names, formats, units, words of PostgreSQL, and what is the same word in both. */
const ALIKE = new Set([
  ...[
    'Mudanza',
    'agente-hotel-api-dev',
    'docker-compose',
    'systemctl restart',
    'MIGRATION-NOTES',
    'ROLLBACK',
  ],
  ...['PostgreSQL {version}, {encoding}.', 'PostgreSQL {major}', 'SELECT 1', 'ANALYZE', 'SQL', 'Data API'],
  ...[
    'SHA-256',
    'URL',
    'TLS',
    'DNS',
    'TCP',
    'CSV',
    'SVG',
    'PNG',
    'JSON',
    'Markdown',
    'SLA',
    'STDERR',
    'Bytes',
  ],
  ...['{minutes} min', '{minutes, number} min', 'Error', 'ERROR', 'Total', 'Plan', 'Driver', 'Commit'],
  ...['Pooler', 'pooler', 'Pooling'],
]);

it('are said in each language: what is alike in both is listed here', () => {
  const spanish = new Map(texts(es));
  const alike = [...texts(en)].filter(
    ([path, text]) => spanish.get(path) === text && /[a-z]{3}/i.test(text.replace(/{[^{}]*}/g, '')),
  );
  expect(alike.filter(([, text]) => !ALIKE.has(text))).toEqual([]);
});
