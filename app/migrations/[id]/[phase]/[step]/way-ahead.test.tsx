import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import type { PreflightEvidence } from '@/lib/steps/data/data-evidence';
import { WayAhead } from './way-ahead';

const found = (obstacles: string[], provider: string | null): PreflightEvidence['follow'] => ({
  ...{ obstacles, provider, pauseSeconds: null },
});

describe('the way that the plan takes', () => {
  it.each<[string, PreflightEvidence['follow'], string, RegExp]>([
    ['can be followed', found([], null), 'data.prepare', /follows the source/],
    ['can be followed at a provider', found([], 'Neon'), 'data.prepare', /follows the source/],
    ['has no right to replicate', found(['role'], null), 'data.cutover', /cannot be followed \(role\)/],
    [
      'is at a provider without it',
      found([], 'Heroku Postgres'),
      'data.cutover',
      /Heroku Postgres has no logical/,
    ],
    ['could not be asked', null, 'data.cutover', /could not be asked/],
    // Neither way gets around it: mended, it can be followed.
    [
      'has prepared transactions',
      found(['prepared'], null),
      'data.prepare',
      /stands in the way of either way \(prepared\)/,
    ],
  ])('of a source that %s', (_, follow, step, why) => {
    const draw = (locale: (typeof LOCALES)[number]) =>
      renderToStaticMarkup(<WayAhead follow={follow} at="/migrations/m" t={translator(locale)} />);
    expect(draw('en')).toMatch(why);
    for (const locale of LOCALES) expect(draw(locale)).toContain(`href="/migrations/m/data/${step}"`);
  });

  it('has no button where there is no migration to go to', () => {
    const page = renderToStaticMarkup(<WayAhead follow={null} at={undefined} t={translator('es')} />);
    expect(page).toContain('con pausa');
    expect(page).not.toContain('href');
  });
});
