import type { ActionFailure } from '@/lib/web/auth/action';

/** A server action that refused, with the texts that say why. */
export class ActionError extends Error {
  constructor(readonly failure: ActionFailure) {
    super(failure.error.title);
  }
}
