import { useState } from 'react';
import type { ActionResult } from '@/lib/web/auth/action';
import type { ActionOptions } from './action-options';

interface State<Value> {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data: Value | undefined;
}

/**
 * The same as `useAction` for a button that has to work from the first moment on: the library is loaded when it is
 * pressed. Without a connection that fails at once; nothing is sent later.
 */
export function useLazyAction<Input, Value>(
  action: (input: Input) => Promise<ActionResult<Value>>,
  options: ActionOptions<Input> = {},
) {
  const [state, setState] = useState<State<Value>>({ isPending: false, error: null, data: undefined });
  /** Gives whether it went well; the value or what went wrong is in the state. */
  const send = async (input: Input, onDone?: (value: Value) => void): Promise<boolean> => {
    setState((before) => ({ ...before, isPending: true, error: null }));
    try {
      const { sendAction } = await import('./send-action');
      const data = await sendAction(action, input, options);
      setState({ isPending: false, error: null, data });
      onDone?.(data);
      return true;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      setState({ isPending: false, error, data: undefined });
      return false;
    }
  };
  return { ...state, send };
}
