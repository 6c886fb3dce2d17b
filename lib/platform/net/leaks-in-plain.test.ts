import { expect, it } from 'vitest';
import { leaksInPlain } from './leaks-in-plain';

it.each<[string, boolean]>([
  ['http://127.0.0.1:9/hook', false],
  ['http://localhost:9/hook', false],
  ['http://[::1]:9/hook', false],
  ['http://192.168.1.4/hook', false],
  ['http://8.8.8.8/hook', true],
  // Decimal, as some write it: 134744072 is 8.8.8.8.
  ['http://134744072/hook', true],
  ['http://[2001:db8::1]/hook', true],
  ['https://8.8.8.8/hook', false],
  ['http://nobody.invalid/hook', false],
  ['no address', false],
])('%s: %s', async (url, expected) => {
  expect(await leaksInPlain(url)).toBe(expected);
});
