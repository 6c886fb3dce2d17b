import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import { followAlarm } from '@/lib/plan/picture-alarm';
import type { FollowPicture } from '@/lib/plan/progress-detail';
import { FollowPictureView } from './follow-picture';
import { linePoints } from './lag-chart';
import { readFollowPictures } from './read-follow-pictures';

const MB = 1024 * 1024;
const PICTURE: FollowPicture = {
  ...{
    kind: 'follow',
    direction: 'forward',
    state: 'follows',
    at: 60_000,
    lagBytes: 3_000_000,
    lagSeconds: 12,
  },
  ...{ lagTransactions: 1_234, rate: 310.4, transactions: 98_765, heldBytes: 100 * MB, keepMb: 4_096 },
  secondsLeft: null,
  verified: { at: Date.UTC(2026, 0, 1, 12, 30), tables: 7, differing: 0 },
};

const draw = (more: Partial<FollowPicture> = {}, locale: (typeof LOCALES)[number] = 'en') => {
  const picture = { ...PICTURE, ...more };
  const pictures = [{ ...PICTURE, at: 0, lagSeconds: 90 }, picture];
  return renderToStaticMarkup(
    <FollowPictureView pictures={pictures} picture={picture} t={translator(locale)} locale={locale} />,
  );
};

describe('the picture of a following', () => {
  it.each(LOCALES)('draws lag, rate, log and the last comparison in %s', (locale) => {
    const page = draw({}, locale);
    for (const text of ['3 MB', '12 s', '310/s', '1 min 30 s']) expect(page).toContain(text);
    expect(page.match(/<polyline/g)).toHaveLength(2);
    expect(page).toContain('role="progressbar"');
    expect(page).not.toMatch(/ui\.follow|role="status"/);
  });

  it('says when the slot would be lost, and where nothing limits the log', () => {
    expect(draw({ secondsLeft: 7_320 })).toContain('2 h 02 min');
    expect(draw({ keepMb: -1 })).toContain('nothing limits');
    expect(draw({ keepMb: null })).not.toContain('role="progressbar"');
  });

  it.each(LOCALES)('foretells a week with the figures of this server in %s', (locale) => {
    const week = (more: Partial<FollowPicture>) => draw(more, locale);
    // 4,096 MB less what is kept, at a MB a second.
    expect(week({ logRate: MB, heldBytes: 496 * MB })).toMatch(/1 h 00 min/);
    expect(week({ logRate: MB })).toMatch(/63[34]/);
    expect(week({ logRate: MB, keepMb: -1 })).not.toMatch(/h \d\d min/);
    expect(week({ logRate: 0 })).not.toMatch(/h \d\d min/);
    expect(week({})).not.toMatch(/a week|en una semana/);
  });

  it('says what the last comparison did not look at', () => {
    const verified = { at: 1, tables: 7, differing: 0, kept: 5, notCompared: ['public.quick'] };
    const page = draw({ verified });
    expect(page).toContain('2 tables compared then; 5 earlier');
    expect(page).toContain('public.quick');
    expect(draw({ verified: { ...verified, kept: 0, notCompared: [] } })).toContain(
      '7 tables compared then.',
    );
  });

  it.each<[string, Partial<FollowPicture>, ReturnType<typeof followAlarm>]>([
    ['all is well', {}, null],
    ['rows differ', { verified: { at: 0, tables: 2, differing: 1 }, state: 'reconnects' }, 'differs'],
    ['the connection is lost', { state: 'reconnects' }, 'reconnects'],
    ['half of what may be kept is', { heldBytes: 2_100 * MB }, 'held'],
    ['the slot is lost within hours', { secondsLeft: 3_600 }, 'held'],
    ['a small slot grows for a moment', { secondsLeft: 3_600, heldBytes: 2 * MB }, null],
    ['nothing limits it', { heldBytes: 3_000 * MB, keepMb: -1 }, null],
    ['nothing limits it, and it fills the disk', { heldBytes: 9_000 * MB, keepMb: -1 }, 'held'],
    ['it is a minute behind', { lagSeconds: 61 }, 'late'],
  ])('warns that %s', (_, change, alarm) => {
    expect(followAlarm({ ...PICTURE, ...change })).toBe(alarm);
    expect(draw(change).includes('role="status"')).toBe(alarm !== null);
  });
});

describe('the line of a measure', () => {
  it.each([
    ['no value', [], ''],
    ['one moment is no line', [{ at: 1, value: 5 }], ''],
    [
      'from the lowest to the highest',
      [
        { at: 0, value: 0 },
        { at: 10, value: 5 },
      ],
      '0,80 600,0',
    ],
    [
      'nothing all the time lies at the bottom',
      [
        { at: 0, value: 0 },
        { at: 10, value: 0 },
      ],
      '0,80 600,80',
    ],
  ])('%s', (_, values, points) => {
    expect(linePoints(values)).toBe(points);
  });
});

describe('reading it from events', () => {
  const event = (seq: number, data: unknown, stream = 'progress') => ({
    ...{ seq, at: 0, stream, level: 'debug' as const, text: '', data },
  });

  it('appends in order, forgets the oldest, and takes nothing else for one', () => {
    const second = { ...PICTURE, at: 2 };
    const events = [
      event(1, { detail: PICTURE }),
      event(2, { detail: { kind: 'copy', lagBytes: 1 } }),
      event(3, { detail: PICTURE }, 'log'),
      event(4, null),
      event(5, { detail: second }),
    ];
    expect(readFollowPictures(events, [])).toEqual([PICTURE, second]);
    const many = Array.from({ length: 600 }, (_, at) => ({ ...PICTURE, at }));
    expect(readFollowPictures([event(1, { detail: second })], many)).toHaveLength(600);
    expect(readFollowPictures([event(1, { done: 1 })], many)).toBe(many);
  });
});
