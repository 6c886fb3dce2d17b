import { describe, expect, it } from 'vitest';
import { clientMessages } from '../client-messages';
import { formatText } from '../format-text';
import { formatBytes } from './format-bytes';

describe('the one rule for sizes', () => {
  it.each([
    [0, '0 B', '0 B'],
    [999, '999 B', '999 B'],
    [1_000, '1 kB', '1 kB'],
    [1_550_000, '1.6 MB', '1,6 MB'],
    [11_800_000, '12 MB', '12 MB'],
    [500_000_000, '500 MB', '500 MB'],
    [8_000_000_000, '8 GB', '8 GB'],
    [null, '–', '–'],
  ] as const)('%s', (bytes, en, es) => {
    expect([formatBytes(bytes, 'en'), formatBytes(bytes, 'es')]).toEqual([en, es]);
  });

  it('holds inside of sentences too, and inside of their choices', () => {
    const texts = {
      plain: 'About {size, number, size} of {count, number} tables',
      inside: '{count, plural, one {# table, {size, number, size}} other {# tables, {size, number, size}}}',
    };
    const say = (key: string, locale: 'en' | 'es') =>
      formatText(texts, locale, key, { size: 1_550_000, count: 1_234 });
    expect(say('plain', 'en')).toBe('About 1.6 MB of 1,234 tables');
    expect(say('inside', 'es')).toBe('1234 tables, 1,6 MB');
    expect(say('inside', 'en')).toBe('1,234 tables, 1.6 MB');
  });

  it('holds for patterns that are parsed already, as browsers get them', () => {
    expect(JSON.stringify(clientMessages('en'))).toContain('"type"');
    const parsed = { text: [{ type: 2, value: 'size', style: 'size' }] };
    expect(formatText(parsed, 'en', 'text', { size: 2_000_000 })).toBe('2 MB');
  });
});
