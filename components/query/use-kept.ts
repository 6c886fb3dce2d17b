import { type QueryKey, useQuery } from '@tanstack/react-query';

/** How long what nobody looks at is kept, so that going back to a page shows it at once. */
const KEPT_MS = 60_000;

/**
 * An object that a stream feeds and that outlives the page: made once, changed in place, neither compared nor copied,
 * and never asked for again.
 */
export function useKept<T extends object>(queryKey: QueryKey, make: () => T): T {
  return useQuery({
    queryKey,
    queryFn: make,
    initialData: make,
    gcTime: KEPT_MS,
    structuralSharing: false,
    refetchOnReconnect: false,
  }).data;
}
