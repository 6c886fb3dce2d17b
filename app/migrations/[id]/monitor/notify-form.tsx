'use client';

import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { saveNotify } from './notify-actions';

interface Props {
  readonly migrationId: string;
  readonly fields: readonly FormField[];
  readonly texts: { readonly submit: string; readonly pending: string; readonly done: string };
}

/** Chooses the webhook and what it is told. */
export function NotifyForm({ migrationId, fields, texts }: Props) {
  return (
    <StepForm
      action={saveNotify}
      hidden={{ migrationId }}
      fields={fields}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
      doneText={texts.done}
      submitVariant="secondary"
    />
  );
}
