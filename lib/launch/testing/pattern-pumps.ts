import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { WrittenPattern } from './read-patterns';

const parser = new RegExpParser();

/** A sign that a class or set takes; the first that fits of a few usual ones. */
function signOf(element: AST.Element, flags: string): string {
  const usual = ['a', ' ', '1', 'A', '"', '=', '/', ':', '\n', '-', '.', '{', '('];
  const pattern = new RegExp(`^(?:${element.raw})$`, flags.replace(/[gy]/g, ''));
  return usual.find((sign) => pattern.test(sign)) ?? '';
}

/** The shortest text that an element takes, each of what repeats at least once. */
function sampleOf(element: AST.Element, flags: string): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return signOf(element, flags);
    case 'Quantifier':
      return sampleOf(element.element, flags).repeat(Math.max(1, Math.min(element.min, 12)));
    case 'Group':
    case 'CapturingGroup':
      return (element.alternatives[0]?.elements ?? []).map((part) => sampleOf(part, flags)).join('');
    default:
      return '';
  }
}

/**
 * What, repeated, may make a pattern look at the same text again and again: each beginning of what each of its branches
 * matches, up to the end of a word or of what repeats.
 */
export function patternPumps({ source, flags }: WrittenPattern): string[] {
  const { alternatives } = parser.parsePattern(source, 0, source.length, flags.includes('u'));
  const pumps = new Set<string>();
  for (const { elements } of alternatives) {
    let text = '';
    for (const [index, element] of elements.entries()) {
      text += sampleOf(element, flags);
      // Inside of a word nothing is repeated: only its end can be where a pattern begins anew.
      const isInWord = element.type === 'Character' && elements[index + 1]?.type === 'Character';
      if (!isInWord && text !== '') pumps.add(text);
    }
  }
  return [...pumps];
}
