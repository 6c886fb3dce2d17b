import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from '@tanstack/react-query';

/** What the server has read for a page, in the form in which the browser’s copies begin. */
export function hydratedState(entries: readonly (readonly [key: QueryKey, data: object])[]): DehydratedState {
  const client = new QueryClient();
  for (const [key, data] of entries) client.setQueryData(key, data);
  return dehydrate(client);
}
