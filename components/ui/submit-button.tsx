'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

interface Props extends ComponentProps<typeof Button> {
  /** The running form of the label, e.g. “Deploying…”. */
  readonly pendingLabel?: string;
}

/** The submit button of the form around it; pending while that form’s action runs. */
export function SubmitButton({ pendingLabel, children, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button variant="primary" {...rest} type="submit" isPending={pending}>
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
