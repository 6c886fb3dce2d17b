import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import type { ReverseEvidence } from '@/lib/steps/data/follow-evidence';
import { CleanView, FollowView, PrepareView } from './follow';

const point = (at: number, lagBytes: number, lagSeconds: number) => {
  return { at, lagBytes, lagSeconds, lagTransactions: 1, transactions: at, heldBytes: 1024 };
};
const followed: ReverseEvidence = {
  ...{
    slot: 'mudanza_reverse_1',
    from: '0/1A',
    applied: '0/2B',
    seconds: 62,
    transactions: 1234,
    changes: 2468,
  },
  points: [point(0, 0, 0), point(1, 2048, 1.5), point(2, 0, 0)],
  ...{ keepMb: -1, schemaChanges: ['alter table public.t add x int'], otherChanges: [], verified: null },
  ...{ reconnects: 3, walStatus: 'reserved', sequences: ['public.t_id_seq'] },
};

describe.each(['en', 'es'] as const)('what is left of a following, in %s', (locale) => {
  const t = translator(locale);

  it('says what it carried, how far behind it was, and what changed meanwhile', () => {
    const html = renderToStaticMarkup(<FollowView evidence={followed} t={t} locale={locale} />);
    for (const said of ['mudanza_reverse_1', '0/1A', '0/2B', 'add x int', 'public.t_id_seq'])
      expect(html).toContain(said);
    expect(html).toContain(t('follow.view.unlimited'));
    // The highest of each line, over a line through all three moments.
    expect(html).toContain(t('ui.follow.size', { value: 2048 }));
    expect(html.match(/<polyline points="0,80 300,0 600,80"/g)).toHaveLength(2);
    expect(html).not.toContain(t('follow.view.otherChanges'));
  });

  it('lists what was made for it, and names only what there is', () => {
    const made = {
      ...{ slot: 's1', publication: 'p1', leaveOut: [], tables: ['public.a'], published: ['public.a'] },
      ...{ identities: ['public.log'], lacking: [], version: 170010, freeSlots: 9, keepMb: 64 },
    };
    const html = renderToStaticMarkup(<PrepareView evidence={made} t={t} locale={locale} />);
    for (const said of ['s1', 'p1', 'public.a', 'public.log']) expect(html).toContain(said);
    expect(html).toContain(t('ui.follow.size', { value: 64 * 1024 * 1024 }));
    expect(html).not.toContain(t('follow.view.lacking'));
  });

  it('says what was taken away, or that there was nothing', () => {
    const slot = { name: 'of_others', heldBytes: 1, isActive: false };
    const clean = (taken: string[], strange = [slot]) =>
      renderToStaticMarkup(
        <CleanView evidence={{ taken, left: [], strange, notes: null }} t={t} locale={locale} />,
      );
    expect(clean(['s1'])).toContain('of_others');
    expect(clean([], [])).toContain(t('follow.view.nothing'));
  });
});
