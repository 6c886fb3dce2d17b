import { afterEach, describe, expect, it } from 'vitest';
import { overrideEnv } from '../../platform/env';
import { isAllowedHost } from './is-allowed-host';

afterEach(() => overrideEnv({ HOST: '127.0.0.1', MUDANZA_PUBLIC_URL: undefined }));

describe('names under which the server answers', () => {
  it.each<[string | null, boolean]>([
    ['localhost', true],
    ['LOCALHOST:3000', true],
    ['127.0.0.1:3000', true],
    ['[::1]:3000', true],
    [null, false],
    ['', false],
    ['localhost.', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.nip.io', false],
    ['127.1', false],
    ['2130706433', false],
    ['[::ffff:127.0.0.1]', false],
    ['evil.example:127.0.0.1', false],
    ['localhost@evil.example', false],
  ])('%s: %s', (host, isAllowed) => {
    expect(isAllowedHost(host)).toBe(isAllowed);
  });

  it('are those of the public address and of HOST, and nothing below or beside them', () => {
    overrideEnv({ HOST: '10.0.0.5', MUDANZA_PUBLIC_URL: 'https://Move.example.com:8443' });
    for (const host of ['move.example.com', 'MOVE.example.com:8443', '10.0.0.5:3000'])
      expect(isAllowedHost(host), host).toBe(true);
    for (const host of ['x.move.example.com', 'move.example.com.evil.example', '10.0.0.50'])
      expect(isAllowedHost(host), host).toBe(false);
  });
});
