import type { ReactNode } from 'react';
import { FrameFooter } from '@/components/frame/frame-footer';
import { LanguageSwitch } from '@/components/frame/language-switch';
import { PageFrame } from '@/components/frame/page-frame';
import { ThemeSwitch } from '@/components/frame/theme-switch';
import { UserMenu } from '@/components/frame/user-menu';
import { currentViewer } from '@/lib/auth/viewer';
import { translator } from '@/lib/i18n/translate';
import { viewerLocale } from '@/lib/i18n/viewer-locale';
import { isRunnerAlive } from '@/lib/store/runs';
import manifest from '@/package.json';
import { chooseLanguage, signOut } from './preferences/actions';

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
  return (
    <PageFrame
      t={t}
      banner={banner}
      nav={viewer ? [{ label: t('app.list.title'), href: '/migrations' }] : []}
      tools={
        <>
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
          links={[{ label: t('app.errors.all'), href: '/errors' }]}
        />
      }
    >
      {children}
    </PageFrame>
  );
}
