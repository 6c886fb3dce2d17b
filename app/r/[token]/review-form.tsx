'use client';

import { StepForm } from '@/components/wizard/step-form';
import { sendReview } from './actions';

interface Props {
  readonly token: string;
  readonly texts: {
    readonly verdict: string;
    readonly approve: string;
    readonly requestChanges: string;
    readonly name: string;
    readonly comment: string;
    readonly submit: string;
    readonly pending: string;
    readonly done: string;
  };
}

/** A reviewer's answer: approve or request changes, by name. */
export function ReviewForm({ token, texts }: Props) {
  return (
    <StepForm
      action={sendReview}
      hidden={{ token }}
      fields={[
        {
          name: 'verdict',
          kind: 'select',
          label: texts.verdict,
          initial: 'approve',
          options: [
            { value: 'approve', label: texts.approve },
            { value: 'request-changes', label: texts.requestChanges },
          ],
        },
        { name: 'name', kind: 'text', isProse: true, label: texts.name, isRequired: true },
        { name: 'comment', kind: 'textarea', isProse: true, label: texts.comment },
      ]}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
      doneText={texts.done}
    />
  );
}
