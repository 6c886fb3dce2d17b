import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from './query-keys';

/** What the stream of changes tells: ids of migrations, null where it cannot be known which. */
export type Change = readonly (string | null)[];

/** Reads one message of the stream; null when it is none. */
export function parseChange(json: string): Change | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const ids: unknown[] = value;
  return ids.every((id): id is string | null => id === null || typeof id === 'string') ? ids : null;
}

/** Marks the copies of what changed as out of date; those on the screen are read again at once. */
export function applyChange(client: QueryClient, change: Change): void {
  void client.invalidateQueries({ queryKey: queryKeys.migrations() });
  if (change.includes(null)) {
    void client.invalidateQueries({ queryKey: ['migration'] });
    return;
  }
  for (const id of change) {
    if (id !== null) void client.invalidateQueries({ queryKey: queryKeys.migration(id) });
  }
}
