import { describe, expect, it } from 'vitest';
import { isWithin } from './is-within';

describe('isWithin', () => {
  it.each([
    ['/data', '/data', true],
    ['/data', '/data/', true],
    ['/data', '/data/a/b', true],
    ['/data', '/data/..b', true],
    ['/data', '/data/...', true],
    ['/data', '/data/a/../b', true],
    ['/', '/anything', true],
    ['/data', '/data2', false],
    ['/data', '/dat', false],
    ['/data', '/data/..', false],
    ['/data', '/data/../data2/x', false],
    ['/data', '/etc/passwd', false],
    ['/data/a', '/data', false],
  ])('%s holds %s: %s', (folder, path, expected) => {
    expect(isWithin(folder, path)).toBe(expected);
  });
});
