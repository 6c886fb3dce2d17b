import { expect, it } from 'vitest';
import { takeStream } from './take-stream';

it('caps the streams of a session, not those of others, and counts each out once', () => {
  const taken = Array.from({ length: 600 }, () => takeStream('a'));
  expect(taken.every((letGo) => letGo !== null)).toBe(true);
  expect(takeStream('a')).toBeNull();
  expect(takeStream('b')).not.toBeNull();
  taken[0]?.();
  taken[0]?.();
  expect(takeStream('a')).not.toBeNull();
  expect(takeStream('a')).toBeNull();
});
