import { Logo } from '@/components/frame/logo';
import { MAIN_ID } from '@/components/frame/main-id';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { viewerTranslate } from '@/lib/web/viewer-locale';

/**
 * Part of the root: whatever script it brought would be loaded a second time with every page, so it is plain HTML with a
 * way home.
 */
export default async function NotFound() {
  const t = await viewerTranslate();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b bg-surface">
        <div className="mx-auto flex min-h-14 max-w-7xl items-center px-3 py-1.5 sm:px-6">
          <a href="/" className="flex min-h-9 items-center gap-2 font-semibold no-underline">
            <Logo />
            {t('common.product')}
          </a>
        </div>
      </header>
      <main id={MAIN_ID} className="mx-auto w-full max-w-7xl flex-1 px-3 py-6 sm:px-6">
        <h1 className="sr-only">{t('ui.error.notFoundTitle')}</h1>
        <EmptyState
          title={t('ui.error.notFoundTitle')}
          action={
            <a href="/migrations" className={buttonClass('primary')}>
              {t('ui.error.goHome')}
            </a>
          }
        >
          {t('ui.error.notFoundText')}
        </EmptyState>
      </main>
    </div>
  );
}
