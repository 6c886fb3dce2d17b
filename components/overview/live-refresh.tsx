'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Draws the page anew every few seconds while it is looked at, so that what others do shows up. */
export function LiveRefresh({ seconds }: { readonly seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
