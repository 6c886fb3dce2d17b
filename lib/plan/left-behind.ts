import type { Message } from '../i18n/message';
import type { Preview } from './step';
import type { StepContext } from './step-context';

/**
 * What a run may leave when it is killed, known by the run's id alone since such a run has no evidence. An undo of the
 * run shows exactly what is there and removes exactly that.
 */
export interface LeftBehind {
  /** Said in the log when the run begins, and on its page when it never came to its end. */
  readonly names: (runId: string) => Message;
  readonly preview: (ctx: StepContext, runId: string) => Promise<Preview>;
  readonly remove: (ctx: StepContext, runId: string) => Promise<unknown>;
}
