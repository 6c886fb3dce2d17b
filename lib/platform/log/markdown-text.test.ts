import { expect, it } from 'vitest';
import { escapeParams } from './escape-params';
import { markdownCode, markdownText } from './markdown-text';

it.each([
  ['![x](https://evil.example/beacon.png)', '!\\[x\\](https://evil.example/beacon.png)'],
  ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
  ['[a]: javascript:alert(1)', '\\[a\\]: javascript:alert(1)'],
  ['<javascript:alert(1)>', '&lt;javascript:alert(1)>'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
  ['\\[not\\](javascript:x)', '\\\\\\[not\\\\\\](javascript:x)'],
  ['a | b', 'a \\| b'],
  ['two\nlines\u2028three', 'two lines three'],
  ['\u202egpj', 'gpj'],
])('lets nothing of %j come to life', (text, expected) => expect(markdownText(text)).toBe(expected));

it.each([
  ['# forged', '\\# forged'],
  ['> quoted', '\\> quoted'],
  ['- [x] done', '\\- \\[x\\] done'],
  ['1. first', '1\\. first'],
  ['---', '\\---'],
  ['```html', '\\```html'],
  ['~~~', '\\~~~'],
  ['![x][a]', '!\\[x\\]\\[a\\]'],
  ['<!-- hidden', '&lt;!-- hidden'],
  ['12 rows', '12 rows'],
])('begins no block with %j', (text, expected) => expect(markdownText(text)).toBe(expected));

it('ends no code span early', () => {
  expect(markdownCode('a`![x](https://evil.example)`\n# b|c')).toBe(
    '`aˋ![x](https://evil.example)ˋ # b\\|c`',
  );
});

it('escapes what a sentence was given, not the sentence', () => {
  const t = escapeParams((message, params) => {
    const given = typeof message === 'string' ? params : message.params;
    return `[our](link) ${given?.name} ${given?.count}`;
  });
  expect(t('common.product', { name: '![x](y)', count: 2 })).toBe('[our](link) !\\[x\\](y) 2');
  expect(t({ key: 'common.product', params: { name: '<b>' } })).toBe('[our](link) &lt;b> undefined');
});
