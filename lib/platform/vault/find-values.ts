import { asItStands, decodeOnce, type Reading, withoutBlanks, withoutInvisible } from './decode-reading';
import { secretParts } from './secret-parts';
import { type Range, ValueMatcher } from './value-matcher';
import { brokenSpellings, valueSpellings } from './value-spellings';

/** A value that was encoded more often than this was hidden on purpose. */
const MOST_LAYERS = 6;

interface Matchers {
  readonly text: ValueMatcher;
  readonly broken: ValueMatcher;
}

/** The matchers made last: the same secrets are asked for line after line. */
const made = new Map<string, Matchers>();
const MOST_MADE = 8;

function matchersOf(values: readonly string[]): Matchers {
  const key = values.join('\0');
  const known = made.get(key);
  if (known) return known;
  const text = new ValueMatcher([...new Set(values.flatMap(valueSpellings))]);
  const broken = new ValueMatcher([...new Set(values.flatMap(brokenSpellings))]);
  const oldest = made.keys().next();
  if (made.size >= MOST_MADE && !oldest.done) made.delete(oldest.value);
  const matchers = { text, broken };
  made.set(key, matchers);
  return matchers;
}

/** Secrets and what is inside them, as values to look for; `isLookedFor` leaves out those that are ordinary words. */
export function valuesOf(secrets: readonly string[], isLookedFor: (value: string) => boolean): string[] {
  return [...new Set(secrets.flatMap(secretParts))].filter(isLookedFor);
}

/**
 * Where any of the values stands in a text, in whatever spelling: as it is, with invisible signs between, URL-, JSON-
 * or HTML-encoded, several times over, in base64, hexadecimal or decimal digits, broken up. Linear in the text. Pure.
 */
export function findValues(text: string, values: readonly string[]): Range[] {
  if (values.length === 0 || text === '') return [];
  const { text: matcher, broken } = matchersOf(values);
  const ranges: Range[] = [];
  const keep = (range: Range) => void ranges.push(range);
  let reading: Reading | null = withoutInvisible(text);
  // What a terminal takes for a title, and does not show, may hold a value as well.
  if (reading.length < text.length) matcher.match(asItStands(text), keep);
  for (let layer = 0; layer <= MOST_LAYERS && reading; layer += 1) {
    matcher.match(reading, keep);
    broken.match(withoutBlanks(reading), keep);
    reading = decodeOnce(reading);
  }
  return ranges;
}
