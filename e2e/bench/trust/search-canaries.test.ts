import { expect, it } from 'vitest';
import { CanarySearch } from './search-canaries';

const secret = 'Cn0f3e/@:%ñ"<&';

it.each([
  ['plain', secret],
  ['URL-encoded', encodeURIComponent(secret)],
  ['JSON-escaped', JSON.stringify({ secret })],
  ['HTML', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
  ['hex', Buffer.from(secret).toString('hex')],
  ['base64 at 0', Buffer.from(secret).toString('base64')],
  ['base64 at 1', Buffer.from(`:${secret} tail`).toString('base64')],
  ['base64 at 2', Buffer.from(`u:${secret} tail`).toString('base64')],
])('finds a planted secret, %s', (_, text) => {
  const search = new CanarySearch({ password: secret });
  search.look('nothing', 'Cn0f3e and other words');
  expect(search.leaks).toEqual([]);
  search.look('here', `before ${text} after`);
  expect(search.leaks).toMatchObject([{ canary: 'password', place: 'here' }]);
});
