import { MutationObserver } from '@tanstack/react-query';
import type { ActionResult } from '@/lib/web/auth/action';
import { type ActionOptions, actionOptions } from './action-options';
import { queryClient } from './query-client';

/** Sends a server action as a mutation of this tab’s client; rejects with why it was refused. */
export function sendAction<Input, Value>(
  action: (input: Input) => Promise<ActionResult<Value>>,
  input: Input,
  options: ActionOptions<Input> = {},
): Promise<Value> {
  const client = queryClient();
  return new MutationObserver(client, actionOptions(client, action, options)).mutate(input);
}
