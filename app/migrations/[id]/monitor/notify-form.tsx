'use client';

import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { saveNotify } from './notify-actions';
import { TestButton } from './test-button';

interface Props {
  readonly migrationId: string;
  readonly fields: readonly FormField[];
  readonly isStored: boolean;
  readonly texts: {
    readonly submit: string;
    readonly pending: string;
    readonly done: string;
    readonly test: string;
  };
}

/** Chooses the webhook and what it is told. */
export function NotifyForm({ migrationId, fields, isStored, texts }: Props) {
  return (
    <StepForm
      action={saveNotify}
      hidden={{ migrationId }}
      fields={fields}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
      doneText={texts.done}
      submitVariant="secondary"
      secondary={isStored ? <TestButton label={texts.test} /> : null}
    />
  );
}
