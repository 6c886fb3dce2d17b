import type { ReactNode } from 'react';
import { FrameFooter } from '@/components/frame/frame-footer';
import { LanguageSwitch } from '@/components/frame/language-switch';
import { NavigationProgress } from '@/components/frame/navigation-progress';
import { PageFrame } from '@/components/frame/page-frame';
import { ServerWatch } from '@/components/frame/server-watch';
import { ThemeSwitch } from '@/components/frame/theme-switch';
import { UserMenu } from '@/components/frame/user-menu';
import type { Command } from '@/components/palette/command';
import { Palette } from '@/components/palette/palette';
import { PaletteProvider } from '@/components/palette/palette-context';
import { LOCALES, type Locale } from '@/lib/i18n/locale';
import { type Translate, translator } from '@/lib/i18n/translate';
import { isRunnerAlive } from '@/lib/store/runs';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerLocale } from '@/lib/web/viewer-locale';
import manifest from '@/package.json';
import { chooseLanguage, signOut } from './preferences/actions';

/** What the palette offers on every page. Language and theme press the buttons of the header. */
function commandsOf(t: Translate, locale: Locale, isOperator: boolean): Command[] {
  const places = t('ui.palette.places');
  const look = t('ui.palette.appearance');
  return [
    { id: 'migrations', group: places, label: t('app.list.title'), href: '/migrations' },
    ...(isOperator ? [{ id: 'new', group: places, label: t('app.list.new'), href: '/migrations/new' }] : []),
    { id: 'errors', group: places, label: t('app.errors.all'), href: '/errors' },
    { id: 'glossary', group: places, label: t('help.glossary.title'), href: '/glossary' },
    { id: 'theme', group: look, label: t('ui.palette.nextTheme'), pressId: 'theme-switch' },
    ...LOCALES.filter((other) => other !== locale).map((other) => ({
      id: `language-${other}`,
      group: look,
      label: t(`ui.palette.language.${other}`),
      pressId: `language-${other}`,
    })),
  ];
}

/** The frame around every page: who is signed in, the language, and whether the runner is up. */
export async function SiteFrame({
  children,
  banner,
}: {
  readonly children: ReactNode;
  readonly banner?: ReactNode;
}) {
  const locale = await viewerLocale();
  const t = translator(locale);
  const viewer = await currentViewer();
  const isAlive = viewer ? await isRunnerAlive() : false;
  const frame = (
    <PageFrame
      t={t}
      banner={
        <>
          <NavigationProgress />
          <ServerWatch isSignedIn={viewer !== null} />
          {banner}
        </>
      }
      nav={viewer ? [{ label: t('app.list.title'), href: '/migrations' }] : []}
      tools={
        <>
          {viewer ? <Palette /> : null}
          <LanguageSwitch locale={locale} t={t} action={chooseLanguage} />
          <ThemeSwitch />
          {viewer ? (
            <UserMenu
              name={viewer.name}
              role={t(`app.role.${viewer.role}`)}
              t={t}
              links={[{ label: t('trust.account.title'), href: '/account' }]}
              signOut={signOut}
            />
          ) : null}
        </>
      }
      footer={
        <FrameFooter
          t={t}
          version={manifest.version}
          runner={viewer ? { condition: isAlive ? 'idle' : 'down', running: 0 } : null}
          links={[
            { label: t('help.glossary.title'), href: '/glossary' },
            { label: t('app.errors.all'), href: '/errors' },
          ]}
        />
      }
    >
      {children}
    </PageFrame>
  );
  return (
    <PaletteProvider commands={commandsOf(t, locale, viewer?.role === 'operator')}>{frame}</PaletteProvider>
  );
}
