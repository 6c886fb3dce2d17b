import { describe, expect, it } from 'vitest';
import { say } from '../i18n/message';
import type { RunEvent } from '../plan/run-event';
import { presentEvent } from './present-event';

const at = new Date('2026-01-01T00:00:00Z');
const event = (change: Partial<RunEvent>): RunEvent => ({
  seq: 7,
  at,
  stream: 'log',
  level: 'info',
  text: 'as stored',
  data: null,
  ...change,
});
const lifecycle = (data: unknown) => event({ stream: 'lifecycle', data });

describe('an event as a viewer gets it', () => {
  it('keeps number, time, stream and level', () => {
    expect(presentEvent(event({ level: 'warn' }), 'en')).toEqual({
      seq: 7,
      at: at.getTime(),
      stream: 'log',
      level: 'warn',
      text: 'as stored',
    });
  });

  it('says a sentence in the viewer’s language, and what lies beside it', () => {
    const data = { message: say('common.copied'), data: { n: 1 } };
    const [en, es] = (['en', 'es'] as const).map((locale) => presentEvent(event({ data }), locale));
    expect([en?.text, es?.text]).toEqual(['Copied', 'Copiado']);
    expect(en?.data).toEqual(data);
  });

  it.each<[name: string, data: unknown, en: RegExp, es: RegExp]>([
    ['a begin', { kind: 'started', runner: 'r' }, /start|began|begun/i, /^\S/],
    ['an end', { kind: 'ended', status: 'succeeded' }, /^Passed$/, /^\S/],
    ['a cancel', { kind: 'cancelling', by: 'ana' }, /^\S/, /^\S/],
    ['a preview', { kind: 'preview', preview: { basis: 'b', actions: [] } }, /^\S/, /^\S/],
    ['evidence', { kind: 'evidence', evidence: {}, outcomes: [] }, /^Evidence kept/, /^\S/],
    [
      'a failure',
      { kind: 'failed', error: { code: 'MUD-007', params: {} } },
      /^MUD-007 \S[^:]+$/,
      /^MUD-007 \S[^:]+$/,
    ],
    [
      'a failure in the server’s words',
      { kind: 'failed', error: { code: 'MUD-007', params: {}, original: 'lock held' } },
      /^MUD-007 .*: lock held$/,
      /^MUD-007 .*: lock held$/,
    ],
  ])('%s is a sentence in both languages', (_, data, en, es) => {
    const [inEnglish, inSpanish] = (['en', 'es'] as const).map((locale) =>
      presentEvent(lifecycle(data), locale),
    );
    expect(inEnglish?.text).toMatch(en);
    expect(inSpanish?.text).toMatch(es);
    expect(inSpanish?.text).not.toBe(inEnglish?.text);
    expect(inEnglish).not.toHaveProperty('data');
  });

  it.each([
    ['a kind of a newer version', { kind: 'paused' }],
    ['nothing', null],
    ['a code that is not known', { kind: 'failed', error: { code: 'MUD-9999', params: {} } }],
  ])('%s shows what was stored', (_, data) => {
    expect(presentEvent(lifecycle(data), 'en').text).toBe('as stored');
  });

  it('shows what would turn a terminal or hide text as what it is', () => {
    const { text } = presentEvent(event({ stream: 'stdout', text: 'a\u202Eb\u0000c' }), 'en');
    for (const hidden of ['\u202E', '\u0000']) expect(text).not.toContain(hidden);
    expect(text).toMatch(/^a.*b.*c$/);
  });
});
