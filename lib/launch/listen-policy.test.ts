import { describe, expect, it } from 'vitest';
import { listenRefusal } from './listen-policy';

const https = 'https://mudanza.example.com';

describe('listenRefusal', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]'])('lets %s be, without anything', (host) =>
    expect(listenRefusal({ host, publicUrl: undefined, hasPassword: false })).toBeNull(),
  );

  it.each(['0.0.0.0', '::', '192.168.1.4', 'mudanza.local', '127.0.0.1.evil.example'])(
    'refuses %s without TLS or without a password',
    (host) => {
      expect(listenRefusal({ host, publicUrl: undefined, hasPassword: true })).toMatch(/without TLS/);
      expect(listenRefusal({ host, publicUrl: 'http://m.example.com', hasPassword: true })).toMatch(/TLS/);
      expect(listenRefusal({ host, publicUrl: https, hasPassword: false })).toMatch(/password/);
      expect(listenRefusal({ host, publicUrl: https, hasPassword: true })).toBeNull();
    },
  );
});
