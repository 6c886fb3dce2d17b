import { expect, it } from 'vitest';
import { formatUnit } from './format-unit';

it.each([
  [0.9876, 'percent', 'en', /^98\.8%$/],
  [0.5, 'percent', 'es', /^50\s?%$/],
  [1.234, 'ms', 'en', /^1\.2 ms$/],
  [1.234, 'ms', 'es', /^1,2 ms$/],
  [123.4, 'ms', 'en', /^123 ms$/],
  [12_000_000, 'bytes', 'en', /^1[12](\.\d)? MB$/],
  [7, 'count', 'en', /^7$/],
  [7.256, 'number', 'es', /^7,26$/],
] as const)('%s %s in %s', (value, unit, locale, expected) => {
  expect(formatUnit(value, unit, locale)).toMatch(expected);
});
