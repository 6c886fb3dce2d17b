import { beforeEach, describe, expect, it, vi } from 'vitest';
import { threadCpuMs } from '../platform/testing/thread-cpu-ms';
import { LOCALE_COOKIE, pickLocale, viewerLocale, viewerTranslate } from './viewer-locale';

const browser = vi.hoisted(() => ({ cookie: undefined as string | undefined, headers: new Headers() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) =>
      browser.cookie !== undefined && name === LOCALE_COOKIE ? { value: browser.cookie } : undefined,
  }),
  headers: async () => browser.headers,
}));

/** As browsers send it, and as RFC 9110 (12.4.2 weights, 12.5.4 language ranges) allows it. */
const HEADERS: readonly (readonly [header: string | null, locale: 'en' | 'es'])[] = [
  [null, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['es', 'es'],
  ['ES', 'es'],
  ['es-419', 'es'],
  ['es-ES,es;q=0.9,en;q=0.8', 'es'],
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['de-DE,de;q=0.9,es;q=0.5,en;q=0.3', 'es'],
  ['fr-FR,fr;q=0.9', 'en'],
  ['en;q=0.2,es;q=0.7', 'es'],
  ['en;q=0.5, es', 'es'],
  // Blanks may stand around the sign, and the letter may be large.
  ['en; q=0.5, es; q=0.9', 'es'],
  ['es ; Q=0.1 , en;q=0.2', 'en'],
  // Zero means not acceptable.
  ['es;q=0', 'en'],
  ['en;q=0,es;q=0.001', 'es'],
  // Of two that are wanted alike, the first.
  ['es,en', 'es'],
  ['en,es', 'en'],
  // Other languages that begin alike: Estonian, and Old English.
  ['et-EE', 'en'],
  ['est', 'en'],
  ['enm,es;q=0.1', 'es'],
  // What nobody understands is nothing.
  ['es;q=high', 'en'],
  [';;;,,,', 'en'],
  ['es;level=1;q=0.4,en;q=0.3', 'es'],
];

describe('the language of a browser', () => {
  it.each(HEADERS)('%s → %s', (header, locale) => expect(pickLocale(header)).toBe(locale));

  it('of a header made to keep us busy is found within a moment', () => {
    const begun = threadCpuMs();
    expect(pickLocale('es;q='.repeat(20_000))).toBe('en');
    expect(pickLocale(`${'x,'.repeat(50_000)}es`)).toBe('es');
    expect(threadCpuMs() - begun).toBeLessThan(2_000);
  });
});

describe('the language of a viewer', () => {
  beforeEach(() => {
    browser.cookie = undefined;
    browser.headers = new Headers();
  });

  it.each<[cookie: string | undefined, header: string | null, locale: 'en' | 'es']>([
    ['es', 'en', 'es'],
    ['en', 'es', 'en'],
    [undefined, 'es-MX', 'es'],
    ['fr', 'es', 'es'],
    ['<script>', null, 'en'],
    ['', 'es', 'es'],
  ])('cookie %s, header %s → %s', async (cookie, header, locale) => {
    browser.cookie = cookie;
    if (header) browser.headers.set('accept-language', header);
    expect(await viewerLocale()).toBe(locale);
    const t = await viewerTranslate();
    expect(t('app.input.missing')).toBe(
      locale === 'es' ? 'Rellena este campo, por favor.' : 'Fill this in, please.',
    );
  });
});
