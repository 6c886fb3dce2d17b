'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { QueryIsland } from '@/components/query/query-island';
import { useChanges } from '@/components/query/use-changes';
import { useServerState } from '@/components/query/use-server-state';
import { Callout } from '@/components/ui/callout';
import { showToast } from '@/components/ui/show-toast';

function Changes() {
  useChanges();
  return null;
}

/** Says that the server is gone (a restart, a lost network); when it is back, draws the page anew and says that too. */
function LossNotice() {
  const t = useTranslate();
  const router = useRouter();
  const { isLost } = useServerState();

  useEffect(() => {
    if (!isLost) return;
    // Leaving the lost state is what this clean-up means.
    return () => {
      router.refresh();
      showToast({ title: t('ui.connection.back'), tone: 'success' });
    };
  }, [isLost, router, t]);

  return (
    <div role="status" className="sticky top-14 z-20">
      {isLost ? (
        <div className="mx-auto max-w-7xl px-3 pt-2 sm:px-6">
          <Callout tone="warning" title={t('ui.connection.lost')}>
            {t('ui.connection.offline')}
          </Callout>
        </div>
      ) : null}
    </div>
  );
}

/** On every page: whether the server is there, and, for who is signed in, what changed meanwhile. */
export default function ServerWatchIsland({ isSignedIn }: { readonly isSignedIn: boolean }) {
  return (
    <QueryIsland>
      {isSignedIn ? <Changes /> : null}
      <LossNotice />
    </QueryIsland>
  );
}
