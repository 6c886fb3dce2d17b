import { onlineManager, useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { queryKeys } from './query-keys';

const CALM_MS = 15_000;
const LOST_MS = 2_000;

async function ask(): Promise<true> {
  const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return true;
}

const subscribe = (tell: () => void) => onlineManager.subscribe(tell);

/**
 * Whether the server can be reached; asked now and then, at once when the stream of changes breaks, and never by a
 * hidden tab. While it cannot, every other query waits: they go on by themselves when it is back.
 */
export function useServerState(): { readonly isLost: boolean } {
  const { isError, dataUpdatedAt, errorUpdatedAt } = useQuery({
    queryKey: queryKeys.server(),
    queryFn: ask,
    networkMode: 'always',
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: (query) => (query.state.status === 'error' ? LOST_MS : CALM_MS),
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer counts, also one like the last
  useEffect(() => {
    if (isError) onlineManager.setOnline(false);
    else if (dataUpdatedAt > 0) onlineManager.setOnline(true);
  }, [isError, dataUpdatedAt, errorUpdatedAt]);
  const isOnline = useSyncExternalStore(
    subscribe,
    () => onlineManager.isOnline(),
    () => true,
  );
  // A browser that is online again says nothing of the server yet.
  return { isLost: isError || !isOnline };
}
