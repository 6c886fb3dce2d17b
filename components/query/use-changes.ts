import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applyChange } from './apply-change';
import { followChanges } from './change-stream';
import { queryKeys } from './query-keys';

/** Keeps the copies true while the tab is open: reads anew what the server says has changed, and all after a loss. */
export function useChanges(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      followChanges({
        onChange: (change) => applyChange(client, change),
        onConnection: (connection) => {
          // Between the page and the stream, and while it was away, anything may have happened.
          if (connection === 'live') applyChange(client, [null]);
          if (connection === 'reconnecting') void client.invalidateQueries({ queryKey: queryKeys.server() });
        },
      }),
    [client],
  );
}
