'use client';

import { type DehydratedState, HydrationBoundary, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queryClient } from './query-client';

interface Props {
  /** What the server read for it, from `hydratedState`. */
  readonly state?: DehydratedState | undefined;
  readonly children: ReactNode;
}

/**
 * The provider around a live part of a page. All of a tab share one client; each brings the provider itself, because
 * the library comes after the first load with the parts that need it (docs/decisions/029-browser-copies.md).
 */
export function QueryIsland({ state, children }: Props) {
  const [client] = useState(queryClient);
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>{children}</HydrationBoundary>
    </QueryClientProvider>
  );
}
