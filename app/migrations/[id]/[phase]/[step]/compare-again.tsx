'use client';

import { useActionState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { ErrorPanel } from '@/components/ui/error-panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { startStep } from './actions';

interface Props {
  readonly migrationId: string;
  /** Source tables of one row of the matrix, as the step's form takes them. */
  readonly tables: string;
  /** What the comparison left out stays left out. */
  readonly leaveOut: string;
  readonly label: string;
  /** The label with the table's name in it, for whoever hears the buttons without the rows. */
  readonly spoken: string;
}

/** Compares one table again, on both sides as they are now; what is known of the others is kept. */
export function CompareAgain({ migrationId, tables, leaveOut, label, spoken }: Props) {
  const t = useTranslate();
  const [state, dispatch] = useActionState(startStep, {});
  const hidden = { migrationId, stepId: 'data.verify', action: 'run', again: tables, leaveOut };
  return (
    <form action={dispatch}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" size="sm" className="whitespace-nowrap" aria-label={spoken}>
        {label}
      </SubmitButton>
      {state.error ? (
        <ErrorPanel error={state.error} {...(state.original ? { original: state.original } : {})} t={t} />
      ) : null}
    </form>
  );
}
