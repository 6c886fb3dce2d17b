import { describe, expect, it } from 'vitest';
import { isForeignRequest, type RequestFacts } from './is-foreign-request';

const own: RequestFacts = {
  method: 'POST',
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  secFetchSite: 'same-origin',
};

describe('isForeignRequest', () => {
  it.each<[string, Partial<RequestFacts>]>([
    ['our own page', {}],
    ['curl, without any of the headers', { origin: null, secFetchSite: null }],
    ['a link followed from a mail', { method: 'GET', origin: null, secFetchSite: 'cross-site' }],
    [
      'behind a proxy that rewrites the host',
      { origin: 'https://m.example.com', publicUrl: 'https://m.example.com' },
    ],
    [
      'behind a proxy on another port',
      { origin: 'https://m.example.com:8443', publicUrl: 'https://m.example.com:8443/' },
    ],
    ['past the proxy, on this machine', { publicUrl: 'https://m.example.com' }],
  ])('lets %s in', (_, change) => expect(isForeignRequest({ ...own, ...change })).toBe(false));

  it.each<[string, Partial<RequestFacts>]>([
    ['another site', { origin: 'https://evil.example', secFetchSite: 'cross-site' }],
    ['another port of this machine', { origin: 'http://localhost:8080', secFetchSite: 'same-site' }],
    ['a sandboxed frame', { origin: 'null', secFetchSite: 'cross-site' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a sandboxed frame of an old browser', { origin: 'null', secFetchSite: null }],
    ['a cross-site post that hides its origin', { origin: null, secFetchSite: 'cross-site' }],
    ['a read with a foreign origin', { method: 'GET', origin: 'https://evil.example' }],
    [
      'the public name without TLS',
      { host: 'm.example.com', origin: 'http://m.example.com', publicUrl: 'https://m.example.com' },
    ],
    [
      'the public name at another port',
      { host: 'm.example.com', origin: 'https://m.example.com:8443', publicUrl: 'https://m.example.com' },
    ],
    ['an origin of no host', { host: '', origin: 'file:///tmp/x.html' }],
    ['an origin that is no URL', { origin: 'evil' }],
  ])('keeps %s out', (_, change) => expect(isForeignRequest({ ...own, ...change })).toBe(true));
});
