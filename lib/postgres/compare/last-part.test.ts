import { expect, it } from 'vitest';
import { lastPart } from './last-part';

it.each([
  ['public.users', 'users'],
  ['users', 'users'],
  ['public."a.b"', '"a.b"'],
  ['public."a""b"', '"a""b"'],
  ['"a""b"', '"a""b"'],
  ['"Sch""ema"."T.a""""b"', '"T.a""""b"'],
  ['"x".users', 'users'],
  ['public."Ñandú (alt)".id', 'id'],
])('the last part of %s is %s', (name, last) => {
  expect(lastPart(name)).toBe(last);
});
