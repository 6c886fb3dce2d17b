import type { ErrorExplanation } from '@/lib/platform/errors/explain-error';

/** What a form’s action answers. It must never hold the value of a secret field. */
export interface StepFormState {
  /** What was sent, for a page without scripts; secrets left out. */
  readonly values?: Readonly<Record<string, string | boolean>>;
  /** Sentences by field name: what is wrong and how to put it right. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly error?: ErrorExplanation;
  readonly original?: string;
  /** Changes with each success (a run id, a time): the form then forgets the secrets typed into it. */
  readonly done?: string;
  /** What came of it, in a sentence, where that is more than that it went well. */
  readonly said?: string;
}

export type StepFormAction = (previous: StepFormState, form: FormData) => Promise<StepFormState>;
