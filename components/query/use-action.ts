import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActionResult } from '@/lib/web/auth/action';
import { type ActionOptions, actionOptions } from './action-options';
import type { MigrationSummary } from './migration-summary';

/** A server action as a mutation, for live parts of a page. */
export function useAction<Input, Value>(
  action: (input: Input) => Promise<ActionResult<Value>>,
  options: ActionOptions<Input> = {},
): UseMutationResult<Value, Error, Input, MigrationSummary | undefined> {
  const client = useQueryClient();
  return useMutation(actionOptions(client, action, options));
}
