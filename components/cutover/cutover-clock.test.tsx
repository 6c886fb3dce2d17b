import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import type { CutoverPicture } from '@/lib/plan/progress-detail';
import { ACTS } from '@/lib/postgres/cutover/acts';
import { ActTimeline } from './act-timeline';
import { CutoverClock } from './cutover-clock';
import { readCutoverPicture } from './read-cutover-picture';

const PICTURE: CutoverPicture = {
  ...{ kind: 'cutover', isRehearsal: false, began: 0, isOpen: false, isByHand: false },
  acts: [
    { act: 'locked', at: 900, ms: 12 },
    { act: 'caughtUp', at: 100, ms: 700 },
    { act: 'drained', at: 940, ms: null },
  ],
};
const draw = (more: Partial<CutoverPicture>, locale: (typeof LOCALES)[number] = 'en') =>
  renderToStaticMarkup(<CutoverClock picture={{ ...PICTURE, ...more }} t={translator(locale)} />);

describe('the clock of a switch', () => {
  it('draws the acts in their order, each with its time, and the line below those that are taken back', () => {
    const page = draw({});
    const order = ['Caught up', 'Tables locked', 'Mark has arrived', 'taken back by itself'];
    const places = order.map((text) => page.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const text of ['+800 ms', '12 ms', 'under way']) expect(page).toContain(text);
  });

  it('puts the line before the opening, and says when it was crossed', () => {
    const opened = { act: 'opened', at: 990, ms: 3 } as const;
    const page = draw({ acts: [...PICTURE.acts, opened], isOpen: true });
    expect(page.indexOf('what is written there counts')).toBeLessThan(page.indexOf('Target open'));
    expect(page).not.toContain('taken back by itself');
    expect(draw({ isRehearsal: true })).not.toContain('taken back by itself');
  });

  it('says what a person has to do, as an alert', () => {
    expect(draw({ isByHand: true })).toMatch(/role="alert"[\s\S]*Restart the backend now/);
    expect(draw({})).not.toContain('alert');
  });

  it.each(LOCALES)('has a name for every act in %s', (locale) => {
    const acts = ACTS.map((act, at) => ({ act, at, ms: 1 }));
    const page = renderToStaticMarkup(<ActTimeline acts={acts} hasLine t={translator(locale)} />);
    for (const act of ACTS) expect(page).not.toContain(`>${act}<`);
    expect(page).not.toContain('ui.cutover');
    expect(page.match(/<li/g)).toHaveLength(ACTS.length + 1);
  });
});

describe('reading it from events', () => {
  const event = (seq: number, detail: unknown, stream = 'progress') => ({
    ...{ seq, at: 0, stream, level: 'debug' as const, text: '' },
    data: { done: 1, total: 2, detail },
  });

  it('takes the newest picture and leaves others alone', () => {
    const later = { ...PICTURE, isByHand: true };
    const events = [event(1, PICTURE), event(2, later), event(3, { kind: 'copy' }), event(4, PICTURE, 'log')];
    expect(readCutoverPicture(events, null)).toEqual(later);
    expect(readCutoverPicture([], PICTURE)).toEqual(PICTURE);
    expect(readCutoverPicture([event(1, { kind: 'cutover' })], null)).toBeNull();
  });
});
