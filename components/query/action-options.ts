import type { MutationOptions, QueryClient } from '@tanstack/react-query';
import type { ActionResult } from '@/lib/web/auth/action';
import { ActionError } from './action-error';
import type { MigrationSummary } from './migration-summary';
import { queryKeys } from './query-keys';

export interface ActionOptions<Input> {
  /** The migration that it changes: its copies are read anew afterwards. */
  readonly migrationId?: string;
  /** What the pages show until the server has answered; taken back when it refuses. */
  readonly optimistic?: (summary: MigrationSummary, input: Input) => MigrationSummary;
}

/** A server action as a mutation: a refusal is its error, and what the screens show follows at once. */
export function actionOptions<Input, Value>(
  client: QueryClient,
  action: (input: Input) => Promise<ActionResult<Value>>,
  { migrationId, optimistic }: ActionOptions<Input>,
): MutationOptions<Value, Error, Input, MigrationSummary | undefined> {
  const key = migrationId === undefined ? null : queryKeys.summary(migrationId);
  return {
    mutationFn: async (input: Input) => {
      const result = await action(input);
      if (!result.ok) throw new ActionError(result);
      return result.value;
    },
    onMutate: async (input) => {
      if (!key || !optimistic) return undefined;
      // An answer that is under way must not overwrite what is shown ahead of the server.
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<MigrationSummary>(key);
      if (before) client.setQueryData(key, optimistic(before, input));
      return before;
    },
    onError: (_error, _input, before) => {
      if (key && before) client.setQueryData(key, before);
    },
    onSettled: () => {
      if (migrationId !== undefined)
        void client.invalidateQueries({ queryKey: queryKeys.migration(migrationId) });
    },
  };
}
