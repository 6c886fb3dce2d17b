'use client';

import { StepForm } from '@/components/wizard/step-form';
import { startRecheck } from './actions';

interface Props {
  readonly migrationId: string;
  readonly label: string;
  readonly pendingLabel: string;
}

/** Runs every read-only check again. */
export function RecheckForm({ migrationId, label, pendingLabel }: Props) {
  return (
    <StepForm
      action={startRecheck}
      fields={[]}
      submitVariant="secondary"
      hidden={{ migrationId }}
      submitLabel={label}
      pendingLabel={pendingLabel}
    />
  );
}
