import { expect, it } from 'vitest';
import { findUrlPasswords } from './find-url-passwords';

const found = (text: string) => findUrlPasswords(text).map(({ start, end }) => text.slice(start, end));

it.each<[string, readonly string[]]>([
  ['postgresql://u:secret@h/d', ['secret']],
  ['postgresql+asyncpg://u:s@e/c:r@h:5432/d', ['s@e/c:r']],
  ['a postgres://u:one@h/d b mysql://v:two@h/e', ['one', 'two']],
  ['"redis://:only@h"', ['only']],
  ['https://h/path?x=1', []],
  ['https://u@h/', []],
  ['postgres://u:@h/d', []],
  ['://u:p@h', []],
  ['nothing', []],
  ['postgres://u:p', []],
])('%s holds %j', (text, passwords) => {
  expect(found(text)).toEqual(passwords);
});
