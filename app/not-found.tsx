import { LanguageSwitch } from '@/components/frame/language-switch';
import { PageFrame } from '@/components/frame/page-frame';
import { ThemeSwitch } from '@/components/frame/theme-switch';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { chooseLanguage } from './preferences/actions';

/** Part of the root: what it imports is loaded with every page, so it has a small frame of its own. */
export default async function NotFound() {
  const [t, locale] = await Promise.all([viewerTranslate(), viewerLocale()]);
  return (
    <PageFrame
      t={t}
      tools={
        <>
          <LanguageSwitch locale={locale} t={t} action={chooseLanguage} />
          <ThemeSwitch />
        </>
      }
      footer={null}
    >
      <h1 className="sr-only">{t('ui.error.notFoundTitle')}</h1>
      <EmptyState
        title={t('ui.error.notFoundTitle')}
        action={
          <LinkButton href="/migrations" variant="primary">
            {t('ui.error.goHome')}
          </LinkButton>
        }
      >
        {t('ui.error.notFoundText')}
      </EmptyState>
    </PageFrame>
  );
}
