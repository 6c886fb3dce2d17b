import type { CatalogObject } from '../../catalog/catalog-object';
import type { PropertyDifference } from '../difference';

/** The parser that every database has, and its tokens in the order of their numbers. */
const PARSER = 'pg_catalog."default"';
const TOKENS =
  `asciiword word numword email url host sfloat version hword_numpart hword_part hword_asciipart blank tag
  protocol numhword asciihword hword url_path file float int uint entity`.split(/\s+/);

/** `1/1=simple, 1/2=public.d`: the dictionaries of each token, in their order. */
function byToken(text: string | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, token = '', dictionary = ''] of (text ?? '').matchAll(
    /\b(\d{1,9})\/\d{1,9}=((?:"(?:[^"]|"")+"|[^\s,"])+)/g,
  )) {
    const alias = TOKENS[Number(token) - 1] ?? '';
    const former = found.get(alias);
    found.set(alias, former ? `${former}, ${dictionary}` : dictionary);
  }
  return found;
}

/**
 * Gives a text search configuration the mappings that were expected, token by token. Null for one with a parser of its
 * own, whose tokens only its server can name.
 */
export function alterMappings(
  { name, properties }: CatalogObject,
  { expected, actual }: PropertyDifference,
): string[] | null {
  if (properties.parser !== PARSER) return null;
  const [wanted, found] = [byToken(expected), byToken(actual)];
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((token) => {
    const dictionaries = wanted.get(token);
    if (dictionaries === found.get(token)) return [];
    const head = `alter text search ${name}`;
    if (!dictionaries) return [`${head} drop mapping for "${token}"`];
    return [`${head} ${found.has(token) ? 'alter' : 'add'} mapping for "${token}" with ${dictionaries}`];
  });
}
