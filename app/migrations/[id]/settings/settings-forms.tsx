'use client';

import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { applyPlan, changeEstimates, changeSettings, duplicate } from './actions';

interface Props {
  readonly migrationId: string;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly pending: string;
}

const ACTION = {
  settings: changeSettings,
  estimates: changeEstimates,
  plan: applyPlan,
  duplicate,
} as const;

/** The forms of the settings page: each is its fields and what they do. */
export function SettingsForm({ kind, ...props }: Props & { readonly kind: keyof typeof ACTION }) {
  return (
    <StepForm
      action={ACTION[kind]}
      hidden={{ migrationId: props.migrationId }}
      fields={props.fields}
      submitVariant={kind === 'settings' ? 'primary' : 'secondary'}
      submitLabel={props.submit}
      pendingLabel={props.pending}
    />
  );
}
