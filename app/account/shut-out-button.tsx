'use client';

import { ActionProblem } from '@/components/query/action-problem';
import { useLazyAction } from '@/components/query/use-lazy-action';
import { AskFirst } from '@/components/ui/ask-first';
import { setDisabled } from './actions';

interface Props {
  readonly operatorId: string;
  readonly label: string;
  readonly title: string;
  readonly text: string;
}

/** Shuts an account out, after asking: whoever holds it loses what is on the screen. */
export function ShutOutButton({ operatorId, label, title, text }: Props) {
  const disable = useLazyAction(setDisabled);
  // What went wrong stands below the button; the question is over either way.
  const shutOut = async () => {
    await disable.send({ operatorId, isDisabled: true });
  };
  return (
    <>
      <AskFirst
        label={label}
        size="sm"
        variant="danger"
        title={title}
        description={text}
        confirmLabel={label}
        onConfirm={shutOut}
      />
      <ActionProblem error={disable.error} />
    </>
  );
}
