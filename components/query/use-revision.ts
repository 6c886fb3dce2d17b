import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Has the server draw the page anew when what it was drawn from is no longer the newest: once for each new revision, and
 * never on a clock.
 */
export function useRevision(drawn: string, newest: string | undefined): void {
  const router = useRouter();
  const asked = useRef(drawn);
  useEffect(() => {
    if (newest === undefined || newest === drawn || newest === asked.current) return;
    asked.current = newest;
    router.refresh();
  }, [drawn, newest, router]);
}
