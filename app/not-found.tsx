import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from './site-frame';

export default async function NotFound() {
  const t = await viewerTranslate();
  return (
    <SiteFrame>
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
    </SiteFrame>
  );
}
