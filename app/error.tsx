'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

const RETRY_MS = 3_000;

/** What passes by itself, by the code that stands in the digest (lib/platform/errors/mudanza-error.ts). */
const PASSING = {
  'MUD-810': ['ui.error.stateTitle', 'ui.error.stateText'],
  'MUD-811': ['ui.error.diskTitle', 'ui.error.diskText'],
} as const;

function passing(digest: string | undefined): (typeof PASSING)[keyof typeof PASSING] | null {
  // Next may add a code of its own to a digest, after an @.
  const code = digest?.split('@')[0];
  return code === 'MUD-810' || code === 'MUD-811' ? PASSING[code] : null;
}

/**
 * Stands in for a page that could not be drawn. In production Next gives only a digest, never the text. While the state
 * database is away, the page is asked for again every few seconds.
 */
export default function ErrorBoundary({ error, reset }: Props) {
  const t = useTranslate();
  const router = useRouter();
  const known = passing(error.digest);
  const [title, text] = known ?? ['ui.error.boundaryTitle', 'ui.error.boundaryText'];
  const again = useCallback(() => {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }, [router, reset]);

  useEffect(() => {
    if (!known) return;
    const timer = setInterval(again, RETRY_MS);
    return () => clearInterval(timer);
  }, [known, again]);

  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="sr-only">{t(title)}</h1>
      <EmptyState
        title={t(title)}
        action={
          <Button variant="primary" onClick={again}>
            {t('ui.error.tryAgain')}
          </Button>
        }
      >
        <p>{t(text)}</p>
        {error.digest ? (
          <p className="mt-2 font-mono text-xs">{t('ui.error.reference', { reference: error.digest })}</p>
        ) : null}
      </EmptyState>
    </main>
  );
}
