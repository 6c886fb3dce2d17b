import { useQuery } from '@tanstack/react-query';
import { fetchJson } from './fetch-json';
import type { MigrationSummary } from './migration-summary';
import { queryKeys } from './query-keys';

/** Where a migration stands; hydrated from the server, read anew after each notice about it. */
export function useMigration(id: string) {
  return useQuery({
    queryKey: queryKeys.summary(id),
    queryFn: ({ signal }) => fetchJson<MigrationSummary>(`/api/migrations/${id}/summary`, signal),
  });
}
