'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Stands in for a page that could not be drawn. In production Next gives only a digest, never the text. */
export default function ErrorBoundary({ error, reset }: Props) {
  const t = useTranslate();
  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="sr-only">{t('ui.error.boundaryTitle')}</h1>
      <EmptyState
        title={t('ui.error.boundaryTitle')}
        action={
          <Button variant="primary" onClick={reset}>
            {t('ui.error.tryAgain')}
          </Button>
        }
      >
        <p>{t('ui.error.boundaryText')}</p>
        {error.digest ? (
          <p className="mt-2 font-mono text-xs">{t('ui.error.reference', { reference: error.digest })}</p>
        ) : null}
      </EmptyState>
    </main>
  );
}
