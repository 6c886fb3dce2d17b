import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import type { Exposure, ExposureEvidence, Operation } from '@/lib/plan/evidence/exposure-evidence';
import { ExposureMatrix, rightOf } from './exposure-matrix';

type Relation = Exposure['relations'][number];
const relation = (
  name: string,
  can: readonly Operation[],
  granted: readonly Operation[] = can,
  more: Partial<Relation> = {},
): Relation => ({
  ...{ name, kind: 'table', rowSecurity: false, isInvokerView: false },
  can: { anon: can, authenticated: [] },
  granted: { anon: granted, authenticated: [] },
  ...more,
});

describe('a right', () => {
  it.each<[name: string, now: Relation, before: Relation | undefined, right: string]>([
    ['that is there', relation('t', ['SELECT']), undefined, 'open'],
    ['that was there and still is', relation('t', ['SELECT']), relation('t', ['SELECT']), 'open'],
    ['that was taken', relation('t', []), relation('t', ['SELECT']), 'closed'],
    ['that row security holds back', relation('t', [], ['SELECT']), relation('t', [], ['SELECT']), 'held'],
    [
      'that row security was switched on against',
      relation('t', [], ['SELECT']),
      relation('t', ['SELECT']),
      'closed',
    ],
    ['that never was', relation('t', []), relation('t', []), 'none'],
    ['of a table that is new', relation('t', []), undefined, 'none'],
  ])('%s', (_, now, before, right) => expect(rightOf(now, before, 'anon', 'SELECT')).toBe(right));

  it('of one role and operation says nothing of another', () => {
    const open = relation('t', ['SELECT']);
    expect(rightOf(open, open, 'anon', 'INSERT')).toBe('none');
    expect(rightOf(open, open, 'authenticated', 'SELECT')).toBe('none');
  });
});

const exposure = (...relations: Relation[]): Exposure => ({
  ...{ hasPublicRoles: true, functions: [], defaults: [] },
  relations,
});
const evidence = (before: Exposure, after: Exposure): ExposureEvidence => ({
  ...{ schemas: ['public'], lockDown: 'rls', statements: [], undo: [], proofs: [] },
  ...{ backendRole: 'postgres', dataApi: null, before, after },
});

describe.each(['en', 'es'] as const)('the matrix in %s', (locale) => {
  const t = translator(locale);
  const draw = (before: Exposure, after: Exposure) =>
    renderToStaticMarkup(<ExposureMatrix evidence={evidence(before, after)} t={t} />);
  const cells = (page: string) => [...page.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell ?? '');

  it('has for each table eight cells, each of which says what it means in words', () => {
    const page = draw(exposure(relation('public.a', ['SELECT'])), exposure(relation('public.a', [])));
    expect(cells(page)).toHaveLength(8);
    expect(cells(page)[0]).toContain(t('schema.view.right.closed'));
    for (const cell of cells(page).slice(1)) expect(cell).toContain(t('schema.view.right.none'));
    expect(page).not.toMatch(/schema\.view|\{/);
  });

  it('explains the marks that are there, and no others', () => {
    const page = draw(exposure(), exposure(relation('public.a', ['SELECT'])));
    const legend = page.slice(page.indexOf('</table>'));
    expect(legend).toContain(t('schema.view.right.open'));
    expect(legend).not.toContain(t('schema.view.right.closed'));
  });

  it('shows a name as text, whatever it holds, and says when there is nothing', () => {
    expect(draw(exposure(), exposure(relation('public."<b>"', [])))).toContain('&lt;b&gt;');
    expect(draw(exposure(), exposure())).toContain(t('schema.view.nothing'));
  });

  it('draws five hundred and counts the rest', () => {
    const many = Array.from({ length: 503 }, (_, n) => relation(`public.t${n}`, []));
    const page = draw(exposure(), exposure(...many));
    expect(page.match(/<th scope="row"/g)).toHaveLength(500);
    expect(page).toContain(t('schema.view.more', { count: 3 }));
  });
});
