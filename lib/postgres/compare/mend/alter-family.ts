import type { CatalogObject } from '../../catalog/catalog-object';
import type { PropertyDifference } from '../difference';

const members = (text: string | null) => (text ? text.split(/, (?=\d+ )/) : []);

/** `1 pg_catalog.<(integer,bigint) for order by …` or `1 (integer, bigint) f(integer,bigint)`: its number and types. */
function typesOf(member: string): string | null {
  const [, number, types] = /^(\d+) [^(]*(\([^)]*\))/.exec(member) ?? [];
  return number && types ? `${number} ${types.replaceAll(/,\s*/g, ', ')}` : null;
}

/** Operators and functions that came into a family or went; those of a class come and go with the family's. */
export function alterFamily(
  object: CatalogObject,
  { name, expected, actual }: PropertyDifference,
): string[] | null {
  if (name !== 'operators' && name !== 'functions') return null;
  if (object.kind === 'operator class') return [];
  const word = name === 'operators' ? 'operator' : 'function';
  const [wanted, found] = [members(expected), members(actual)];
  const gone = found.filter((one) => !wanted.includes(one)).map(typesOf);
  if (gone.includes(null)) return null;
  const alter = `alter operator family ${object.name}`;
  return [
    ...gone.map((one) => `${alter} drop ${word} ${one}`),
    ...wanted.filter((one) => !found.includes(one)).map((one) => `${alter} add ${word} ${one}`),
  ];
}
