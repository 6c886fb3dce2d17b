import { describe, expect, it } from 'vitest';
import { clientMessages } from './client-messages';
import { en } from './en/dictionary';
import { formatText } from './format-text';
import { LOCALES } from './locale';
import { translate } from './translate';

function keysOf(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([key, child]) =>
    typeof child === 'string' ? [`${prefix}${key}`] : keysOf(child, `${prefix}${key}.`),
  );
}

const keys = ['common', 'run', 'ui'].flatMap((area) => keysOf(Reflect.get(en, area), `${area}.`));
const params = {
  count: 3,
  done: 1,
  total: 4,
  running: 2,
  name: 'Ana',
  style: 'utc',
  text: 'x',
  line: 7,
  current: 1,
  minutes: 5,
  attempt: 2,
  hazard: 'h',
  reference: 'r',
  reason: 'r',
  value: 12,
  all: 5,
  used: '1 MB',
  limit: '2 MB',
  at: '10:00',
  lane: 1,
  part: 2,
  size: '3 MB',
  rows: 4,
  parts: 5,
  by: 'Ana',
  rate: '3 MB',
  time: '2 min',
  tries: 2,
  fields: 'Size',
  ms: 12,
  direction: 'back',
  differing: 1,
  equal: 4,
  held: '1 MB',
  hidden: 3,
  since: '10:00',
  side: 'target',
  error: 'refused',
  week: '600 GB',
  isKnown: 'yes',
  isLimited: 'yes',
  isSoon: 'no',
  asked: 2,
  kept: 1,
  names: 'public.t',
};

describe('clientMessages', () => {
  it.each(LOCALES)('says in %s what the server says, for every key', (locale) => {
    const messages = JSON.parse(JSON.stringify(clientMessages(locale)));
    for (const key of keys) {
      const onServer = translate(locale, { key: key as never, params });
      expect(formatText(messages, locale, key, params), key).toBe(onServer);
    }
  });

  it('holds nothing but what browsers may speak', () => {
    expect(Object.keys(clientMessages('en')).sort()).toEqual(['common', 'run', 'ui']);
    expect(JSON.stringify(clientMessages('es'))).not.toContain('MUD-0');
  });

  it('gives the key for a text it does not have', () => {
    expect(formatText(clientMessages('en'), 'en', 'errors.MUD-001.title')).toBe('errors.MUD-001.title');
  });
});
