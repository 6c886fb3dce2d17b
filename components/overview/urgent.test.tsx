import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translate';
import { Urgent } from './urgent';

describe.each(LOCALES)('what cannot wait, in %s', (locale) => {
  const t = translator(locale);
  const draw = (alerts: readonly string[], needs: number, canRollBack: boolean) =>
    renderToStaticMarkup(<Urgent migrationId="m" {...{ alerts, needs, canRollBack, t }} />);
  const hrefs = (page: string) => [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

  it.each<[name: string, args: [readonly string[], number, boolean], hrefs: readonly string[]]>([
    ['nothing, and nothing to go back from', [[], 0, false], []],
    ['something to go back from', [[], 0, true], ['/migrations/m/rollback/rollback.everything']],
    ['somebody is needed', [[], 2, true], ['#needs', '/migrations/m/rollback/rollback.everything']],
    ['an alert before anything was written', [['down'], 0, false], ['/migrations/m/monitor']],
    [
      'an alert',
      [['down', 'slow'], 3, true],
      ['/migrations/m/monitor', '/migrations/m/rollback/rollback.everything'],
    ],
  ])('%s', (_, args, expected) => expect(hrefs(draw(...args))).toEqual(expected));

  it('says each alert as text and announces them; without one it is there on phones only', () => {
    const page = draw(['P95 <b>', 'down'], 0, true);
    expect(page).toContain('role="alert"');
    expect(page).toContain('P95 &lt;b&gt;');
    expect(page).toContain(t('report.overview.urgent.title', { count: 2 }));
    expect(draw([], 1, true)).toContain('sm:hidden');
    expect(page).not.toContain('sm:hidden');
    expect(page).not.toMatch(/report\.overview|\{count/);
  });
});
