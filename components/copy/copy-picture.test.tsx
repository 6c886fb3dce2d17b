import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import type { CopyPicture } from '@/lib/plan/progress-detail';
import { CopyPictureView } from './copy-picture';
import { readCopyPicture } from './read-copy-picture';

const PICTURE: CopyPicture = {
  ...{ kind: 'copy', stage: 'rows', pausedBy: null, tablesDone: 3, tablesAll: 60, rows: 1_234_567 },
  ...{ bytes: 300 * 1024 * 1024, total: 2 * 1024 ** 3, rate: 25 * 1024 * 1024, secondsLeft: 70 },
  tables: [
    {
      table: 'public."Mixed"',
      rows: 10,
      bytes: 512,
      total: 2048,
      done: 1,
      parts: 4,
      rate: 256,
      secondsLeft: 70,
    },
  ],
  lanes: [{ lane: 2, table: 'public.room', part: 17 }],
  ...{ sourceWal: 5 * 1024 * 1024, sourceHeld: null, targetBytes: 400 * 1024 * 1024 },
  ...{ limitBytes: 500 * 1024 * 1024, fullAt: Date.UTC(2026, 0, 1, 12, 30) },
};

const draw = (more: Partial<CopyPicture>, locale: (typeof LOCALES)[number] = 'en') =>
  renderToStaticMarkup(
    <CopyPictureView picture={{ ...PICTURE, ...more }} t={translator(locale)} locale={locale} />,
  );

describe('the picture of a copy', () => {
  it.each(LOCALES)('draws sizes, lanes, disk and a bar for each open table in %s', (locale) => {
    const page = draw({}, locale);
    for (const text of [
      '25 MB/s',
      '1 min 10 s',
      'public.room',
      'public.&quot;Mixed&quot;',
      '1/4 · 256 B/s · 1 min 10 s',
    ])
      expect(page).toContain(text);
    expect(page.match(/role="progressbar"/g)).toHaveLength(3);
    expect(page).not.toMatch(/rowsCopy\./);
  });

  it('promises no time while it is held back, and no limit that nobody knows', () => {
    expect(draw({ pausedBy: 'ana' })).not.toContain('B/s');
    expect(draw({ stage: 'indexes' })).not.toContain('B/s');
    expect(draw({ limitBytes: null, fullAt: null })).toContain('not known');
    expect(draw({ targetBytes: null }).match(/role="progressbar"/g)).toHaveLength(2);
  });
});

describe('reading it from events', () => {
  const event = (seq: number, data: unknown, stream = 'progress') => ({
    ...{ seq, at: 0, stream, level: 'debug' as const, text: '', data },
  });

  it('takes the newest, and keeps what it has where there is none', () => {
    const newer = { ...PICTURE, rows: 2 };
    const events = [
      event(1, { detail: PICTURE }),
      event(2, { detail: newer }),
      event(3, { done: 1, total: 2 }),
    ];
    expect(readCopyPicture(events, null)).toEqual(newer);
    expect(readCopyPicture([event(4, { detail: { kind: 'other' } }), event(5, null, 'log')], PICTURE)).toBe(
      PICTURE,
    );
  });
});
