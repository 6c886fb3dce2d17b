'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Callout } from '@/components/ui/callout';
import { showToast } from '@/components/ui/show-toast';

const CALM_MS = 15_000;
const LOST_MS = 2_000;

async function isReachable(): Promise<boolean> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Notices that the server is gone (a restart, a lost network), says so, and when it is back shows the page anew
 * and says that too. A hidden tab does not ask.
 */
export function ServerWatch() {
  const t = useTranslate();
  const router = useRouter();
  const [isLost, setLost] = useState(false);

  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      setLost(!(await isReachable()));
    };
    const timer = setInterval(ask, isLost ? LOST_MS : CALM_MS);
    const lose = () => setLost(true);
    window.addEventListener('offline', lose);
    window.addEventListener('online', ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('offline', lose);
      window.removeEventListener('online', ask);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [isLost]);

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
