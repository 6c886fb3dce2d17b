'use client';

import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { saveMonitor } from './actions';

interface Props {
  readonly migrationId: string;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly pending: string;
}

/** Chooses the plan, the log and the metric that the page looks at. */
export function MonitorSettingsForm({ migrationId, fields, submit, pending }: Props) {
  return (
    <StepForm
      action={saveMonitor}
      hidden={{ migrationId }}
      fields={fields}
      submitLabel={submit}
      submitVariant="secondary"
      pendingLabel={pending}
    />
  );
}
