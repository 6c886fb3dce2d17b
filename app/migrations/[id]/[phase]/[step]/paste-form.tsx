'use client';

import type { ComponentProps } from 'react';
import { StepForm } from '@/components/wizard/step-form';
import { readPasted } from './read-pasted';

type Props = Omit<ComponentProps<typeof StepForm>, 'readPasted'> & {
  readonly stepId: 'target.credentials' | 'source.connection';
};

/** The form of a step that takes credentials: a connection string pasted anywhere fills its fields. */
export function PasteForm({ stepId, ...form }: Props) {
  return (
    <StepForm
      {...form}
      readPasted={async (text) => {
        const result = await readPasted({ stepId, text });
        return result.ok ? result.value : null;
      }}
    />
  );
}
