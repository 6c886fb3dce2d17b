import { isServer, QueryClient } from '@tanstack/react-query';
import { ResponseError } from './fetch-json';

const TRIES = 3;
const MINUTE_MS = 60_000;

/** What the server refuses (signed out, removed) is not asked again; what failed on the way is. */
export function isWorthRetrying(failures: number, error: Error): boolean {
  if (error instanceof ResponseError && error.status < 500) return false;
  return failures < TRIES;
}

/** Copies are good until a notice says otherwise; nothing that writes is ever sent twice by itself. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * MINUTE_MS,
        retry: isWorthRetrying,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000),
        refetchOnWindowFocus: false,
      },
      // Without a connection a deed fails at once and says so: it must not happen later, when nobody expects it.
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

let ofThisTab: QueryClient | undefined;

/** The one client of this tab; on the server a new one each time, since what it holds is one viewer’s. */
export function queryClient(): QueryClient {
  if (isServer) return makeQueryClient();
  ofThisTab ??= makeQueryClient();
  return ofThisTab;
}
